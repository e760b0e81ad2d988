"""`poai compare`: paired replicates of two scenarios; files, verdicts, exit codes."""

import csv
import json
import re
import statistics

import program
from program import BAD_SCENARIO, DONE

TRUCK = """
[[intervention]]
id = "truck"
kind = "open-place"
place = "truck_here"
at = "P07"
service = "food_truck"
counters = 3
service_s = 30
price_yen = 700
stock = 400
opens = "11:00"
closes = "14:00"
last_order = "14:00"
"""


OTHER_PEOPLE_AND_TRAINS = '''
[[intervention]]
id = "a-tenth-less"
kind = "remove-people"
block = "asics_hq_office"
share = 0.1

[[intervention]]
id = "outage"
kind = "line-outage"
line = "port_liner"
from = "11:30"
until = "12:15"

[[intervention]]
id = "works"
kind = "close-walkway"
walkways = ["p07_deck_hospital_001"]
from = "12:00"
'''

# Student's t(0.975, 2): the half width of the interval in standard errors of three differences.
T_OF_THREE_DIFFERENCES = 4.30265


class Compare(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.base = self.scenario("base", scale=0.1)
        self.alt = self.scenario("alt", scale=0.1, more=TRUCK)

    def compare(self, *arguments, folder="c", alt=None):
        self.poai_ends(DONE, "-q", "compare", self.base, alt or self.alt, "-o", folder, *arguments)
        return json.loads((self.folder / folder / "compare.json").read_text(encoding="utf-8"))

    def test_its_values_are_those_of_runs(self):
        self.check_values(self.compare("--replicates", 3))

    def test_its_values_are_those_of_runs_where_people_and_trains_differ(self):
        self.alt = self.scenario("alt", scale=0.1, more=OTHER_PEOPLE_AND_TRAINS)
        self.check_values(self.compare("--replicates", 3))

    def check_values(self, compared):
        served = compared["indicators"]["dining.served"]
        by_hand = {}
        for name in ("base", "alt"):
            days = []
            for replicate in range(3):
                folder = f"{name}-{replicate}"
                self.poai_ends(DONE, "-q", "run", f"{name}.toml", "-o", folder,
                               "--set", f"run.replicate={replicate}")
                days.append(program.summary_of(self.folder / folder)["dining"]["served"])
            by_hand[name] = days
            self.assertAlmostEqual(served[name], sum(days) / 3)
        self.assertAlmostEqual(served["diff"], served["alt"] - served["base"])
        self.check_interval(served, [alt - base for base, alt
                                     in zip(by_hand["base"], by_hand["alt"])])

    def check_interval(self, estimate, differences):
        error = statistics.stdev(differences) / len(differences) ** 0.5
        if not error:  # differences that are all the same say nothing of how far they vary
            self.assertIsNone(estimate["ci95"])
            return
        low, high = estimate["ci95"]
        self.assertAlmostEqual((low + high) / 2, estimate["diff"])
        self.assertAlmostEqual((high - low) / 2, T_OF_THREE_DIFFERENCES * error, delta=0.01)

    def test_what_changes_nothing_differs_nowhere(self):
        compared = self.compare("--replicates", 2, alt=self.base)
        self.assertEqual([name for name, value in compared["indicators"].items()
                          if value["differs"] or value["diff"]], [])

    def test_the_number_of_threads_changes_nothing(self):
        one = self.compare("--replicates", 3, "--threads", 1, folder="one")
        three = self.compare("--replicates", 3, "--threads", 3, folder="three")
        self.assertEqual(one, three)

    def test_the_truck_takes_guests_from_its_neighbours(self):
        compared = self.compare("--replicates", 4)
        self.assertGreater(compared["indicators"]["dining.served"]["diff"], 0)
        with open(self.folder / "c" / "places.csv", encoding="utf-8") as file:
            places = {row["id"]: row for row in csv.DictReader(file)}
        self.assertEqual(float(places["truck_here"]["base"]), 0.0)
        gained = float(places["truck_here"]["diff"])
        lost = sum(float(row["diff"]) for row in places.values()) - gained
        self.assertGreater(gained, 0)
        self.assertLess(lost, 0)
        guests = sum(estimate["diff"] for key, estimate in compared["indicators"].items()
                     if re.fullmatch(r"dining\.served|outings\.\w+\.served", key))
        self.assertAlmostEqual(gained + lost, guests)
        researchers = compared["groups"]["role.researcher"]
        for measure in ("lunches", "lunch_yen", "walked_min", "contacts", "crowded_min"):
            self.assertIn(measure, researchers)
        self.assertNotEqual(researchers["contacts"]["diff"], 0)
        self.assertEqual((researchers["only_base"], researchers["only_alt"]), (0, 0))

    def test_people_who_are_in_one_run_only_are_counted(self):
        fewer = self.scenario("fewer", scale=0.1, more='''
[[intervention]]
id = "half-stay-at-home"
kind = "remove-people"
block = "asics_hq_office"
share = 0.5
''')
        compared = self.compare("--replicates", 1, alt=fewer)
        workers = compared["groups"]["role.office_worker"]
        self.assertGreater(workers["only_base"], 0)
        self.assertEqual(workers["only_alt"], 0)
        self.assertIn("are of those who are in both",
                      (self.folder / "c" / "compare.md").read_text(encoding="utf-8"))

    def test_other_persons_vary_more(self):
        shared = self.compare("--replicates", 3, folder="shared")
        other = self.compare("--replicates", 3, "--resample-population", folder="other")
        self.assertEqual(other["persons"], "resampled")
        self.assertNotEqual(shared["indicators"]["trips.total"], other["indicators"]["trips.total"])

    def test_replicates_are_added_until_the_interval_is_narrow(self):
        compared = self.compare("--replicates", 2, "--until-half-width", "dining.served=30")
        low, high = compared["indicators"]["dining.served"]["ci95"]
        self.assertLessEqual((high - low) / 2, 30)
        self.assertEqual(compared["until_half_width"], {"dining.served": 30})
        replicates = compared["replicates"]
        self.assertEqual((replicates - 5) % 2, 0, "5 at least, then 2 at a time")
        if replicates > 5:
            fewer = self.compare("--replicates", replicates - 2, folder="fewer")
            low, high = fewer["indicators"]["dining.served"]["ci95"]
            self.assertGreater((high - low) / 2, 30, "it would have stopped before")

    def test_equal_differences_do_not_stop_a_comparison_early(self):
        compared = self.compare("--replicates", 2, "--until-half-width", "airport.arrived=1")
        self.assertIsNone(compared["indicators"]["airport.arrived"]["ci95"])
        self.assertEqual(compared["replicates"], 21, "not below 20, then 5 + 8 x 2")

    def test_progress_of_a_comparison_with_a_stop_rule_does_not_end_again_and_again(self):
        outcome = self.poai_ends(DONE, "compare", self.base, self.alt, "-o", "c", "--replicates",
                                 2, "--until-half-width", "dining.served=1000")
        self.assertNotIn("100 %", outcome.err)

    def test_indicators_asked_beforehand_are_adjusted_among_themselves(self):
        asked = ["dining.served", "dining.unserved"]
        compared = self.compare("--replicates", 4, "--indicator", ",".join(asked))
        self.assertEqual(compared["asked"], asked)
        found = sorted((compared["indicators"][name] for name in asked), key=lambda one: one["p"])
        self.assertAlmostEqual(found[0]["p_adjusted"], min(1, 2 * found[0]["p"]))
        self.assertAlmostEqual(found[1]["p_adjusted"],
                               max(found[0]["p_adjusted"], found[1]["p"]))
        others = [one for name, one in compared["indicators"].items()
                  if name not in asked and one["p_adjusted"] is not None and one["differs"]]
        least = min(others, key=lambda one: one["p"])
        self.assertAlmostEqual(least["p_adjusted"], min(1, len(others) * least["p"]))

    def test_an_indicator_that_is_asked_for_is_checked_before_anything_runs(self):
        for option, value in (("--indicator", "dining.serfed"),
                              ("--until-half-width", "dining.serfed=3")):
            outcome = self.poai_ends(BAD_SCENARIO, "compare", self.base, self.alt, "-o", "c",
                                     "--replicates", 100_000, option, value)
            self.assertIn('did you mean "dining.served"?', outcome.err)
            self.assertFalse((self.folder / "c" / "compare.json").exists())

    def test_bad_options_are_refused(self):
        for option, said in (("dining.serfed=3", 'did you mean "dining.served"?'),
                             ("dining.served", "KEY=X"), ("dining.served=0", "KEY=X")):
            outcome = self.poai_ends(BAD_SCENARIO, "-q", "compare", self.base, self.alt,
                                     "--replicates", 1, "--until-half-width", option)
            self.assertIn(said, outcome.err)

    def test_problems_of_both_scenarios_come_at_once(self):
        for path in (self.base, self.alt):
            path.write_text(path.read_text() + "\n[runn]\n")
        outcome = self.poai_ends(BAD_SCENARIO, "compare", self.base, self.alt)
        self.assertRegex(outcome.err, r"(?s)base\.toml.*alt\.toml")

    def test_an_existing_comparison_is_kept(self):
        self.compare("--replicates", 1)
        outcome = self.poai_ends(BAD_SCENARIO, "compare", self.base, self.alt, "-o", "c")
        self.assertIn("--overwrite", outcome.err)
        self.compare("--replicates", 1, "--overwrite")


if __name__ == "__main__":
    program.main()
