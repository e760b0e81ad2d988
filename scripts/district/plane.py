"""Small plane geometry in street coordinates (pairs of metres)."""

import math


def distance(p, q):
    """Distance of two points."""
    return math.hypot(q[0] - p[0], q[1] - p[1])


def along(p, q, share):
    """The point at `share` (0..1) of the way from p to q."""
    return (p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share)


def foot(p, a, b):
    """Share along a-b (0..1) of the point nearest to p, and its distance from p."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    squared = dx * dx + dy * dy
    if squared == 0.0:
        return 0.0, distance(p, a)
    share = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared
    share = min(1.0, max(0.0, share))
    return share, distance(p, (a[0] + share * dx, a[1] + share * dy))


def crossing_shares(a, b, c, d, tolerance_m):
    """Shares along a-b and c-d where the segments cross or touch within the tolerance, or None."""
    rx, ry = b[0] - a[0], b[1] - a[1]
    sx, sy = d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if abs(cross) < 1e-6 * math.hypot(rx, ry) * math.hypot(sx, sy):
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
    slack_t = tolerance_m / math.hypot(rx, ry)
    slack_u = tolerance_m / math.hypot(sx, sy)
    if -slack_t <= t <= 1 + slack_t and -slack_u <= u <= 1 + slack_u:
        return min(1.0, max(0.0, t)), min(1.0, max(0.0, u))
    return None


def offset_line(points, shift):
    """The polyline moved sideways by `shift` metres, with mitred corners."""
    normals = []
    for p, q in zip(points, points[1:]):
        length = distance(p, q)
        normals.append((-(q[1] - p[1]) / length, (q[0] - p[0]) / length))
    moved = []
    for i, p in enumerate(points):
        before = normals[max(i - 1, 0)]
        after = normals[min(i, len(normals) - 1)]
        bisector = (before[0] + after[0], before[1] + after[1])
        scale = shift / (1.0 + before[0] * after[0] + before[1] * after[1])
        moved.append((p[0] + bisector[0] * scale, p[1] + bisector[1] * scale))
    return moved


def bend_deg(p, q, r):
    """Degrees (0..180) by which the way p-q-r turns at q."""
    turn = math.atan2(r[1] - q[1], r[0] - q[0]) - math.atan2(q[1] - p[1], q[0] - p[0])
    return abs(math.degrees(math.remainder(turn, 2.0 * math.pi)))


def is_inside(point, ring):
    """True if the point lies in the closed ring (even-odd rule)."""
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def distance_to_ring(point, ring):
    """Distance of a point from the ring's line."""
    return min(foot(point, a, b)[1] for a, b in zip(ring, ring[1:]))


def clip_to_ring(a, b, ring, setback_m):
    """Pieces of a-b inside the ring; ends made by the ring are drawn back by the setback."""
    length = distance(a, b)
    shares = [0.0, 1.0]
    for c, d in zip(ring, ring[1:]):
        hit = crossing_shares(a, b, c, d, 0.0)
        if hit:
            shares.append(hit[0])
    shares.sort()
    pieces = []
    for lower, upper in zip(shares, shares[1:]):
        if not is_inside(along(a, b, (lower + upper) / 2), ring):
            continue
        start = lower + (setback_m / length if lower > 0.0 else 0.0)
        end = upper - (setback_m / length if upper < 1.0 else 0.0)
        if (end - start) * length > 2 * setback_m:
            pieces.append((along(a, b, start), along(a, b, end)))
    return pieces
