"""The roads that buses drive on: centre lines of `streets.csv` as a graph, and ways on it.

A way is the one of least effort. Effort is metres times a factor of the street's class, plus a
penalty per turn, so that a bus stays on the main streets and turns as seldom as it can (estimates).
"""

import heapq

from . import plane

EFFORT_PER_M = {"avenue": 1.0, "main": 1.0, "ohashi": 1.0, "skybridge": 1.0, "mainland": 1.0,
                "collector": 1.2, "minor": 2.0}
TURN_EFFORT_M = 40.0
TURN_FROM_DEG = 30.0
U_TURN_EFFORT_M = 2000.0
U_TURN_FROM_DEG = 150.0
TOUCH_M = 0.6
JOIN_M = 2.0  # beyond the half width of the street that an end meets


def is_road(street):
    """Whether buses may drive on a street."""
    return street.section.name in EFFORT_PER_M


class Roads:
    """Junctions and pieces of road between them; the given stops are junctions too."""

    def __init__(self, streets, stops):
        """`stops`: id -> point; each becomes a junction at its foot on the road beside it."""
        streets = [s for s in streets if is_road(s)]
        self.points = []
        self._index = {}
        self._pieces = {}
        self._segments = [
            (a, b, s) for s in streets for a, b in zip(s.points, s.points[1:])
        ]
        cuts = [[0.0, 1.0] for _ in self._segments]
        self._cut_at_crossings(cuts)
        joins = self._join_ends(streets, cuts)
        feet = self._cut_at_stops(stops, cuts)
        self._add_pieces(cuts, joins)
        self.stop_nodes = {stop: self._node(foot) for stop, foot in feet.items()}

    def _node(self, point):
        key = (round(point[0], 2), round(point[1], 2))
        if key not in self._index:
            self._index[key] = len(self.points)
            self.points.append(key)
        return self._index[key]

    def _cut_at_crossings(self, cuts):
        for i, (a, b, _) in enumerate(self._segments):
            for j in range(i):
                c, d, _ = self._segments[j]
                hit = plane.crossing_shares(a, b, c, d, TOUCH_M)
                if hit:
                    cuts[i].append(hit[0])
                    cuts[j].append(hit[1])

    def _cut_beside(self, point, cuts, but=None):
        """Cuts the road beside a point, by footway and then by centre line, at the point's foot.

        Returns the foot, the road, and how far the point is from its footway (0 within it).
        """
        best = None
        for i, (a, b, street) in enumerate(self._segments):
            if street is not but:
                share, gap = plane.foot(point, a, b)
                rank = (max(0.0, gap - street.section.half_gap_m), gap)
                if best is None or rank < best[0]:
                    best = (rank, share, i)
        (outside_m, _), share, position = best
        a, b, street = self._segments[position]
        if but is None or outside_m <= JOIN_M:
            cuts[position].append(share)
        return plane.along(a, b, share), street, outside_m

    def _join_ends(self, streets, cuts):
        """Ends of streets meet the centre line of the street whose footway they reach."""
        joins = []
        for street in streets:
            for end in (street.points[0], street.points[-1]):
                foot, other, outside_m = self._cut_beside(end, cuts, street)
                if outside_m <= JOIN_M:
                    joins.append((end, foot, other))
        return joins

    def _cut_at_stops(self, stops, cuts):
        return {stop: self._cut_beside(point, cuts)[0] for stop, point in stops.items()}

    def _add_pieces(self, cuts, joins):
        for (a, b, street), shares in zip(self._segments, cuts):
            nodes = [self._node(plane.along(a, b, share)) for share in sorted(shares)]
            for start, end in zip(nodes, nodes[1:]):
                self._connect(start, end, street)
        for a, b, street in joins:
            self._connect(self._node(a), self._node(b), street)

    def _connect(self, start, end, street):
        if start != end:
            effort = EFFORT_PER_M[street.section.name] * plane.distance(
                self.points[start], self.points[end])
            self._pieces.setdefault(start, {})[end] = effort
            self._pieces.setdefault(end, {})[start] = effort

    def _turn_effort(self, before, here, after):
        if before is None:
            return 0.0
        degrees = plane.bend_deg(*(self.points[i] for i in (before, here, after)))
        if degrees >= U_TURN_FROM_DEG:
            return U_TURN_EFFORT_M
        return TURN_EFFORT_M if degrees >= TURN_FROM_DEG else 0.0

    def way(self, start, end, before=None):
        """Junctions of the way of least effort; `before` is the one driven through before `start`.

        ValueError if there is none.
        """
        heap = [(0.0, start, before)]
        reached = {}
        while heap:
            effort, node, previous = heapq.heappop(heap)
            if node == end:
                return self._trace(reached, (node, previous), (start, before))
            for other, piece in sorted(self._pieces.get(node, {}).items()):
                total = effort + piece + self._turn_effort(previous, node, other)
                state = (other, node)
                if state not in reached or total < reached[state][0]:
                    reached[state] = (total, (node, previous))
                    heapq.heappush(heap, (total, other, node))
        raise ValueError(f"no road leads from {self.points[start]} to {self.points[end]}")

    @staticmethod
    def _trace(reached, state, first):
        nodes = [state[0]]
        while state != first:
            state = reached[state][1]
            nodes.append(state[0])
        return nodes[::-1]

    def line_by(self, stops):
        """The way by the stops in their order: points, and the position of each stop in them."""
        nodes, positions = [self.stop_nodes[stops[0]]], [0]
        for stop in stops[1:]:
            before = nodes[-2] if len(nodes) > 1 else None
            nodes += self.way(nodes[-1], self.stop_nodes[stop], before)[1:]
            positions.append(len(nodes) - 1)
        return [self.points[node] for node in nodes], positions
