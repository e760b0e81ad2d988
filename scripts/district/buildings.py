"""Buildings as boxes, most of them parallel to the street grid."""

import math

from .tables import feature, lonlat, read_table, write_geojson


def corners(row, point):
    """Corners of a box, counterclockwise on the map, closed."""
    along = point[0] + float(row["offset_along_m"])
    across = point[1] + float(row["offset_across_m"])
    half_along, half_across = float(row["size_along_m"]) / 2, float(row["size_across_m"]) / 2
    turn = math.radians(float(row["turn_deg"]))
    corners = []
    for a, b in ((1, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)):
        u, v = a * half_along, b * half_across
        corners.append((
            along + u * math.cos(turn) + v * math.sin(turn),
            across - u * math.sin(turn) + v * math.cos(turn),
        ))
    return corners


def write_buildings(path, tables, frame, points):
    """Writes `buildings.geojson`; every box is an estimate."""
    features = []
    for row in read_table(tables, "buildings.csv"):
        ring = [lonlat(frame, p) for p in corners(row, points[row["place"]])]
        features.append(feature("Polygon", [ring], {
            "place": row["place"], "height_m": float(row["height_m"]), "floors": int(row["floors"]),
            "estimated": True,
        }))
    write_geojson(path, "buildings", features)
