"""What of a scenario enters the state of a run, and what does not."""

import json

import program
from comparison import Comparison

# Only these say which scenario it was.
TEXTS = ("/meta/scenario",)


class ScenarioInState(Comparison):
    def setUp(self):
        super().setUp()
        self.base = self.run_scenario("base", self.scenario("base"))

    def run_scenario(self, result, file, *arguments):
        self.poai_ends(program.DONE, "run", "-q", file, "-o", result, *arguments)
        return self.folder / result

    def like_base(self, result, more, *arguments):
        """A run of the base with more lines in its file, under the same name."""
        return self.run_scenario(result, self.scenario("base", more=more), *arguments)

    def places(self):
        text = (self.island / "places.geojson").read_text(encoding="utf-8")
        return [feature["properties"] for feature in json.loads(text)["features"]]

    def seats_of(self, place_id):
        return next(place["seats"] for place in self.places() if place["id"] == place_id)

    def change_place(self, name, place, seats, more=""):
        return f"""
[[intervention]]
id = "{name}"
kind = "change-place"
place = "{place}"
seats = {seats}
{more}
"""

    def largest_canteen(self):
        return max((place for place in self.places() if place.get("service") == "canteen"),
                   key=lambda place: place["seats"])["id"]

    def test_another_seed_gives_another_day(self):
        other = self.run_scenario("seed", self.scenario("base"), "--seed", 2)
        self.assertNotEqual(program.state_hash_of(self.base), program.state_hash_of(other))

    def test_the_seed_may_be_given_in_three_ways(self):
        option = self.run_scenario("option", self.scenario("base"), "--seed", 2)
        setting = self.run_scenario("setting", self.scenario("base"), "--set", "run.seed=2")
        in_file = self.like_base("file", "[run]\nseed = 2")
        self.assert_same_datasets(option, setting, *TEXTS)
        self.assert_same_datasets(option, in_file, *TEXTS)

    def test_name_and_description_change_no_state(self):
        file = self.scenario("another-name")
        file.write_text(file.read_text().replace("\n\n", '\ndescription = "another text"\n\n', 1))
        other = self.run_scenario("named", file)
        self.assertEqual(program.state_hash_of(self.base), program.state_hash_of(other))
        self.assertRegex(self.differing_datasets(self.base, other, *TEXTS),
                         r"^attribute: <scenario of </>> .*\n\d+ differences found\n$")

    def test_output_options_change_no_state_and_no_indicator(self):
        for number, options in enumerate(("frames_every_min = 7", "events = true",
                                          "series_every_min = 30\nlink_series_every_min = 60")):
            with self.subTest(options=options):
                other = self.like_base(f"output-{number}", f"[output]\n{options}")
                self.assertEqual(program.summary_of(self.base), program.summary_of(other))

    def test_a_run_that_begins_between_two_frames_counts_who_is_present_at_full_hours(self):
        later = self.like_base("later", '[run]\nbegin = "04:31:30"', "--until", "07:00")
        self.assertEqual(list(program.summary_of(later)["present"]["by_hour"]),
                         ["05:00", "06:00", "07:00"])

    def test_an_intervention_that_changes_nothing_changes_nothing(self):
        place = self.largest_canteen()
        same = self.like_base("same", self.change_place("same", place, self.seats_of(place)))
        self.assertEqual(program.state_hash_of(self.base), program.state_hash_of(same))
        self.assert_same_datasets(self.base, same, *TEXTS)

    def test_an_intervention_at_noon_that_changes_nothing_changes_nothing(self):
        place = self.largest_canteen()
        same = self.like_base("same", self.change_place("same", place, self.seats_of(place),
                                                        'from = "12:10"\nuntil = "12:40"'))
        self.assertEqual(program.state_hash_of(self.base), program.state_hash_of(same))
        self.assert_same_datasets(self.base, same, *TEXTS)

    def test_an_intervention_that_is_undone_gives_the_base_back(self):
        place = self.largest_canteen()
        undone = self.like_base("undone", self.change_place("less", place, 1)
                                + self.change_place("back", place, self.seats_of(place)))
        self.assertEqual(program.state_hash_of(self.base), program.state_hash_of(undone))
        self.assert_same_datasets(self.base, undone, *TEXTS)

    def test_an_intervention_that_changes_something_shows(self):
        other = self.like_base("less", self.change_place("less", self.largest_canteen(), 1))
        self.assertNotEqual(program.state_hash_of(self.base), program.state_hash_of(other))
        self.assertIn("/series/places/seated", self.differing_datasets(self.base, other, *TEXTS))

    def test_a_day_that_ends_early_is_the_begin_of_the_whole_day(self):
        early = self.run_scenario("early", self.scenario("base"), "--until", "09:00")
        whole_day = program.summary_of(self.base)["present"]["by_hour"]
        morning = program.summary_of(early)["present"]["by_hour"]
        hours = [f"{hour:02}:00" for hour in range(3, 10)]
        self.assertEqual(morning, {hour: whole_day[hour] for hour in hours if hour in morning})
        self.assertEqual(list(morning), hours)
        self.assert_frames_begin_with(self.base, early)

    def assert_frames_begin_with(self, whole, part):
        """All rows of the frames of `part` are the first rows of those of `whole`."""
        def column(result, name, *select):
            return self.tool("h5dump", "-y", "-w", "1", "-d", f"/frames/{name}", *select,
                             result / "run.h5").split("DATA {")[1].split("}")[0].split(",")
        frames = [int(count) for count in column(part, "row_count")]
        for name, count in (("time", len(frames)), ("person", sum(frames)), ("x_m", sum(frames)),
                            ("state", sum(frames))):
            mine = [float(word) for word in column(part, name)]
            base = [float(word) for word in column(whole, name, "-s", "0", "-c", str(count))]
            self.assertEqual(mine, base, name)


if __name__ == "__main__":
    program.main()
