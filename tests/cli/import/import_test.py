"""poai import as a user calls it: the district, the report, what it refuses."""

import json
import os
import shutil

import program
from program import BAD_FILES, BAD_SCENARIO, DONE, names_in

SMALL = """<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
  <node id="1" lat="34.6700" lon="135.2100"/>
  <node id="2" lat="34.6700" lon="135.2110"/>
  <node id="3" lat="34.6700" lon="135.2120"/>
  <node id="4" lat="34.6702" lon="135.2112"><tag k="amenity" v="restaurant"/></node>
  <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
  <way id="11"><nd ref="1"/><nd ref="3"/><tag k="highway" v="motorway"/></way>
</osm>
"""

FEED = {
    "agency.txt": "agency_id,agency_name,agency_url,agency_timezone\n"
                  "b,Bus,https://example.org/,Asia/Tokyo\n",
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\nA,A,34.67,135.21\nC,C,34.67,135.212\n",
    "routes.txt": "route_id,route_short_name,route_type\nr,1,3\n",
    "trips.txt": "route_id,service_id,trip_id\nr,d,t\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                      "t,8:00:00,8:00:00,A,1\nt,8:02:00,8:02:00,C,2\n",
    "calendar_dates.txt": "service_id,date,exception_type\nd,20260603,1\n",
}


# From a stop 3 km to the west and back, all day long.
BUS_FROM_OUTSIDE = {
    "stops.txt": FEED["stops.txt"] + "X,X,34.67,135.178\n",
    "trips.txt": FEED["trips.txt"] + "r,d,back\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                      "t,8:00:00,8:00:00,X,1\nt,8:05:00,8:05:00,A,2\nt,8:06:00,8:06:00,C,3\n"
                      "back,8:00:00,8:00:00,C,1\nback,8:01:00,8:01:00,A,2\n"
                      "back,8:06:00,8:06:00,X,3\n",
    "frequencies.txt": "trip_id,start_time,end_time,headway_secs\n"
                       "t,06:00:00,23:00:00,300\nback,06:00:00,23:00:00,300\n",
}

# What nobody can import: by which mode, through which gate, and what for.
WHAT_THEY_DO = """
[access.by_bus]
bus = 1.0
[gates.bus]
gate_X = 1.0
[age_profile.adults]
bands = [[20, 60, 1.0]]
[tour.visit]
activity = "visit"
appears = 1.0
arrive = [["10:00", "12:00", 1.0]]
stay_mean_min = 60
stay_sd_min = 10
stay_least_min = 10
[[block]]
id = "visitors"
role = "visitor"
place = "n4"
persons = 50
male_share = 0.5
age_profile = "adults"
tour = "visit"
access = "by_bus"
"""


