"""The bundled island as OpenStreetMap XML and GTFS, and back: the same network, the same runs."""

import csv
import json
import shutil

import program
from program import BAD_FILES, BAD_SCENARIO, DONE


def node(number, east, north):
    return (f'<node id="{number}" version="1" lon="{135.2 + east * 1e-4:.7f}" '
            f'lat="{34.66 + north * 1e-4:.7f}"/>')


def house(number, east):
    """Nodes of a square of about 9 m, north of the street, and the way around it."""
    first = number * 10
    corners = [(east, 1), (east + 1, 1), (east + 1, 2), (east, 2)]
    nodes = [node(first + i, *corner) for i, corner in enumerate(corners)]
    ring = "".join(f'<nd ref="{first + i % 4}"/>' for i in range(5))
    way = f'<way id="{number}" version="1">{ring}<tag k="building" v="yes"/></way>'
    return nodes, way


HOUSES = [house(3, 2), house(4, 6)]
MAP = "\n".join(
    ["<osm version='0.6'>", node(1, 0, 0), node(2, 10, 0)]
    + [line for nodes, _ in HOUSES for line in nodes]
    + ['<way id="1" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/></way>']
    + [way for _, way in HOUSES] + ["</osm>"])


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

        self.assertIn((self.island / "SOURCES.md").read_text(encoding="utf-8"),
                      (island / "SOURCES.md").read_text(encoding="utf-8"))

        # The flights are part of neither format.
        lines = [self.poai_ends(DONE, "check", folder).out.splitlines()
                 for folder in (self.island, island)]
        self.assertGreater(len(lines[0]), 5)
        for bundled, imported in zip(*lines):
            if not bundled.startswith("flights") and bundled != "0 warnings":
                self.assertEqual(bundled, imported)
        self.assertEqual(lines[1][-1], "1 warning")  # the terms of the feed are nowhere written

    def test_brings_roofs_and_qualities_back(self):
        town = self.folder / "town"
        shutil.copytree(program.Project.root / "data" / "toytown", town)
        places = (town / "places.geojson").read_text(encoding="utf-8")
        (town / "places.geojson").write_text(
            places.replace('"seats":20', '"seats":20,"indoor":false,"quality":-1.5'),
            encoding="utf-8")
        self.poai_ends(DONE, "export", town, "--format", "osm", "-o", "town_osm")
        self.poai_ends(DONE, "import", "osm", "town_osm/toytown.osm", "-o", "back")
        cafe = by_id(self.folder / "back" / "places.geojson")["cafe"]["properties"]
        self.assertIs(cafe["indoor"], False)
        self.assertEqual(cafe["quality"], -1.5)
        self.assertEqual(cafe, by_id(town / "places.geojson")["cafe"]["properties"])

    def settings(self, folder):
        return (self.folder / folder / "district.toml").read_text(encoding="utf-8")

    def test_credits_what_the_district_credits(self):
        self.poai_ends(DONE, "import", "osm", "osm/port-island.osm", "-o", "island")
        credit = next(line for line in (self.island / "district.toml").read_text(
            encoding="utf-8").splitlines() if line.startswith("credit ="))
        self.assertIn(credit + "\n", self.settings("island"))
        self.assertNotIn("OpenStreetMap contributors", self.settings("island"))

        edited = self.folder / "osm" / "port-island.osm"
        edited.write_text(edited.read_text(encoding="utf-8").replace(
            'generator="poai"', 'generator="JOSM"'), encoding="utf-8")
        self.poai_ends(DONE, "import", "osm", edited, "-o", "edited")
        self.assertIn("OpenStreetMap contributors", self.settings("edited"))

    def test_of_an_imported_map_changes_nothing_however_often(self):
        """Buildings with ids, among them those that look like the ways of the export."""
        self.write("map.osm", MAP)
        self.poai_ends(DONE, "import", "osm", "map.osm", "-o", "town")
        before = program.contents_of(self.folder / "town")
        self.assertIn('"estimated":true', before["coastline.geojson"].decode())
        self.assertIn('"w3"', before["buildings.geojson"].decode())
        for times in range(2):
            self.poai_ends(DONE, "export", "town", "--format", "osm", "-o", f"ex{times}")
            outcome = self.poai_ends(DONE, "import", "osm", f"ex{times}/town.osm", "-o", "town",
                                     "--overwrite")
            self.assertIn("buildings.geojson: 0 added, 2 unchanged, 0 changed, 0 removed, 0 kept",
                          outcome.out)
            self.assertEqual(program.contents_of(self.folder / "town"), before)
        self.poai_ends(DONE, "import", "osm", "ex0/town.osm", "-o", "other")
        for name in ("coastline.geojson", "buildings.geojson", "SOURCES.md"):
            self.assertEqual((self.folder / "other" / name).read_bytes(), before[name], name)
        self.assertIn("OpenStreetMap contributors", self.settings("other"))

    def test_check_refuses_two_buildings_of_one_id(self):
        self.write("map.osm", MAP)
        self.poai_ends(DONE, "import", "osm", "map.osm", "-o", "town")
        path = self.folder / "town" / "buildings.geojson"
        path.write_text(path.read_text(encoding="utf-8").replace('"w4"', '"w3"'), encoding="utf-8")
        outcome = self.poai_ends(BAD_FILES, "check", "town")
        self.assertIn('"w3" is there twice', outcome.err)

    def test_into_the_island_itself_changes_no_walkway_place_or_trip(self):
        shutil.copytree(self.island, self.folder / "copy",
                        ignore=shutil.ignore_patterns("tables"))
        self.poai_ends(DONE, "import", "gtfs", "gtfs", "-o", "copy")
        self.poai_ends(DONE, "import", "osm", "osm/port-island.osm", "-o", "copy")
        for name in ("walkways.geojson", "places.geojson", "coastline.geojson", "vehicles.csv",
                     "buildings.geojson", "SOURCES.md", "district.toml", "gtfs/trips.txt",
                     "gtfs/stop_times.txt", "gtfs/calendar.txt"):
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
