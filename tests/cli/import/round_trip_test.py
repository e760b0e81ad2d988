"""The bundled island as OpenStreetMap XML and GTFS, and back: the same network, the same runs."""

import csv
import json
import shutil

import program
from program import BAD_FILES, BAD_SCENARIO, DONE


def features(path):
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def by_id(path):
    return {feature["properties"]["id"]: feature for feature in features(path)}


def calls(folder):
    """Departures and stops of each trip, with its route and service."""
    with open(folder / "trips.txt", encoding="utf-8-sig", newline="") as file:
        trips = {row["trip_id"]: (row["route_id"], row["service_id"])
                 for row in csv.DictReader(file)}
    found = {trip: [] for trip in trips}
    with open(folder / "stop_times.txt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found[row["trip_id"]].append(
                (row["stop_id"], row["arrival_time"], row["departure_time"]))
    return {trip: (trips[trip], found[trip]) for trip in trips}


def vehicles(folder):
    """Cars, doors, capacities, dwell times and what of them is estimated, by route."""
    with open(folder / "vehicles.csv", encoding="utf-8-sig", newline="") as file:
        return {row.pop("route_id"): row for row in csv.DictReader(file)}


class RoundTrip(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.poai_ends(DONE, "export", self.island, "--format", "osm", "-o", "osm")
        self.poai_ends(DONE, "export", self.island, "--format", "gtfs", "-o", "gtfs")

    def test_brings_everything_back(self):
        self.poai_ends(DONE, "import", "osm", "osm/port-island.osm", "-o", "island")
        self.poai_ends(DONE, "import", "gtfs", "gtfs", "-o", "island")
        island = self.folder / "island"

        before, after = by_id(self.island / "walkways.geojson"), by_id(island / "walkways.geojson")
        self.assertEqual(before.keys(), after.keys())
        for name, walkway in before.items():
            self.assertEqual(after[name]["geometry"], walkway["geometry"], name)
            for key, value in walkway["properties"].items():
                self.assertEqual(after[name]["properties"].get(key), value, (name, key))

        before, after = by_id(self.island / "places.geojson"), by_id(island / "places.geojson")
        self.assertEqual(before.keys(), after.keys())
        for name, place in before.items():
            self.assertEqual(after[name], place)
        self.assertEqual(len(features(self.island / "buildings.geojson")),
                         len(features(island / "buildings.geojson")))
        self.assertEqual(calls(island / "gtfs"), calls(self.island / "gtfs"))

        self.assertEqual(vehicles(self.island), vehicles(island))

        # The page of sources and the flights are part of neither format.
        shutil.copy(self.island / "SOURCES.md", island / "SOURCES.md")
        lines = [self.poai_ends(DONE, "check", folder).out.splitlines()
                 for folder in (self.island, island)]
        self.assertGreater(len(lines[0]), 5)
        for bundled, imported in zip(*lines):
            if not bundled.startswith("flights"):
                self.assertEqual(bundled, imported)

    def test_into_the_island_itself_changes_no_walkway_place_or_trip(self):
        shutil.copytree(self.island, self.folder / "copy",
                        ignore=shutil.ignore_patterns("tables"))
        self.poai_ends(DONE, "import", "gtfs", "gtfs", "-o", "copy")
        self.poai_ends(DONE, "import", "osm", "osm/port-island.osm", "-o", "copy")
        for name in ("walkways.geojson", "places.geojson", "coastline.geojson", "vehicles.csv",
                     "gtfs/trips.txt", "gtfs/stop_times.txt", "gtfs/calendar.txt"):
            self.assertEqual(program.digest_of(self.folder / "copy" / name),
                             program.digest_of(self.island / name), name)

    def test_exports_into_a_used_folder_only_if_asked(self):
        outcome = self.poai_ends(BAD_SCENARIO, "export", self.island, "--format", "osm",
                                 "-o", "osm")
        self.assertIn("is there already", outcome.err)
        self.poai_ends(DONE, "export", self.island, "--format", "osm", "-o", "osm", "--overwrite")

    def test_refuses_what_is_no_district(self):
        outcome = self.poai_ends(BAD_FILES, "export", "osm", "--format", "osm", "-o", "x")
        self.assertIn("is no district", outcome.err)
        self.assertFalse((self.folder / "x").exists())


if __name__ == "__main__":
    program.main()
