"""poai export of a result: what spreadsheets, maps and PedPy get says what the run says."""

import collections
import csv
import json
import math
import os
import pathlib
import re
import resource
import shutil
import signal
import sqlite3
import tempfile
import xml.etree.ElementTree

import program
from program import BAD_FILES, BAD_SCENARIO

LAYERS = ("links", "places", "stations", "sections")
WINDOW = ("--set", "output.trajectories.from=08:00", "--set", "output.trajectories.until=08:10")
HAS_IMPORTERS = os.environ.get("POAI_WITH_IMPORTERS") == "1"


def length_of(line):
    """Metres along a line of longitudes and latitudes near Kobe."""
    metres = (111_320 * math.cos(math.radians(34.66)), 110_940)
    return sum(math.dist([a * m for a, m in zip(begin, metres)],
                         [b * m for b, m in zip(end, metres)])
               for begin, end in zip(line, line[1:]))


class ExportResult(program.ProgramTest):
    result = None

    @classmethod
    def tearDownClass(cls):
        if cls.result:
            shutil.rmtree(cls.result.parent)

    def setUp(self):
        super().setUp()
        if ExportResult.result is None:
            folder = pathlib.Path(tempfile.mkdtemp(prefix="poai-test-"))
            ExportResult.result = self.run_weekday(folder / "result", *WINDOW)
        self.summary = program.summary_of(self.result)

    def export(self, kind, *arguments, code=program.DONE, **options):
        return self.poai_ends(code, "export", self.result, "--format", kind, *arguments, **options)

    def refused(self, code, kind, *arguments, says):
        outcome = self.export(kind, *arguments, code=code)
        self.assertEqual(outcome.out, "")
        self.assertIn(says, outcome.err)
        self.assertEqual(outcome.err.count("\n"), 1, outcome)
        self.assertEqual(program.names_in(self.folder), [], "nothing is left behind")

    def rows(self, name):
        with open(self.folder / "export" / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def features(self, name):
        text = (self.folder / "export" / f"{name}.geojson").read_text(encoding="utf-8")
        return {feature["properties"]["id"]: feature for feature in json.loads(text)["features"]}

    def test_writes_tables_by_hour(self):
        outcome = self.export("csv")
        self.assertEqual(outcome.out.split(), [f"export/{name}.csv" for name in LAYERS])
        boardings = collections.Counter()
        for row in self.rows("stations"):
            self.assertRegex(row["hour"], r"^\d\d:00$")
            boardings[row["id"]] += float(row["boardings"])
        line = self.summary["transit"]["port_liner"]["boardings_by_station"]
        self.assertGreater(sum(line.values()), 100)
        for station, persons in line.items():
            self.assertAlmostEqual(boardings[station], persons, places=6)
        entries = sum(float(row["forward"]) + float(row["backward"]) for row in self.rows("links"))
        self.assertAlmostEqual(entries, self.summary["walking"]["link_entries"], places=3)

    def test_writes_what_the_mean_wait_and_the_mean_speed_are_made_of(self):
        self.export("csv")
        line = self.summary["transit"]["port_liner"]
        at_stations = [row for row in self.rows("stations")
                       if row["id"] in line["boardings_by_station"]]
        boarded = sum(float(row["boardings"]) + float(row["changes"]) for row in at_stations)
        waited_s = sum(float(row["waited_s"]) for row in at_stations)
        self.assertAlmostEqual(waited_s / boarded, line["mean_wait_s"], delta=1.0)  # rounded to 1 s
        crowded = sum(float(row["crowded_riders"]) for row in at_stations)
        riders = sum(float(row["riders"]) for row in at_stations)
        self.assertAlmostEqual(crowded / riders, line["crowded_share"], places=6)
        walkways = json.loads((self.island / "walkways.geojson").read_text(encoding="utf-8"))
        length_m = {walkway["properties"]["id"]: length_of(walkway["geometry"]["coordinates"])
                    for walkway in walkways["features"]}
        walked_s = walked_m = 0.0
        for row in self.rows("links"):
            walked_s += float(row["forward_s"]) + float(row["backward_s"])
            walked_m += (float(row["forward"]) + float(row["backward"])) * length_m[row["id"]]
        self.assertAlmostEqual(walked_m / walked_s, self.summary["walking"]["mean_speed_mps"],
                               delta=0.01)  # whole seconds, a degree of 111 km

    def test_writes_the_loads_of_the_summary(self):
        self.export("csv")
        line = self.summary["transit"]["port_liner"]
        loads = {(row["id"], row["hour"]): float(row["most_load_share"])
                 for row in self.rows("sections")}
        self.assertAlmostEqual(loads[line["max_load_section"], line["max_load_hour"]],
                               line["max_load_share"], places=12)

    def test_writes_maps_that_add_up(self):
        self.export("geojson")
        station = self.features("stations")["P06"]
        self.assertEqual(station["geometry"]["type"], "Point")
        longitude, latitude = station["geometry"]["coordinates"]
        self.assertTrue(135.1 < longitude < 135.3 and 34.6 < latitude < 34.7)
        properties = station["properties"]
        by_hour = [value for name, value in properties.items()
                   if re.fullmatch(r"boardings_h\d\d", name)]
        self.assertEqual(len(by_hour), 24)
        self.assertAlmostEqual(sum(by_hour), properties["boardings"], places=6)
        waiting = [value for name, value in properties.items() if name.startswith("most_waiting_h")]
        self.assertEqual(max(waiting), properties["most_waiting"], "queues do not add up")
        walkways = json.loads((self.island / "walkways.geojson").read_text(encoding="utf-8"))
        links = self.features("links")
        self.assertEqual(len(links), len(walkways["features"]))
        drawn = walkways["features"][0]
        exported = links[drawn["properties"]["id"]]["geometry"]["coordinates"]
        for (x, y), (other_x, other_y) in zip(drawn["geometry"]["coordinates"], exported,
                                              strict=True):
            self.assertAlmostEqual(x, other_x, places=6)  # 7 decimals, rounded to 1/1024 m
            self.assertAlmostEqual(y, other_y, places=6)

    def test_writes_a_geopackage(self):
        if not HAS_IMPORTERS:
            self.refused(BAD_SCENARIO, "gpkg", says="without its importers")
            return
        self.export("gpkg")
        self.assertEqual(program.names_in(self.folder / "export"), ["result.gpkg"])
        with sqlite3.connect(self.folder / "export" / "result.gpkg") as package:
            layers = dict(package.execute("SELECT table_name, srs_id FROM gpkg_contents"))
            self.assertEqual(sorted(layers), sorted(LAYERS))
            crs = package.execute("SELECT organization, organization_coordsys_id FROM "
                                  "gpkg_spatial_ref_sys WHERE srs_id = ?", (layers["links"],))
            self.assertEqual(crs.fetchone(), ("EPSG", 6668))
            served, = package.execute("SELECT sum(boardings) FROM stations").fetchone()
        transit = self.summary["transit"]
        self.assertAlmostEqual(served, sum(line["boardings"] for line in transit.values()
                                           if isinstance(line, dict) and "boardings" in line),
                               places=3)

    def test_writes_a_geopackage_beside_the_layers_of_another_export(self):
        if not HAS_IMPORTERS:
            self.skipTest("a build without importers writes no GeoPackage")
        self.write("export/links.geojson", "mine")
        self.export("gpkg", "--overwrite")
        self.assertEqual(program.names_in(self.folder / "export"),
                         ["links.geojson", "result.gpkg"])
        self.assertEqual((self.folder / "export" / "links.geojson").read_text(), "mine")

    def dumped(self, *arguments):
        return self.tool("h5dump", *arguments, "export/trajectories.h5")

    def test_writes_trajectories_for_pedpy(self):
        self.export("pedpy", "--fps", "0.5")
        header = self.dumped("-H")
        for word in ('DATASET "trajectory"', '"id"', '"frame"', '"x"', '"y"', '"z"',
                     'ATTRIBUTE "fps"', 'ATTRIBUTE "wkt_geometry"'):
            self.assertIn(word, header)
        for column in ('H5T_STD_I32LE "id"', 'H5T_STD_I32LE "frame"', 'H5T_IEEE_F32LE "x"',
                       'H5T_IEEE_F32LE "y"', 'H5T_IEEE_F32LE "z"'):
            self.assertIn(column, header, "numbers that pandas takes as they are")
        self.assertIn("STRSIZE H5T_VARIABLE", self.dumped("-a", "/wkt_geometry"), "read as text")
        self.assertIn("(0): 0.5", self.dumped("-a", "/trajectory/fps"))
        self.assertRegex(self.dumped("-a", "/wkt_geometry"), r"POLYGON \(\(")
        values = self.dumped("-y", "-d", "/trajectory").partition("ATTRIBUTE")[0]
        numbers = re.findall(r"^\s+([-\d.e]+),?$", values, re.M)
        points = [tuple(map(float, numbers[i:i + 5])) for i in range(0, len(numbers), 5)]
        self.assertGreater(len(points), 100)
        self.assertEqual(len({point[:2] for point in points}), len(points), "one place at a time")
        self.assertLess(max(frame for _, frame, *_ in points), 300)
        outline = self.dumped("-a", "/wkt_geometry").partition("((")[2].partition("))")[0]
        corners = [tuple(map(float, corner.split())) for corner in outline.split(",")]
        self.assertEqual(corners[0], corners[-1], "closed")
        for axis in (0, 1):
            values = [point[2 + axis] for point in points]
            self.assertLessEqual(min(corner[axis] for corner in corners), min(values))
            self.assertGreaterEqual(max(corner[axis] for corner in corners), max(values))
        self.assert_nobody_jumps(sorted(points), 2.0)

    def assert_nobody_jumps(self, points, interval_s):
        """Within 3 m/s (the model's fastest walk at 2.2 m/s and less than a second of waiting)."""
        steps = 0
        for point, following in zip(points, points[1:]):
            (one, frame, x, y, _), (other, next_frame, to_x, to_y, _) = point, following
            if one == other and next_frame == frame + 1:
                steps += 1
                self.assertLess(((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5, 3.0 * interval_s)
        self.assertGreater(steps, 50)

    def test_cuts_trajectories_to_a_box_and_a_time(self):
        self.export("pedpy")
        whole = (self.folder / "export" / "trajectories.h5").stat().st_size
        self.export("pedpy", "--overwrite", "--from", "08:02", "--until", "08:03", "--bbox",
                    "135.20,34.65,135.22,34.67")
        self.assertLess((self.folder / "export" / "trajectories.h5").stat().st_size, whole / 5)

    def test_gives_the_same_bytes_twice(self):
        contents = []
        for folder in ("one", "two"):
            for kind in ("csv", "geojson", "pedpy", "paraview"):
                self.export(kind, "-o", folder, "--overwrite")
            contents.append([program.digest_of(self.folder / folder / name)
                             for name in program.names_in(self.folder / folder)])
        self.assertEqual(*contents)
        self.assertEqual(len(contents[0]), 14)

    def test_writes_a_companion_for_paraview_beside_the_run(self):
        outcome = self.export("paraview")
        self.addCleanup(shutil.rmtree, self.result / "paraview")
        files = [pathlib.Path(name) for name in outcome.out.split()]
        self.assertEqual([file.name for file in files], ["paraview.h5", "people.xdmf", "links.xdmf",
                                                         "places.xdmf", "stations.xdmf"])
        self.assertEqual({file.parent for file in files}, {self.result / "paraview"})
        for file in files[1:]:
            grids = xml.etree.ElementTree.parse(file).getroot().findall("./Domain/Grid/Grid")
            times = [float(grid.find("Time").get("Value")) for grid in grids]
            self.assertEqual(times, sorted(set(times)), "rising")
            self.assertGreater(len(times), 90)
        self.assert_describes_its_arrays(files)

    def assert_describes_its_arrays(self, files):
        """What the XDMF files say of types and sizes is what the HDF5 file has."""
        arrays = {}
        for line in self.tool("h5ls", "-r", files[0]).splitlines():
            path, _, shape = line.partition("Dataset {")
            if shape:
                arrays[path.strip()] = shape.rstrip("}").replace(",", "")
        named = set()
        for file in files[1:]:
            for item in xml.etree.ElementTree.parse(file).getroot().iter("DataItem"):
                name, _, path = item.text.partition(":")
                self.assertEqual(name, "./paraview.h5")
                self.assertEqual(item.get("Dimensions"), arrays[path], path)
                named.add(path)
        self.assertEqual(named, set(arrays), "no array is left unnamed")
        cells = self.tool("h5dump", "-y", "-w", "0", "-d", "/links/cells", files[0])
        cells = cells[cells.index("DATA {"):].partition("ATTRIBUTE")[0]
        numbers = iter([int(word) for word in re.findall(r"\d+", cells)])
        points = int(arrays["/links/position"].split()[0])
        following = 0
        for kind in numbers:
            self.assertEqual(kind, 2, "XDMF's number of a polyline")
            corners = [next(numbers) for _ in range(next(numbers))]
            self.assertEqual(corners, list(range(following, following + len(corners))))
            following += len(corners)
        self.assertEqual(following, points)
        types = self.tool("h5dump", "-H", "-d", "/links/position", files[0])
        self.assertIn("H5T_IEEE_F32LE", types)

    def test_leaves_no_trajectories_behind_that_do_not_fit_on_the_disk(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, resource.RLIM_INFINITY))

        for kind in ("pedpy", "paraview"):
            self.export(kind, "-o", "full", "--overwrite", code=BAD_FILES, preexec_fn=limit)
        self.assertEqual(program.names_in(self.folder / "full"), [])

    def test_refuses_what_the_run_has_not(self):
        self.refused(BAD_SCENARIO, "pedpy", "--from", "07:00", "--until", "08:05",
                     says="trajectories from 08:00 to 08:10")
        self.refused(BAD_SCENARIO, "pedpy", "--from", "08:00", says="--until")
        self.refused(BAD_SCENARIO, "pedpy", "--bbox", "here", says="WEST,SOUTH,EAST,NORTH")
        self.export("dream", code=BAD_SCENARIO)
        self.poai_ends(BAD_FILES, "export", "nowhere", "--format", "csv")
        self.poai_ends(BAD_FILES, "export", self.island, "--format", "csv")
        self.assertEqual(program.names_in(self.folder), [])

    def test_says_how_to_get_trajectories(self):
        toytown = program.Project.root / "scenarios" / "toytown.toml"
        self.poai_ends(program.DONE, "run", "-q", toytown, "-o", "toytown")
        outcome = self.poai_ends(BAD_SCENARIO, "export", "toytown", "--format", "pedpy")
        self.assertIn("output.trajectories", outcome.err)

    def test_mixes_nothing_with_other_files(self):
        self.write("export/notes.txt", "mine")
        outcome = self.export("csv", code=BAD_SCENARIO)
        self.assertIn("is there already", outcome.err)
        self.assertEqual(program.names_in(self.folder / "export"), ["notes.txt"])


if __name__ == "__main__":
    program.main()
