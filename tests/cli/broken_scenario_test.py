"""Scenario files that are wrong: every problem at once, with its line, before anything is made."""

import re

import program
from program import BAD_FILES, BAD_SCENARIO, DONE, FAILED_CHECK

FIVE_ERRORS = """format = "poai-scenario"
format_version = 1
name = "five"

[run]
seed = -3
end = "31:00"
day_tipe = "weekend"

[district]
path = "{district}"

[population]
scale = "big"

[[intervention]]
id = "shut"
kind = "close-place"
place = "P77"
"""

WORDS_AT_LINES = {6: "seed", 7: '"30:00"', 8: 'did you mean "day_type"?', 14: "scale",
                  19: 'did you mean "P07"?'}


class BrokenScenario(program.ProgramTest):
    def problems_of(self, outcome):
        """{line: text} of the problems that were printed."""
        return {int(line): text
                for line, text in re.findall(r"(?m)^[^:\n]+\.toml:(\d+):\d+: (.*)$", outcome.err)}

    def test_warns_of_guests_who_do_not_come_and_of_what_changes_nothing(self):
        file = self.scenario(more="""
[[intervention]]
id = "festival"
kind = "event"
type = "student_event"
place = "P07"
begins = "17:00"
ends = "19:00"
guests = 900000
roles = ["student"]

[[intervention]]
id = "trucks"
kind = "food-truck"
at = "P07"
trucks = 0
""")
        for arguments in (("check", file), ("run", file, "-o", "result")):
            with self.subTest(command=arguments[0]):
                said = self.poai_ends(DONE, "-q", *arguments).err
                self.assertRegex(said, r"small\.toml:18:1: intervention\.festival\.guests: only "
                                       r"\d+ of the 900000 guests asked for come \(not enough")
                self.assertRegex(said, r"small\.toml:25:1: intervention\.trucks\.trucks: the "
                                       r"intervention changes nothing")
                self.assertEqual(said.count("warning"), 2, said)
        events = program.summary_of(self.folder / "result")["events"]
        self.assertEqual(list(events), ["festival"])
        self.assertEqual(events["festival"]["guests_asked"], 900000)
        self.assertIn(f"only {events['festival']['guests']} of", said)

    def assert_nothing_was_made(self):
        self.assertEqual([name for name in program.names_in(self.folder)
                          if not name.endswith(".toml")], [])

    def test_shows_all_five_errors_with_their_lines(self):
        file = self.write("five.toml", FIVE_ERRORS.format(district=self.island))
        for command in ("run", "check"):
            with self.subTest(command=command):
                outcome = self.poai_ends(BAD_SCENARIO, command, file)
                problems = self.problems_of(outcome)
                self.assertEqual(sorted(problems), sorted(WORDS_AT_LINES), outcome)
                for line, words in WORDS_AT_LINES.items():
                    self.assertIn(words, problems[line])
                self.assertEqual(outcome.err.count("\n"), 5, outcome)
        self.assert_nothing_was_made()

    def test_shows_problems_of_the_scenario_and_of_its_district_together(self):
        file = self.scenario(district="no-such-island", more="[run]\nseed = -3")
        outcome = self.poai_ends(BAD_SCENARIO, "run", file)
        self.assertEqual(len(self.problems_of(outcome)), 2, outcome)

    def test_a_syntax_error_is_one_problem_with_line_and_column(self):
        file = self.write("syntax.toml",
                          'format = "poai-scenario"\nname = "unfinished\nseed = = 1\n')
        outcome = self.poai_ends(BAD_SCENARIO, "run", file)
        self.assertRegex(outcome.err, r"^[^\n]*syntax\.toml:2:\d+: [^\n]+\n$")

    def test_a_scenario_that_is_not_there(self):
        self.assertIn("nowhere.toml", self.poai_ends(BAD_SCENARIO, "run", "nowhere.toml").err)

    def test_a_base_that_is_not_there(self):
        file = self.write("orphan.toml", 'format = "poai-scenario"\nformat_version = 1\n'
                          'base = "parent.toml"\nname = "orphan"\n')
        outcome = self.poai_ends(BAD_SCENARIO, "run", file)
        self.assertRegex(outcome.err, r"orphan\.toml:3:\d+: base: .*parent\.toml")

    def test_another_file_format(self):
        outcome = self.poai_ends(BAD_SCENARIO, "run", self.island / "district.toml")
        self.assertIn("poai-scenario", outcome.err)

    def test_a_district_that_is_not_there_is_a_problem_of_files(self):
        outcome = self.poai_ends(BAD_FILES, "run", self.scenario(district="no-such-island"))
        self.assertRegex(outcome.err, r"small\.toml:6:\d+: district\.path: .*no-such-island")
        self.assert_nothing_was_made()

    def test_a_local_time_of_toml_is_refused_with_a_hint(self):
        outcome = self.poai_ends(BAD_SCENARIO, "check", self.scenario(more="[run]\nend = 23:00:00"))
        self.assertRegex(outcome.err, r"small\.toml:11:\d+: run\.end: .*\"23:00:00\"")


class Expectations(program.ProgramTest):
    def expect(self, line):
        return self.scenario(more=f"[expect]\n{line}")

    def test_that_are_met_say_nothing(self):
        outcome = self.poai_ends(DONE, "run", "-q",
                                 self.expect('"persons.total" = [60000, 90000]'))
        self.assertEqual(outcome.err, "")

    def test_that_are_missed_end_with_4_and_keep_the_result(self):
        outcome = self.poai_ends(FAILED_CHECK, "run", self.expect('"persons.total" = [1, 2]'))
        self.assertRegex(outcome.err, r"small\.toml:11: expect: persons\.total is 7\d+, "
                                      r"not within 1 to 2")
        self.assertTrue((self.folder / "runs" / "small" / "summary.json").is_file())

    def test_are_of_the_whole_day_at_the_scenarios_own_scale(self):
        file = self.expect('"persons.total" = [1, 2]')
        for part in (("--set", "population.scale=0.01"), ("--until", "05:00"),
                     ("--set", "run.end=05:00"), ("--set", "run.day_type=weekend")):
            with self.subTest(part=part):
                outcome = self.poai_ends(DONE, "run", file, "--overwrite", *part)
                self.assertIn("[expect] is not checked", outcome.err)
        self.poai_ends(FAILED_CHECK, "run", "-q", file, "--overwrite", "--until", "27:00")

    def test_of_an_unknown_indicator_are_missed(self):
        outcome = self.poai_ends(FAILED_CHECK, "run", self.expect('"dining.severed" = [1, 2]'))
        self.assertIn('no indicator "dining.severed"', outcome.err)

    def test_of_an_unknown_indicator_are_found_by_check(self):
        outcome = self.poai_ends(BAD_SCENARIO, "check", self.expect('"dining.severed" = [1, 2]'))
        self.assertRegex(outcome.err, r"small\.toml:11:\d+: expect: .*\"dining\.severed\"; "
                                      r"did you mean \"dining\.served\"\?")
        self.poai_ends(DONE, "check", self.expect('"dining.served" = [1, 2]'))

    def test_check_takes_what_few_people_or_another_day_lack(self):
        weekday = program.Project.root / "scenarios" / "weekday.toml"
        self.poai_ends(DONE, "check", weekday, "--set", "run.day_type=weekend")
        rare = self.write("rare.toml", f"""format = "poai-scenario"
format_version = 1
base = "{weekday}"
name = "rare"
description = "A weekend"
[run]
day_type = "weekend"
[expect]
"outings.drinks.served" = [0, 60]
""")
        self.poai_ends(DONE, "check", rare)


if __name__ == "__main__":
    program.main()
