"""A twentieth of the island: threads, repetition, weekends, all events."""

import program
from comparison import Comparison


TYPHOON = """
[[intervention]]
id = "runway-closed"
kind = "strand-flights"
from = "17:00"
"""


OUTAGE = """
[[intervention]]
id = "outage"
kind = "line-outage"
line = "port_liner"
section = ["P04", "P05"]
from = "08:15"
until = "08:45"
"""


CHANGES = """
[[intervention]]
id = "trucks"
kind = "food-truck"
at = "P07"
name_ja = "キッチンカー"
name_en = "Food trucks"
trucks = 3
meals = 80
from = "11:30"
until = "13:00"

[[intervention]]
id = "cheaper"
kind = "change-place"
place = "plaza_restaurant_1"
price_yen = 500
seats = 200
from = "12:10"
until = "12:50"

[[intervention]]
id = "mixer"
kind = "event"
type = "mixer"
place = "clik_innovation_park"
begins = "12:15"
ends = "13:00"
guests = 400
"""


class Threads(Comparison):
    def runs(self, name, *arguments):
        return [self.run_weekday(f"{name}-{threads}", "--threads", threads, *arguments, scale=0.05)
                for threads in (1, 2, 3, 7)]

    def assert_all_same(self, results):
        for other in results[1:]:
            self.assert_same_bytes(results[0], other)

    def test_do_not_matter_on_a_weekday(self):
        self.assert_all_same(self.runs("weekday"))

    def test_do_not_matter_on_a_weekend_day_with_all_events_written(self):
        self.assert_all_same(self.runs("weekend", "--set", "run.day_type=weekend",
                                       "--set", "output.events=true"))

    def test_do_not_matter_where_passengers_are_stranded(self):
        results = []
        for threads in (1, 2, 3, 7):
            name = f"typhoon-{threads}"
            self.poai_ends(program.DONE, "run", "-q",
                           self.scenario("typhoon", scale=0.05, more=TYPHOON), "-o", name,
                           "--threads", threads)
            results.append(self.folder / name)
        self.assert_all_same(results)
        self.assertGreater(program.summary_of(results[0])["airport"]["cancelled"], 0)

    def test_do_not_matter_where_people_choose_again_in_an_outage(self):
        results = []
        for threads in (1, 2, 3, 7):
            name = f"outage-{threads}"
            self.poai_ends(program.DONE, "run", "-q", "--until", "11:00",
                           self.scenario("outage", scale=0.3, more=OUTAGE), "-o", name,
                           "--threads", threads)
            results.append(self.folder / name)
        self.assert_all_same(results)
        transit = program.summary_of(results[0])["transit"]
        for reason in ("lost_patience", "left_full_bus"):
            self.assertGreater(sum(transit[reason].values()), 10, reason)
        self.assertGreater(transit["left_full_bus"]["taxi"], 0)

    def test_do_not_matter_where_colleagues_go_to_lunch_together(self):
        results = self.runs("parties", "--set", "demand.lunch_company_share=0.5")
        self.assert_all_same(results)
        plain = self.run_weekday("alone", scale=0.05)
        self.assertNotEqual(program.state_hash_of(results[0]), program.state_hash_of(plain))

    def test_do_not_matter_where_places_and_rooms_change_during_the_day(self):
        results = []
        for threads in (1, 2, 3, 7):
            name = f"changes-{threads}"
            self.poai_ends(program.DONE, "run", "-q",
                           self.scenario("changes", scale=0.05, more=CHANGES), "-o", name,
                           "--threads", threads)
            results.append(self.folder / name)
        self.assert_all_same(results)
        plain = self.run_weekday("unchanged", scale=0.05)
        self.assertNotEqual(program.state_hash_of(results[0]), program.state_hash_of(plain))

    def test_do_not_matter_when_a_run_ends_early(self):
        self.assert_all_same(self.runs("morning", "--until", "08:45"))

    def test_do_not_matter_when_people_learn_and_choose_other_modes(self):
        results = self.runs("learn", "--set", "demand.iterations=2",
                            "--set", "choice.mode.model=nested-logit")
        self.assert_all_same(results)
        plain = self.run_weekday("plain", scale=0.05)
        self.assertNotEqual(program.state_hash_of(results[0]), program.state_hash_of(plain))

    def test_do_not_matter_for_what_people_learn_and_know(self):
        results = self.runs("learn-only", "--set", "demand.iterations=2")
        tables = {program.digest_of(result / "experience.h5") for result in results}
        self.assertEqual(len(tables), 1)
        knowing = self.runs("know", "--set",
                            f'demand.experience="{results[0] / "experience.h5"}"')
        self.assert_all_same(knowing)
        self.assertEqual(program.state_hash_of(knowing[0]), program.state_hash_of(results[0]))

    def test_two_runs_in_a_row_are_the_same(self):
        self.assert_same_bytes(self.run_weekday("one", scale=0.05),
                               self.run_weekday("two", scale=0.05))

    def test_a_result_that_replaces_another_is_the_same(self):
        first = program.digest_of(self.run_weekday("again", scale=0.05) / "run.h5")
        self.run_weekday("again", "--seed", 2, "--overwrite", scale=0.05)
        second = program.digest_of(self.run_weekday("again", "--overwrite", scale=0.05) / "run.h5")
        self.assertEqual(first, second)


if __name__ == "__main__":
    program.main()
