"""The walking network while it is being built: nodes on levels, straight links, attachments."""

from dataclasses import dataclass, replace

from . import plane

SNAP_M = 2.0
LEAST_PIECE_M = 12.0
ATTACHABLE = ("footway", "deck", "bridge")
ALL_KINDS = ("footway", "crossing", "deck", "bridge", "indoor", "stairs")


@dataclass(frozen=True)
class Style:
    """What a link is, apart from where it runs."""

    base_id: str
    kind: str
    width_m: float
    area: str
    covered: bool = False
    name: str = ""
    passage: tuple = ()  # (property, value) of signals and gates


@dataclass(frozen=True)
class Link:
    """A straight walkway between two nodes."""

    start: int
    end: int
    style: Style


class Network:
    """Nodes are (along, across, level); nearer than SNAP_M on one level is the same node."""

    def __init__(self):
        self.nodes = []
        self.links = []
        self._cells = {}

    def node(self, point, level):
        """Index of the node at a point, made if there is none within SNAP_M."""
        cell = (int(point[0] // SNAP_M), int(point[1] // SNAP_M))
        for i in range(cell[0] - 1, cell[0] + 2):
            for j in range(cell[1] - 1, cell[1] + 2):
                for known in self._cells.get((i, j, level), ()):
                    if plane.distance(self.nodes[known], point) < SNAP_M:
                        return known
        self.nodes.append((point[0], point[1], level))
        self._cells.setdefault((*cell, level), []).append(len(self.nodes) - 1)
        return len(self.nodes) - 1

    def levels(self, link):
        """Levels of the ends of a link."""
        return self.nodes[link.start][2], self.nodes[link.end][2]

    def length(self, link):
        """Plan length of a link in metres."""
        return plane.distance(self.nodes[link.start], self.nodes[link.end])

    def connect(self, start, end, style):
        """Adds a link unless it would have no length or repeat one."""
        pair = {start, end}
        if start == end or any({k.start, k.end} == pair for k in self.links):
            return
        self.links.append(Link(start, end, style))

    def crossings(self, start, end):
        """Nodes, in order, where the line between two nodes of a level meets other links."""
        a, b = self.nodes[start], self.nodes[end]
        hits = []
        for link in self.links:
            if self.levels(link) != (a[2], a[2]) or {link.start, link.end} & {start, end}:
                continue
            hit = plane.crossing_shares(
                a[:2], b[:2], self.nodes[link.start][:2], self.nodes[link.end][:2], 0.0)
            if hit and SNAP_M < hit[0] * plane.distance(a, b) < plane.distance(a, b) - SNAP_M:
                hits.append(plane.along(a, b, hit[0]))
        hits.sort(key=lambda p: plane.distance(a, p))
        return [self.attach(p, a[2], SNAP_M, ALL_KINDS) for p in hits]

    def add_line(self, points, style, level, level_to=None):
        """Adds a polyline; only its last piece may change the level."""
        level_to = level if level_to is None else level_to
        nodes = [self.node(p, level) for p in points[:-1]] + [self.node(points[-1], level_to)]
        for start, end in zip(nodes, nodes[1:]):
            self.connect(start, end, style)

    def nearest(self, point, level, kinds):
        """The link of a level and of some kinds nearest to a point: (distance, share, position)."""
        best = None
        for position, link in enumerate(self.links):
            if link.style.kind not in kinds or self.levels(link) != (level, level):
                continue
            share, gap = plane.foot(point, self.nodes[link.start], self.nodes[link.end])
            if best is None or gap < best[0]:
                best = (gap, share, position)
        return best

    def attach(self, point, level, least_piece_m=LEAST_PIECE_M, kinds=ATTACHABLE):
        """Node on the nearest link of the level; splits the link unless one of its ends is near."""
        _, share, position = self.nearest(point, level, kinds)
        link = self.links[position]
        length = self.length(link)
        if share * length < least_piece_m:
            return link.start
        if (1.0 - share) * length < least_piece_m:
            return link.end
        middle = self.node(
            plane.along(self.nodes[link.start][:2], self.nodes[link.end][:2], share), level
        )
        self.links[position] = replace(link, end=middle)
        self.links.insert(position + 1, replace(link, start=middle))
        return middle

    def split_long(self, longest_m, longest_bridge_m):
        """Cuts links that are too long into equal pieces."""
        pieces = []
        for link in self.links:
            limit = longest_bridge_m if link.style.kind == "bridge" else longest_m
            count = max(1, -int(-self.length(link) // limit))
            a, b = self.nodes[link.start], self.nodes[link.end]
            cuts = [link.start]
            cuts += [self.node(plane.along(a[:2], b[:2], k / count), a[2]) for k in range(1, count)]
            cuts.append(link.end)
            pieces += [Link(s, e, link.style) for s, e in zip(cuts, cuts[1:])]
        self.links = pieces

    def degrees(self):
        """Number of links at each node."""
        degree = [0] * len(self.nodes)
        for link in self.links:
            degree[link.start] += 1
            degree[link.end] += 1
        return degree

    def prune_stubs(self, longest_m):
        """Removes dead ends shorter than the given length, as long as there are any."""
        while True:
            degree = self.degrees()
            kept = [
                k for k in self.links
                if min(degree[k.start], degree[k.end]) > 1 or self.length(k) >= longest_m
            ]
            if len(kept) == len(self.links):
                return
            self.links = kept

    def components(self):
        """Sets of connected nodes, the largest first."""
        parent = list(range(len(self.nodes)))

        def root(i):
            while parent[i] != i:
                parent[i] = parent[parent[i]]
                i = parent[i]
            return i

        used = set()
        for link in self.links:
            parent[root(link.start)] = root(link.end)
            used |= {link.start, link.end}
        groups = {}
        for i in sorted(used):
            groups.setdefault(root(i), set()).add(i)
        return sorted(groups.values(), key=lambda g: (-len(g), min(g)))
