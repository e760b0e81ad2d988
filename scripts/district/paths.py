"""Paths, decks and entrances of `paths.csv`, and the access of every place."""

from dataclasses import replace

from . import plane
from .network import Style
from .streets import crossed_street, signal_at
from .tables import read_table

OUTDOOR_KINDS = ("park", "plaza", "housing", "zoo", "sports", "bus_stop", "gate", "logistics")


def _token_point(token, points):
    """Street coordinates of a token: `@id`, `~ along across` or `along across`."""
    token = token.strip()
    if token.startswith("@"):
        return points[token[1:]]
    return tuple(float(v) for v in token.lstrip("~").split())


def _level_at(row, position, count):
    last = position == count - 1
    return int(row["level_to"]) if last and row["level_to"] else int(row["level"])


def _path_nodes(network, row, points):
    tokens = row["points"].split(";")
    nodes = []
    for position, token in enumerate(tokens):
        level = _level_at(row, position, len(tokens))
        point = _token_point(token, points)
        if token.strip().startswith("~"):
            nodes.append(network.attach(point, level))
        else:
            nodes.append(network.node(point, level))
    return nodes


def lay(network, start, end, style, streets):
    """Connects two nodes, with nodes and crossings where the line meets walkways of its level."""
    if start == end:
        return
    if network.nodes[start][2] != network.nodes[end][2]:
        network.connect(start, end, style)
        return
    nodes = [start, *network.crossings(start, end), end]
    for a, b in zip(nodes, nodes[1:]):
        middle = plane.along(network.nodes[a], network.nodes[b], 0.5)
        crossed = crossed_street(middle, None, streets) if network.nodes[a][2] == 0 else None
        piece = style
        if crossed and style.kind == "footway":
            piece = replace(style, kind="crossing", width_m=crossed.section.crossing_width_m,
                            passage=signal_at(middle, crossed.section))
        network.connect(a, b, piece)


def add_paths(network, tables, points, streets):
    """Adds the hand-written paths; a `~` end is attached to the nearest walkway of its level."""
    for row in read_table(tables, "paths.csv"):
        style = Style(
            row["id"], row["kind"], float(row["width_m"]), row["area"],
            row["covered"] == "yes", row["name"],
        )
        nodes = _path_nodes(network, row, points)
        for start, end in zip(nodes, nodes[1:]):
            lay(network, start, end, style, streets)


def add_access(network, place, point, area, streets):
    """Joins a place on the street level to the nearest street, once more than its paths do."""
    kind = "footway" if place["kind"] in OUTDOOR_KINDS else "indoor"
    width = 3.0 if kind == "indoor" else 4.0
    node = network.node(point, 0)
    if any(network.nodes[n][2] == 0 for k in network.links if node in (k.start, k.end)
           for n in (k.start, k.end) if n != node):
        return
    target = network.attach(point, 0)
    style = Style(place["id"] + "_access", kind, width, area, kind == "indoor")
    lay(network, node, target, style, streets)


def add_inside(network, place, host_point, host_level, point, area):
    """Joins a place inside another place to its host."""
    style = Style(place["id"] + "_access", "indoor", 3.0, area, True)
    network.connect(
        network.node(host_point, host_level), network.node(point, int(place["level"])), style
    )
