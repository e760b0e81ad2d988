"""Reads the hand-written tables and writes the files of the district."""

import csv
import json
from pathlib import Path


def read_table(folder, name):
    """Rows of a CSV table as dictionaries."""
    with open(Path(folder) / name, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_number(text):
    """A number of the fact tables and whether it is an estimate (`450e` -> 450, True)."""
    text = text.strip()
    estimated = text.endswith("e")
    value = float(text.rstrip("e"))
    return (int(value) if value == int(value) else value), estimated


def write_text(path, text):
    """Writes UTF-8 text with Unix line ends."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def write_csv(path, header, rows):
    """Writes a CSV file; rows are sequences in the order of the header."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def feature(geometry_type, coordinates, properties):
    """A GeoJSON feature."""
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": geometry_type, "coordinates": coordinates},
    }


def write_geojson(path, name, features):
    """Writes a FeatureCollection with one feature per line."""
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    head = '{"type":"FeatureCollection","name":"%s","features":[\n' % name
    write_text(path, head + ",\n".join(lines) + "\n]}\n")


def lonlat(frame, point):
    """GeoJSON coordinates of street coordinates: seven decimals, about a centimetre."""
    lon, lat = frame.to_lonlat(*point)
    return [round(lon, 7), round(lat, 7)]