class Import(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("small.osm", SMALL)

    def contents(self, folder):
        return {name: (self.folder / folder / name).read_text(encoding="utf-8")
                for name in names_in(self.folder / folder)
                if (self.folder / folder / name).is_file()}

    def test_makes_a_district_that_can_be_checked(self):
        outcome = self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.assertIn("ways: 1 accepted, 1 rejected", outcome.out)
        self.assertRegex(outcome.out, r"rejected: for vehicles only +1  w11\n")
        self.assertEqual(outcome.err, "")
        self.assertEqual(names_in(self.folder / "d"), [
            "SOURCES.md", "coastline.geojson", "district.toml", "places.geojson",
            "population.toml", "walkways.geojson"])
        check = self.poai_ends(DONE, "check", "d")
        self.assertRegex(check.out, r"walkways +2 nodes, 1 links, 0\.2 km")
        self.assertRegex(check.out, r"places +1 \(dining 1\)")

    def test_an_imported_district_is_drawn(self):
        if os.environ.get("POAI_WITH_VIZ") != "1":
            self.skipTest("built without VTK")
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.poai_ends(DONE, "render", "d", "-o", "map.png", "--size", "300x200")
        self.assertTrue((self.folder / "map.png").read_bytes().startswith(b"\x89PNG"))

    def test_an_imported_district_runs_with_a_population(self):
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        places = self.folder / "d" / "places.geojson"
        gate = ('{"type":"Feature","properties":{"id":"gate","kind":"gate","area":"phase1",'
                '"modes":["walk"]},"geometry":{"type":"Point","coordinates":[135.21,34.67]}},\n')
        text = places.read_text(encoding="utf-8")
        places.write_text(text.replace('{"type":"Feature"', gate + '{"type":"Feature"', 1))
        self.write("d/population.toml", """format = "poai-population"
format_version = 1
[access.foot]
walk = 1.0
[gates.walk]
gate = 1.0
[age_profile.adults]
bands = [[20, 60, 1.0]]
[tour.visit]
activity = "visit"
appears = 1.0
arrive = [["10:00", "12:00", 1.0]]
stay_mean_min = 60
stay_sd_min = 10
stay_least_min = 10
[[block]]
id = "visitors"
role = "visitor"
place = "n4"
persons = 50
male_share = 0.5
age_profile = "adults"
tour = "visit"
access = "foot"
""")
        scenario = self.scenario(district="d", scale=1)
        self.poai_ends(DONE, "run", "-q", scenario, "-o", "result")
        self.assertEqual(program.summary_of(self.folder / "result")["persons"]["appeared"], 50)

    def test_map_timetable_and_residents_make_a_district_that_runs(self):
        home = '<node id="5" lat="34.6702" lon="135.2102"><tag k="building" v="apartments"/></node>'
        self.write("small.osm", SMALL.replace("<way", home + "<way", 1))
        for name, text in dict(FEED, **BUS_FROM_OUTSIDE).items():
            self.write(f"feed/{name}", text)
        ages = [f"age_{age}_{age + 4}" for age in range(0, 80, 5)] + ["age_80_over"]
        self.write("people.csv", f"id,place,世帯数,男（人）,女（人）,{','.join(ages)},access\n"
                                 f"homes,n5,１５,17,17,{'2,' * len(ages)}by_bus\n")
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.poai_ends(DONE, "import", "gtfs", "feed", "-o", "d")
        with open(self.folder / "d" / "population.toml", "a", encoding="utf-8") as file:
            file.write(WHAT_THEY_DO)
        self.poai_ends(DONE, "import", "table", "people.csv", "--as", "residents", "-o", "d")
        check = self.poai_ends(DONE, "check", "d")
        self.assertEqual(check.err.count("warning:"), 1, check.err)  # nobody wrote the feed's terms
        self.poai_ends(DONE, "run", "-q", self.scenario(district="d", scale=1), "-o", "result")
        summary = program.summary_of(self.folder / "result")
        self.assertEqual(summary["persons"]["by_role"]["resident"], 34)
        self.assertEqual(summary["persons"]["by_role"]["visitor"], 50)
        self.assertTrue(summary["run"]["valid"])
        # Every visitor comes and goes; the bus runs all day, and nobody walks the 3 km.
        self.assertEqual(summary["trips"]["by_mode"]["bus"], 100)

    def test_trains_of_another_district_have_their_own_name(self):
        feed = dict(FEED, **BUS_FROM_OUTSIDE)
        feed["routes.txt"] = "route_id,route_short_name,route_type\nr,湾岸線,2\nb,1,3\n"
        feed["trips.txt"] += "b,d,shuttle\n"
        feed["stop_times.txt"] += "shuttle,8:00:00,8:00:00,A,1\nshuttle,8:03:00,8:03:00,C,2\n"
        for name, text in feed.items():
            self.write(f"feed/{name}", text)
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.poai_ends(DONE, "import", "gtfs", "feed", "-o", "d")
        with open(self.folder / "d" / "population.toml", "a", encoding="utf-8") as file:
            file.write(WHAT_THEY_DO.replace("by_bus", "by_train").replace("bus = 1.0",
                                                                          "port_liner = 1.0")
                       .replace("gates.bus", "gates.port_liner"))
        outcome = self.poai_ends(DONE, "run", "-q", self.scenario(district="d", scale=1),
                                 "-o", "result")
        self.assertRegex(outcome.out, r"(?m)^湾岸線 boardings +100$")
        self.assertNotIn("Port Liner", outcome.out)
        transit = program.summary_of(self.folder / "result")["transit"]
        self.assertEqual(transit["port_liner"]["boardings"], 100)
        self.assertEqual(transit["bus"]["boardings"], 0)  # at the same stops
        self.poai_ends(DONE, "report", "result", "-o", "day.html")
        page = (self.folder / "day.html").read_text(encoding="utf-8")
        self.assertIn("湾岸線", page)
        self.assertNotIn("Port Liner", page)
        self.assertNotIn("ポートライナー", page)

    def test_adds_a_timetable(self):
        for name, text in FEED.items():
            self.write(f"feed/{name}", text)
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        outcome = self.poai_ends(DONE, "import", "gtfs", "feed", "-o", "d")
        self.assertIn("weekday date: 2026-06-03\nweekend date: none\n", outcome.out)
        check = self.poai_ends(DONE, "check", "d")
        self.assertIn("2 stops, 1 routes, 1 runs on a weekday, 0 on a weekend day", check.out)

    def test_reads_a_feed_from_an_archive(self):
        for name, text in FEED.items():
            self.write(f"feed/{name}", text)
        shutil.make_archive(str(self.folder / "feed"), "zip", self.folder / "feed")
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.poai_ends(DONE, "import", "gtfs", "feed.zip", "-o", "d")

    def test_writes_the_report_as_json(self):
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d", "--report", "report.json")
        report = json.loads((self.folder / "report.json").read_text(encoding="utf-8"))
        self.assertEqual(report["format"], "poai-import-report")
        ways = next(item for item in report["records"] if item["subject"] == "ways")
        self.assertEqual(ways["accepted"], 1)
        self.assertEqual(ways["rejected"],
                         [{"reason": "for vehicles only", "count": 1, "examples": ["w11"]}])

    def test_replaces_no_file_with_its_report(self):
        call = ("import", "osm", "small.osm", "-o", "d", "--report")
        before = (self.folder / "small.osm").read_bytes()
        for path, says in (("small.osm", "no report of an import"), (".", "no report of an import"),
                           ("none/r.json", "there is no folder")):
            for more in ((), ("--overwrite",)):
                with self.subTest(path=path, more=more):
                    outcome = self.poai_ends(BAD_SCENARIO, *call, path, *more)
                    self.assertIn(says, outcome.err)
                    self.assertEqual((self.folder / "small.osm").read_bytes(), before)
                    self.assertFalse((self.folder / "d").exists())
        self.poai_ends(DONE, *call, "r.json")
        first = (self.folder / "r.json").read_bytes()
        outcome = self.poai_ends(BAD_SCENARIO, *call, "r.json")
        self.assertIn("is there already", outcome.err)
        self.assertEqual((self.folder / "r.json").read_bytes(), first)
        self.poai_ends(DONE, *call, "r.json", "--overwrite")
        self.assertNotEqual((self.folder / "r.json").read_bytes(), first)

    def test_says_in_the_report_what_it_did_not_write(self):
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.write("small.osm", SMALL.replace('v="residential"', 'v="pedestrian"'))
        call = ("import", "osm", "small.osm", "-o", "d", "--report", "r.json")
        self.poai_ends(BAD_SCENARIO, *call)
        report = json.loads((self.folder / "r.json").read_text(encoding="utf-8"))
        self.assertFalse(report["written"])
        walkways = next(file for file in report["files"] if file["file"] == "walkways.geojson")
        self.assertEqual((walkways["overwritten"], walkways["would_overwrite"]), ([], ["w10"]))

    def test_is_quiet_if_asked(self):
        outcome = self.poai_ends(DONE, "-q", "import", "osm", "small.osm", "-o", "d",
                                 "--report", "r.json")
        self.assertEqual((outcome.out, outcome.err), ("", ""))
        self.assertTrue((self.folder / "r.json").exists())

    def test_takes_no_table_before_the_map(self):
        self.write("offices.csv", "id,lon,lat,kind\na,135.2101,34.6701,office\n")
        self.write("people.csv", "hour,count\n8,120\n")
        for name, kind in (("offices.csv", "organisations"), ("people.csv", "counts")):
            outcome = self.poai_ends(BAD_FILES, "import", "table", name, "--as", kind, "-o", "d")
            self.assertIn("has no walkways yet", outcome.err)
            self.assertIn("import the map first", outcome.err)
            self.assertFalse((self.folder / "d").exists())
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.poai_ends(DONE, "import", "table", "offices.csv", "--as", "organisations", "-o", "d")
        self.write("notes.csv", "x\n1\n")
        outcome = self.poai_ends(BAD_FILES, "import", "table", "notes.csv", "--as", "counts",
                                 "-o", "d")
        self.assertIn("has one column", outcome.err)
        self.poai_ends(DONE, "check", "d")

    def test_a_folder_of_buildings_alone_asks_for_its_map(self):
        self.write("houses.geojson", json.dumps({"type": "FeatureCollection", "features": [{
            "type": "Feature", "properties": {"id": "a"}, "geometry": {
                "type": "Polygon", "coordinates": [[[135.21, 34.6701], [135.2102, 34.6701],
                                                    [135.2102, 34.6703], [135.21, 34.6701]]]}}]}))
        self.poai_ends(DONE, "import", "vector", "houses.geojson", "-o", "d")
        for call in (("check", "d"), ("render", "d", "-o", "d.png")):
            with self.subTest(call=call):
                if call[0] == "render" and os.environ.get("POAI_WITH_VIZ") == "0":
                    continue
                outcome = self.poai_ends(BAD_FILES, *call)
                self.assertEqual(len(outcome.err.strip().splitlines()), 1, outcome.err)
                self.assertIn("has no map yet", outcome.err)
                self.assertIn("poai import osm FILE -o d", outcome.err)
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.poai_ends(DONE, "check", "d")

    def test_refuses_a_new_district_far_from_where_its_crs_serves(self):
        """Metres of zone V read as those of zone I: 350 km to the west."""
        square = [[80000, -147000], [80020, -147000], [80020, -146980], [80000, -147000]]
        self.write("metres.geojson", json.dumps({"type": "FeatureCollection", "features": [{
            "type": "Feature", "properties": {"id": "a"},
            "geometry": {"type": "Polygon", "coordinates": [square]}}]}))
        call = ("import", "vector", "metres.geojson", "-o", "far", "--source-crs")
        outcome = self.poai_ends(BAD_FILES, *call, "EPSG:6669")
        self.assertIn("EPSG:6673 is not made for 130.3438, 31.6716", outcome.err)
        self.assertFalse((self.folder / "far").exists())
        self.poai_ends(DONE, *call, "EPSG:6673")

    def test_says_what_a_table_has_and_marks_its_places(self):
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        row = "a{0}135.2101{0}34.6701{0}office\n"
        call = ("import", "table", "x/offices.csv", "--as", "organisations", "-o", "d")
        self.write("x/offices.csv", "id;lon;lat;kind\n" + row.format(";"))
        outcome = self.poai_ends(BAD_FILES, *call)
        self.assertIn("x/offices.csv:1", outcome.err)
        self.assertIn("(the table has id;lon;lat;kind); separate the cells with commas",
                      outcome.err)
        self.write("x/offices.csv", "id,lon,lat,kind\n" + row.format(","))
        self.poai_ends(DONE, *call)
        self.assertIn('"source":"offices"', self.contents("d")["places.geojson"])
        self.assertIn("| `offices` |", self.contents("d")["SOURCES.md"])

    def test_reads_capacities_in_shift_jis(self):
        for name, text in FEED.items():
            self.write(f"feed/{name}", text)
        (self.folder / "bus.csv").write_bytes(
            "route_id,rated_capacity,source\nr,47,事業者\n".encode("cp932"))
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.poai_ends(DONE, "import", "gtfs", "feed", "-o", "d", "--vehicles", "bus.csv")
        self.assertIn("事業者", self.contents("d")["vehicles.csv"])

    def test_changes_nothing_the_second_time_and_asks_before_it_overwrites(self):
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        before = self.contents("d")
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d")
        self.assertEqual(self.contents("d"), before)
        self.write("small.osm", SMALL.replace('v="residential"', 'v="pedestrian"'))
        outcome = self.poai_ends(BAD_SCENARIO, "import", "osm", "small.osm", "-o", "d")
        self.assertRegex(outcome.err, r"walkways\.geojson: .*would change 1 .*w10.*--overwrite")
        self.assertIn("walkways.geojson: would be 0 added, 0 unchanged, 1 changed", outcome.out)
        self.assertIn("Nothing was written.", outcome.out)
        self.assertEqual(self.contents("d"), before)
        self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d", "--overwrite")
        self.assertIn('"width_m":6.0', self.contents("d")["walkways.geojson"])

    def test_help_names_the_kinds_of_tables(self):
        text = self.poai_ends(DONE, "import", "table", "--help").out
        self.assertIn("{flights,vehicles,organisations,residents,counts}", text)
        self.assertTrue(text.replace("\n", "").isprintable())

    def test_takes_only_what_is_in_the_box(self):
        outcome = self.poai_ends(DONE, "import", "osm", "small.osm", "-o", "d",
                                 "--bbox", "135.2095,34.66,135.2115,34.68")
        self.assertIn("nodes: 4 read, 3 in the area", outcome.out)

    def test_refuses_what_it_cannot_read_and_writes_nothing(self):
        self.write("broken.osm", "<osm><node")
        self.write("notes.txt", "x")
        self.write("empty.osm", "")
        self.write("page.osm", "<!DOCTYPE HTML>\n<html></html>")
        (self.folder / "half.zip").write_bytes(b"PK\x03\x04" + bytes(60))
        for name, at in (("swapped", [34.66, 135.2]), ("degrees", [135.2, 34.66])):
            square = [at, [at[0] + 1e-4, at[1]], [at[0], at[1] + 1e-4], at]
            self.write(f"{name}.geojson", json.dumps({"type": "FeatureCollection", "features": [{
                "type": "Feature", "properties": {"id": "a"},
                "geometry": {"type": "Polygon", "coordinates": [square]}}]}))
        for code, call, says in (
                (BAD_FILES, ("osm", "broken.osm"), "cannot be read as OpenStreetMap data"),
                (BAD_FILES, ("osm", "none.osm"), "does not exist"),
                (BAD_FILES, ("osm", "notes.txt"), "no known ending"),
                (BAD_FILES, ("gtfs", "notes.txt"), "no zip archive"),
                (BAD_FILES, ("vector", "notes.txt"), "cannot be read as GeoJSON"),
                (BAD_SCENARIO, ("osm", "small.osm", "--bbox", "1,2,3"), "is not a box"),
                (BAD_FILES, ("osm", "small.osm", "--crs", "EPSG:4326"), "not a projected"),
                (BAD_FILES, ("osm", "empty.osm"), "is empty"),
                (BAD_FILES, ("osm", "page.osm"), "is a web page, not OpenStreetMap data"),
                (BAD_FILES, ("osm", "small.osm", "--bbox", "1, 2, 3, 4"),
                 "in the area 1.0000,2.0000,3.0000,4.0000; "
                 "the data cover 135.2100,34.6700,135.2120,34.6702"),
                (BAD_FILES, ("gtfs", "half.zip"), "its end is missing"),
                (BAD_FILES, ("vector", "swapped.geojson"), "(id a) is at 34.66, 135.2"),
                (BAD_FILES, ("vector", "swapped.geojson"), "write longitude first"),
                (BAD_FILES, ("vector", "degrees.geojson", "--source-crs", "EPSG:6673"),
                 "which are degrees"),
                (BAD_SCENARIO, ("osm", "small.osm", "--overwite"), 'did you mean "--overwrite"?'),
                (BAD_SCENARIO, ("table", "notes.txt", "--as", "flight"), 'did you mean "flights"?'),
                (BAD_SCENARIO, ("table", "notes.txt", "--as", "flights", "--encoding", "sjis"),
                 '"sjis" is not in {auto,utf-8,shift_jis}'),
                (BAD_SCENARIO, ("magic", "small.osm"), "subcommand is required")):
            with self.subTest(call=call):
                outcome = self.poai_ends(code, "import", *call, "-o", "d")
                self.assertIn(says, outcome.err)
                self.assertFalse((self.folder / "d").exists())


if __name__ == "__main__":
    program.main()
