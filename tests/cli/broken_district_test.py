"""Districts with one thing broken: exit code 3, a sentence that names the file, no result."""

import json
import re
import shutil

import program
from program import BAD_FILES


def without_bridges(features):
    """Those to gates, which are no bridges that one sees, stay."""
    return [walkway for walkway in features
            if walkway["properties"]["kind"] != "bridge" or
            walkway["properties"]["id"].startswith("gate_link_")]


class BrokenDistrict(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.district = self.folder / "island"
        shutil.copytree(self.island, self.district,
                        ignore=shutil.ignore_patterns("tables", "observed", "*.md"))

    def change_text(self, name, before, after, count=1):
        path = self.district / name
        text = path.read_text(encoding="utf-8")
        self.assertTrue(before in text, f"{name} has changed: the test breaks nothing")
        path.write_text(text.replace(before, after, count), encoding="utf-8")

    def change_features(self, name, change):
        """`change` takes the list of features and returns a new one; each stays on its line."""
        path = self.district / name
        features = change(json.loads(path.read_text(encoding="utf-8"))["features"])
        lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
        path.write_text(f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n',
                        encoding="utf-8")

    def assert_refused(self, *patterns):
        """`run` and both ways to `check` refuse; each pattern is somewhere in what they say."""
        scenario = self.scenario(district="island")
        for call in (("run", scenario, "-o", "result"), ("check", scenario),
                     ("check", self.district)):
            with self.subTest(command=call[0]):
                outcome = self.poai_ends(BAD_FILES, *call)
                for pattern in patterns:
                    self.assertRegex(outcome.err, pattern)
                self.assertEqual(outcome.out, "")
                self.assertFalse((self.folder / "result").exists())
                self.assertFalse((self.folder / "runs").exists())

    def test_as_copied_is_whole(self):
        self.poai_ends(program.DONE, "check", self.scenario(district="island"))

    def test_each_missing_file_is_named_and_not_what_follows_from_it(self):
        for name in ("district.toml", "coastline.geojson", "walkways.geojson", "places.geojson",
                     "buildings.geojson", "vehicles.csv", "flights.csv", "population.toml",
                     *(f"gtfs/{table}.txt" for table in
                       ("agency", "calendar", "routes", "shapes", "stop_times", "stops", "trips"))):
            with self.subTest(file=name):
                path = self.district / name
                path.rename(self.folder / "aside")
                self.assert_refused(re.escape(path.name))
                said = self.poai("check", self.district).err
                self.assertEqual(said.count("\n"), 1, said)
                (self.folder / "aside").rename(path)

    def test_problems_of_district_population_and_intervention_come_at_once(self):
        (self.district / "flights.csv").unlink()
        self.change_text("population.toml", 'place = "housing_nakamachi_2"',
                         'place = "housing_nakamachi_22"')
        scenario = self.scenario(district="island", more="""
[[intervention]]
id = "shut"
kind = "close-place"
place = "kimecc"
""")
        said = self.poai_ends(program.BAD_SCENARIO, "check", scenario).err
        for pattern in (r"flights\.csv", r"population\.toml:\d+", r"intervention\.shut\.place"):
            self.assertRegex(said, pattern)

    def test_two_broken_files_are_both_named(self):
        (self.district / "flights.csv").unlink()
        self.change_text("vehicles.csv", "port_liner_loop,6,", "port_liner_loop,six,")
        self.assert_refused(r"flights\.csv", r"vehicles\.csv:3")

    def test_a_coordinate_that_is_not_a_number(self):
        self.change_text("walkways.geojson", "[[135.", "[[NaN,135.")
        self.assert_refused(r"walkways\.geojson:2:\d+")

    def test_a_coordinate_out_of_the_world(self):
        self.change_text("places.geojson", '"coordinates":[135.', '"coordinates":[1350.')
        self.assert_refused(r"places\.geojson:2\b")

    def test_an_island_cut_off_from_the_network(self):
        self.change_features("walkways.geojson", without_bridges)
        self.assert_refused(r"walkways\.geojson:\d+: \w+: .*cut off.*\d+ of the \d+ links")

    def test_what_else_is_found_in_a_district_that_is_cut_off(self):
        self.change_features("walkways.geojson", without_bridges)
        outcome = self.poai_ends(BAD_FILES, "check", self.district)
        self.assertRegex(outcome.err, r"error: \S*places\.geojson: \w+: unreachable-place: ")
        self.assertRegex(outcome.err, r"warning: \S*SOURCES\.md: no-source: ")
        self.assertRegex(outcome.err, r"walkways\.geojson:\d+: \w+: .*cut off")

    def test_a_place_in_the_sea(self):
        def into_the_sea(features):
            features[0]["geometry"]["coordinates"] = [135.25, 34.62]
            return features
        self.change_features("places.geojson", into_the_sea)
        self.assert_refused(r"places\.geojson:2: kobe_gakuin_univ: .*in the sea")

    def test_an_empty_gtfs_folder(self):
        shutil.rmtree(self.district / "gtfs")
        (self.district / "gtfs").mkdir()
        self.assert_refused(r"stops\.txt: .*does not exist", r"stop_times\.txt: .*does not exist")

    def test_gtfs_tables_without_rows(self):
        for name in ("stops", "routes", "trips", "stop_times", "calendar"):
            path = self.district / "gtfs" / f"{name}.txt"
            path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n")
        self.assert_refused(r"stop_times\.txt: .*empty")

    def test_gtfs_files_without_a_byte(self):
        for path in (self.district / "gtfs").iterdir():
            path.write_text("")
        self.assert_refused(r"stops\.txt: .*empty")

    def test_a_broken_row_of_a_table(self):
        self.change_text("flights.csv", "08:10,arrival,", "08:10,arival,")
        self.assert_refused(r"flights\.csv:2: direction: .*arival.*did you mean \"arrival\"\?")

    def test_a_row_with_a_field_too_few(self):
        self.change_text("gtfs/stop_times.txt", "06:00:00,06:00:00,B01,1,", "06:00:00,B01,1,")
        self.assert_refused(r"stop_times\.txt:130\b")

    def test_a_quote_that_does_not_end(self):
        self.change_text("gtfs/stops.txt", "三宮", '"三宮')
        self.assert_refused(r"stops\.txt:3\b")

    def test_population_shares_that_do_not_add_up(self):
        text = (self.district / "population.toml").read_text(encoding="utf-8")
        section = re.search(r"(?m)^\[access\.\w+\]\n(?:\w+ = [\d.]+\n)*?port_liner = [\d.]+\n",
                            text)
        broken = re.sub(r"port_liner = [\d.]+", "port_liner = 0.999", section.group(0))
        self.change_text("population.toml", section.group(0), broken)
        self.assert_refused(r"population\.toml:\d+:\d+: access\.\w+: .*add up to 1")

    def test_a_population_of_an_unknown_place(self):
        self.change_text("population.toml", 'place = "housing_nakamachi_2"',
                         'place = "housing_nakamachi_22"')
        self.assert_refused(r"population\.toml:\d+:\d+: .*did you mean \"housing_nakamachi_2\"\?")


if __name__ == "__main__":
    program.main()
