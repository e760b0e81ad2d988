"""Commands, options and where their output goes."""

import json
import os
import re
import unittest

import program
from program import BAD_SCENARIO, DONE

COMMANDS = ("run", "check", "describe", "render", "view")


class Help(program.ProgramTest):
    def test_names_every_command(self):
        text = self.poai_ends(DONE, "--help").out
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command} ")

    def test_of_a_command_names_its_options(self):
        text = self.poai_ends(DONE, "run", "--help").out
        for option in ("--output", "--seed", "--threads", "--set", "--until", "--overwrite",
                       "--quiet"):
            self.assertIn(option, text)

    def test_version_is_one_line(self):
        self.assertRegex(self.poai_ends(DONE, "--version").out, r"^poai \d+\.\d+\.\d+\n$")


class PartsOfADay(program.ProgramTest):
    def test_are_said_to_be_parts(self):
        small = ("--set", "population.scale=0.01", "--set", "run.replicate=1")
        out = self.poai_ends(DONE, "run", "-q", self.weekday, "-o", "a", "--until", "04:00",
                             *small).out
        self.assertIn("stopped at 04:00, before the end of the day at 27:00", out)
        self.assertEqual(program.summary_of(self.folder / "a")["run"]["end"], "04:00")
        whole = self.poai_ends(DONE, "run", "-q", self.weekday, "-o", "b", *small).out
        self.assertNotIn("stopped at", whole)
        self.assertEqual(program.summary_of(self.folder / "b")["run"]["end"], "27:00")


class WrongCalls(program.ProgramTest):
    def assert_refused(self, words, *arguments):
        outcome = self.poai_ends(BAD_SCENARIO, *arguments)
        self.assertEqual(outcome.out, "")
        for word in words:
            self.assertIn(word, outcome.err)
        self.assertEqual(program.names_in(self.folder), [])

    def test_no_command(self):
        self.assert_refused(["--help"])

    def test_an_unknown_command_is_named_and_a_like_one_suggested(self):
        self.assert_refused(['"rum"', 'did you mean "run"?'], "rum", self.weekday)
        self.assert_refused(['"fly"'], "fly")

    def test_an_unknown_option(self):
        self.assert_refused(["--speed"], "run", self.weekday, "--speed", "3")

    def test_a_missing_argument(self):
        self.assert_refused(["SCENARIO"], "run")

    def test_values_that_are_none(self):
        self.assert_refused(["--seed"], "run", self.weekday, "--seed", "many")
        self.assert_refused(["--threads"], "run", self.weekday, "--threads", "0")
        self.assert_refused(["--until", "HH:MM"], "run", self.weekday, "--until", "noon")
        self.assert_refused(["run.seeds", "run.seed"], "run", self.weekday, "--set", "run.seeds=1")

    def test_an_end_before_the_begin(self):
        self.assert_refused(["--until", "03:00"], "run", self.weekday, "--until", "02:30")
        self.assert_refused(["--until", "end at 27:00"], "run", self.weekday, "--until", "28:00")
        self.assert_refused(["--seed", "at least 0"], "run", self.weekday, "--seed", "-1")
        self.assert_refused(["--until", "03:00"], "run", self.weekday, "--until", "03:00")

    def test_quiet_and_verbose_exclude_each_other(self):
        self.assert_refused(["--quiet"], "-q", "-v", "describe")


class GlobalOptions(program.ProgramTest):
    def test_stand_before_or_after_the_command(self):
        self.poai_ends(DONE, "-q", "check", self.island)
        self.poai_ends(DONE, "check", "-q", self.island)
        self.poai_ends(DONE, "check", self.island, "--quiet")

    def test_quiet_leaves_the_results_only(self):
        file = self.scenario()
        outcome = self.poai_ends(DONE, "run", file, "--quiet")
        self.assertEqual(outcome.err, "")
        self.assertIn("Port Liner boardings", outcome.out)

    def test_logs_go_to_standard_error_and_results_to_standard_output(self):
        file = self.scenario()
        outcome = self.poai_ends(DONE, "run", file)
        self.assertIn("persons", outcome.err)
        self.assertNotIn("info:", outcome.out)
        self.assertIn("results in runs/small", outcome.out)
        self.assertNotIn("\r", outcome.err)


