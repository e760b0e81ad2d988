"""`poai validate`: suites, verdicts, exit codes and files."""

import json

import program
from program import BAD_SCENARIO, DONE, FAILED_CHECK


class Validate(program.ProgramTest):
    def suite(self, low, high, name="small", folder="."):
        """A suite of one day and one case, of the day's trips."""
        return self.write(f"{folder}/{name}.toml", f"""format = "poai-validation"
format_version = 1
name = "{name}"

[[day]]
scenario = "{self.scenario("monday")}"
weight = 1

[[case]]
id = "trips"
indicator = "trips.total"
range = [{low}, {high}]
reason = "of this test"
""")

    def result(self, folder, name="small"):
        return json.loads((self.folder / folder / f"{name}.json").read_text(encoding="utf-8"))

    def test_a_case_within_its_band_passes(self):
        outcome = self.poai_ends(DONE, "-q", "validate", "--suite", self.suite(1, 1e9), "-o", "v")
        self.assertRegex(outcome.out, r"(?m)^trips +average +pass")
        self.assertIs(self.result("v")["passed"], True)

    def test_a_case_outside_its_band_fails(self):
        outcome = self.poai_ends(FAILED_CHECK, "-q", "validate", "--suite", self.suite(0, 1))
        self.assertRegex(outcome.out, r"(?m)^trips +average +FAIL")
        self.assertIs(self.result("runs/validation")["passed"], False)

    def test_the_model_is_that_of_a_run(self):
        self.poai_ends(DONE, "-q", "validate", "--suite", self.suite(1, 1e9), "-o", "v")
        self.poai_ends(DONE, "-q", "run", "monday.toml", "-o", "monday")
        day = program.summary_of(self.folder / "monday")
        result = self.result("v")
        self.assertEqual(result["days"][0]["state_hash"], day["run"]["state_hash"])
        self.assertEqual(result["cases"][0]["modelled"], day["trips"]["total"])

    def test_the_scenarios_of_the_days_can_be_changed(self):
        call = ("-q", "validate", "--suite", self.suite(1, 1e9))
        self.poai_ends(DONE, *call, "-o", "v")
        change = ("--set", "population.access.car=2", "--set", "run.seed=7")
        outcome = self.poai_ends(DONE, *call, "-o", "w", *change)
        self.assertIn("(with population.access.car=2, run.seed=7)", outcome.out)
        self.assertEqual(self.result("w")["settings"], [change[1], change[3]])
        self.assertNotEqual(self.result("v")["days"][0]["state_hash"],
                            self.result("w")["days"][0]["state_hash"])
        outcome = self.poai_ends(BAD_SCENARIO, *call, "-o", "x", "--set", "population.acess.car=2")
        self.assertIn('did you mean "access"?', outcome.err)

    def test_without_a_name_all_suites_of_the_folder_run(self):
        for name in ("one", "two"):
            self.suite(1, 1e9, name, "scenarios/validation")
        self.poai_ends(DONE, "-q", "validate", "-o", "v")
        for name in ("one", "two"):
            self.assertIs(self.result("v", name)["passed"], True)

    def test_the_suites_that_there_are_are_named(self):
        for name in ("airport", "lunch"):
            self.suite(1, 1e9, name, "scenarios/validation")
        for arguments in (("--suite", "lunsh"), ("--suite", "nothing"), ("--suite",)):
            with self.subTest(arguments=arguments):
                outcome = self.poai_ends(BAD_SCENARIO, "validate", *arguments)
                self.assertIn("airport, lunch", outcome.err)
        self.assertIn("airport, lunch", self.poai_ends(DONE, "validate", "--help").out)

    def test_a_scenario_that_is_not_there_is_said_before_anything_runs(self):
        suite = self.suite(1, 1e9)
        (self.folder / "monday.toml").unlink()
        outcome = self.poai_ends(BAD_SCENARIO, "validate", "--suite", suite, "-o", "v")
        self.assertIn("monday.toml", outcome.err)
        self.assertFalse((self.folder / "v").exists())

    def test_a_number_that_no_run_has_is_bad_input(self):
        suite = self.suite(1, 1e9)
        suite.write_text(suite.read_text().replace("trips.total", "trips.totl"))
        outcome = self.poai_ends(BAD_SCENARIO, "-q", "validate", "--suite", suite)
        self.assertRegex(outcome.err, r'small\.toml:\d+.*did you mean "trips\.total"\?')

    def test_reports_are_replaced_only_when_told(self):
        suite = self.suite(1, 1e9)
        self.poai_ends(DONE, "-q", "validate", "--suite", suite)
        outcome = self.poai_ends(BAD_SCENARIO, "-q", "validate", "--suite", suite)
        self.assertIn("--overwrite", outcome.err)
        self.poai_ends(DONE, "-q", "validate", "--suite", suite, "--overwrite")

    def test_the_profile_is_that_of_its_section_in_the_run(self):
        suite = self.suite(1, 1e9)
        with open(suite, "a", encoding="utf-8") as file:
            file.write("""
[profile]
day = "monday"
from = "P02"
to = "P03"

[[case]]
id = "peak"
indicator = "profile.max_load_share"
day = "monday"
range = [0, 9]
reason = "of this test"

[[case]]
id = "seven"
indicator = "profile.load_share.by_hour.07:00"
day = "monday"
range = [0, 9]
reason = "of this test"
""")
        self.poai_ends(DONE, "-q", "validate", "--suite", suite, "-o", "v")
        self.poai_ends(DONE, "-q", "run", "monday.toml", "-o", "monday")
        result = self.result("v")
        hours = result["profile"]["hours"]
        line = program.summary_of(self.folder / "monday")["transit"]["port_liner"]
        self.assertAlmostEqual(hours[line["max_load_hour"]]["load_share"],
                               line["max_hour_load_share_by_section"]["P02-P03"])
        passengers = [hour["passengers"] for hour in hours.values()]
        self.assertAlmostEqual(result["profile"]["peak_hour_share"],
                               max(passengers) / sum(passengers))
        self.assertEqual(result["cases"][1]["modelled"],
                         max(hour["load_share"] for hour in hours.values()))
        self.assertEqual(result["cases"][2]["modelled"], hours["07:00"]["load_share"])

    def test_a_section_that_is_not_there_is_said_before_anything_runs(self):
        suite = self.suite(1, 1e9)
        with open(suite, "a", encoding="utf-8") as file:
            file.write('[profile]\nday = "monday"\nfrom = "P02"\nto = "P03x"\n')
        outcome = self.poai_ends(BAD_SCENARIO, "validate", "--suite", suite, "-o", "v")
        self.assertIn('did you mean "P03"?', outcome.err)
        self.assertFalse((self.folder / "v").exists())

    def test_an_unknown_suite_is_refused_with_the_nearest_name(self):
        self.write("scenarios/validation/ridership.toml", "")
        outcome = self.poai_ends(BAD_SCENARIO, "validate", "--suite", "ridrship")
        self.assertIn('did you mean "ridership"?', outcome.err)

    def test_without_suites_it_says_where_they_should_be(self):
        outcome = self.poai_ends(BAD_SCENARIO, "validate")
        self.assertIn("scenarios/validation", outcome.err)


if __name__ == "__main__":
    program.main()
