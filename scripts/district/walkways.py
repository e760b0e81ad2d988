"""Puts streets, stations, decks and accesses together and writes `walkways.geojson`."""

from collections import Counter

from . import paths, stations, streets
from .network import Network, Style
from .tables import feature, lonlat, write_geojson

GATE_TIE_PREFIX = "gate_link_"
# Gates that boats alone lead to -> the pier where they land. The tie keeps the network connected.
FAR_GATES = {"gate_bay_shuttle": "kobe_airport_sea_access"}
LONGEST_M = 140.0
LONGEST_BRIDGE_M = 380.0


def build_network(tables, land, places):
    """The whole walking network; raises if it is not connected."""
    points = {p["id"]: p.point for p in places}
    network = Network()
    all_streets = streets.read_streets(tables)
    streets.add_streets(network, all_streets, land)
    stations.add_stations(network, tables, points)
    paths.add_paths(network, tables, points, all_streets)
    by_id = {p["id"]: p for p in places}
    for place in places:
        if place.host:
            host = by_id[place.host]
            paths.add_inside(network, place, host.point, host["level"], place.point,
                             place.network_area)
        elif place["level"] == 0 and place["id"] not in FAR_GATES:
            paths.add_access(network, place, place.point, place.network_area, all_streets)
    network.split_long(LONGEST_M, LONGEST_BRIDGE_M)
    _tie_far_gates(network, by_id)
    require_connected(network)
    require_places_on_network(network, places)
    return network


def _tie_far_gates(network, places):
    for gate, pier in FAR_GATES.items():
        style = Style(GATE_TIE_PREFIX + gate, "bridge", 2.0, "mainland",
                      name=f"ties {gate} to the network, not a street")
        ends = [network.node(places[place].point, 0) for place in (gate, pier)]
        network.connect(*ends, style)


def require_connected(network):
    """Raises ValueError with an example node of each part that is cut off."""
    parts = network.components()
    if len(parts) > 1:
        examples = [(len(g), network.nodes[min(g)]) for g in parts[1:]]
        raise ValueError(f"the walking network has parts that are cut off: {examples}")


def require_places_on_network(network, places):
    """Raises ValueError with the places whose node no walkway reaches."""
    degree = network.degrees()
    lonely = [p["id"] for p in places if degree[network.node(p.point, p["level"])] == 0]
    if lonely:
        raise ValueError(f"no walkway reaches the places {lonely}")


def _numbered(links):
    counts = Counter()
    for link in links:
        counts[link.style.base_id] += 1
        yield f"{link.style.base_id}_{counts[link.style.base_id]:03d}", link


def _properties(link_id, link, network):
    level, level_to = network.nodes[link.start][2], network.nodes[link.end][2]
    style = link.style
    properties = {"id": link_id, "kind": style.kind, "width_m": style.width_m, "level": level}
    if level_to != level:
        properties["level_to"] = level_to
    properties.update(style.passage)
    properties["covered"] = style.covered
    properties["area"] = style.area
    if style.name:
        properties["name"] = style.name
    return properties


def write_walkways(path, network, frame):
    """Writes the links as GeoJSON."""
    features = []
    for link_id, link in _numbered(network.links):
        ends = [lonlat(frame, network.nodes[i][:2]) for i in (link.start, link.end)]
        features.append(feature("LineString", ends, _properties(link_id, link, network)))
    write_geojson(path, "walkways", features)