class Table(program.ProgramTest):
    def test_of_a_run_agrees_with_its_summary(self):
        out = self.poai_ends(DONE, "run", "-q", self.scenario(), "-o", "result").out
        summary = program.summary_of(self.folder / "result")
        for words, name in (("persons on the roster", "persons.total"),
                            ("present at 14:00", "present.by_hour.14:00"),
                            ("trips completed", "trips.total"),
                            ("meals served", "dining.served"),
                            ("flights missed", "airport.missed_flights")):
            with self.subTest(row=words):
                row = re.search(rf"(?m)^{re.escape(words)} +([\d,]+)$", out)
                self.assertIsNotNone(row, out)
                shown = int(row.group(1).replace(",", ""))
                self.assertEqual(shown, program.indicator(summary, name))
        line = summary["transit"]["port_liner"]
        self.assertRegex(out, rf"(?m)^Port Liner, fullest section +{line['max_load_section']}$")
        self.assertRegex(out, rf"(?m)^  its clock hour +{line['max_load_hour']}$")


class Check(program.ProgramTest):
    def test_of_a_scenario_says_who_there_is_and_what_a_run_takes(self):
        out = self.poai_ends(DONE, "check", self.weekday).out
        self.assertRegex(out, r"(?m)^7\d{4} persons, 0 interventions$")
        self.assertRegex(out, r"about \d+ s, \d+ MB of memory and \d+ MB of disk")
        self.assertEqual(program.names_in(self.folder), [])

    def test_with_report_shows_the_fit_to_the_control_totals(self):
        out = self.poai_ends(DONE, "check", self.weekday, "--report").out
        self.assertRegex(out, r"(?m)^control total +target +synthesised +error$")
        self.assertRegex(out, r"(?m)^residents residents_nakamachi_3: men  .*\d$")

    def test_of_a_district_counts_what_it_has(self):
        for file in (self.island, self.island / "district.toml"):
            out = self.poai_ends(DONE, "check", file).out
            self.assertRegex(out, r"(?m)^walkways +\d+ nodes, \d+ links, ")
            self.assertRegex(out, r"(?m)^places +\d+ \(.*station 12, bus_stop 13")

    def test_of_every_scenario_that_comes_with_the_program(self):
        files = sorted(file for file in (program.Project.root / "scenarios").rglob("*.toml")
                       if file.parent.name not in ("calibration", "studies", "validation"))
        self.assertGreaterEqual(len(files), 5)
        for file in files:
            with self.subTest(file=file.name):
                self.poai_ends(DONE, "check", file)

    def test_takes_settings_into_account(self):
        out = self.poai_ends(DONE, "check", self.weekday, "--set", "population.scale=0.01").out
        self.assertRegex(out, r"(?m)^7\d\d persons")


class Describe(program.ProgramTest):
    def test_of_a_scenario_has_type_unit_default_range_and_meaning(self):
        out = self.poai_ends(DONE, "describe").out
        self.assertEqual(out, self.poai_ends(DONE, "describe", "scenario").out)
        for words in ("seed", "scale", "default 1", "min", "frames_every_min"):
            self.assertIn(words, out)

    def test_of_the_output_has_every_dataset(self):
        out = self.poai_ends(DONE, "describe", "output").out
        for group in ("meta", "persons", "person_outcomes", "stays", "trips", "legs", "frames",
                      "series"):
            self.assertIn(f"{group}/", out)

    def test_of_the_interventions_has_every_kind(self):
        out = self.poai_ends(DONE, "describe", "interventions").out
        for kind in ("open-place", "close-place", "change-place", "food-truck", "line-outage"):
            self.assertIn(kind, out)

    def test_as_json_schema_is_one(self):
        schema = json.loads(self.poai_ends(DONE, "describe", "--json-schema").out)
        self.assertIn("json-schema.org", schema["$schema"])
        self.assertIn("run", schema["properties"])
        self.assertEqual(schema, json.loads(
            self.poai_ends(DONE, "describe", "scenario", "--json-schema").out))

    def test_of_something_unknown_is_refused(self):
        self.assertIn("nothing", self.poai_ends(BAD_SCENARIO, "describe", "nothing").err)


@unittest.skipIf(os.environ.get("POAI_WITH_VIZ") == "1", "pictures were built")
class RenderWithoutVtk(program.ProgramTest):
    def test_ends_with_2_and_one_sentence(self):
        outcome = self.poai_ends(BAD_SCENARIO, "render", self.island)
        self.assertRegex(outcome.err, r"^poai render: [^\n]+ without VTK[^\n]*\n$")
        self.assertEqual(outcome.out, "")


if __name__ == "__main__":
    program.main()
