"""A run that goes on from a checkpoint gives the result of one that was never interrupted."""

import os
import signal
import subprocess
import time

import program
from comparison import Comparison

PATIENCE_S = 300
SCALE = 0.05


class Checkpoints(Comparison):
    def settings(self, *more):
        return ["--set", f"population.scale={SCALE}", *more]

    def whole_day(self, name, *arguments):
        self.poai_ends(program.DONE, "run", "-q", self.weekday, "-o", name,
                       *self.settings(*arguments))
        return self.folder / name

    def start(self, name, *arguments):
        child = subprocess.Popen(
            [program.Project.program, "run", "-q", self.weekday, "-o", name,
             *self.settings(*arguments)],
            cwd=self.folder, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.addCleanup(child.stderr.close)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        return child

    def stop_after(self, moment, number, name, *arguments):
        """Sends a signal as soon as the checkpoint of a moment is there."""
        child = self.start(name, *arguments)
        file = self.folder / name / "checkpoints" / moment
        give_up = time.monotonic() + PATIENCE_S
        while not file.is_file():
            self.assertIsNone(child.poll(), f"the run ended before {moment}")
            self.assertLess(time.monotonic(), give_up)
            time.sleep(0.0005)
        child.send_signal(number)
        child.wait(PATIENCE_S)
        return child.returncode

    def assert_resumed_is(self, whole, name, *arguments):
        self.poai_ends(program.DONE, "resume", "-q", name, *arguments)
        resumed = self.folder / name
        self.assert_same_bytes(whole, resumed)
        self.assert_same_datasets(whole, resumed)
        self.assertEqual(program.summary_of(whole), program.summary_of(resumed))


class Resumed(Checkpoints):
    def test_at_several_moments_with_other_threads(self):
        whole = self.whole_day("whole", "--threads", "1")
        for threads, moment in enumerate(("070000.h5", "083000.h5", "123000.h5", "183000.h5"), 1):
            with self.subTest(moment=moment):
                code = self.stop_after(moment, signal.SIGKILL, moment, "--checkpoint-every",
                                       "00:30")
                self.assertEqual(code, -signal.SIGKILL)
                self.assert_resumed_is(whole, moment, "--threads", str(threads))

    def test_with_all_events_written(self):
        events = ("--set", "output.events=true")
        whole = self.whole_day("whole", *events)
        self.stop_after("123000.h5", signal.SIGKILL, "killed", "--checkpoint-every", "00:30",
                        *events)
        self.assert_resumed_is(whole, "killed")

    def test_of_a_day_that_people_know(self):
        known = ("--set", "demand.iterations=2", "--set", "choice.mode.model=nested-logit")
        whole = self.whole_day("whole", *known)
        self.stop_after("090000.h5", signal.SIGKILL, "killed", "--checkpoint-every", "01:00",
                        *known)
        self.assert_resumed_is(whole, "killed", "--threads", "1")

    def test_on_a_weekend_day_with_frames_at_odd_times(self):
        odd = ("--set", "run.day_type=weekend", "--set", "output.frames_every_min=7")
        whole = self.whole_day("whole", *odd)
        self.stop_after("111000.h5", signal.SIGKILL, "killed", "--checkpoint-every", "00:10", *odd)
        self.assert_resumed_is(whole, "killed")

    def test_at_the_second_of_a_signal_more_than_once(self):
        whole = self.whole_day("whole")
        code = self.stop_after("080000.h5", signal.SIGTERM, "result", "--checkpoint-every", "00:20")
        self.assertEqual(code, program.INTERRUPTED)
        for _ in range(3):
            outcome = self.poai("resume", "result", "--max-walltime", "0.5")
            self.assertIn(outcome.code, (program.INTERRUPTED, program.DONE), outcome)
        self.assert_finishes("result")
        self.assert_same_bytes(whole, self.folder / "result")

    def assert_finishes(self, name):
        outcome = self.poai("resume", name)
        self.assertEqual(outcome.code, program.DONE, outcome)

    def test_checkpoints_change_no_byte_of_the_result(self):
        self.assert_same_bytes(self.whole_day("without"),
                               self.whole_day("with", "--checkpoint-every", "00:15"))

    def test_before_the_first_tick(self):
        whole = self.whole_day("whole")
        code = self.stop_after("begin.h5", signal.SIGKILL, "killed")
        self.assertEqual(code, -signal.SIGKILL)
        self.assert_resumed_is(whole, "killed")

    def test_from_another_working_folder(self):
        whole = self.whole_day("whole")
        here = self.folder / "here"
        text = self.weekday.read_text(encoding="utf-8")
        self.write("here/weekday.toml", text.replace("../data/port-island",
                                                     os.path.relpath(self.island, here)))
        outcome = subprocess.run(
            [program.Project.program, "run", "weekday.toml", "-o", "result", "--max-walltime", "0",
             *self.settings()],
            cwd=here, capture_output=True, text=True, check=False)
        self.assertEqual(outcome.returncode, program.INTERRUPTED, outcome.stderr)
        self.poai_ends(program.DONE, "resume", "-q", "here/result")
        self.assert_same_datasets(whole, here / "result", "/meta/scenario")
        self.assertEqual(program.state_hash_of(whole), program.state_hash_of(here / "result"))


TRUCK = """
[[intervention]]
id = "{name}"
kind = "open-place"
place = "{name}"
at = "P07"
from = "{begin}"
until = "{end}"
service = "food_truck"
counters = 3
service_s = 20
price_yen = 500
"""


class Branches(Checkpoints):
    def truck(self, name, *trucks):
        """The scenario with food trucks: (name, from, until)."""
        return self.scenario(name, scale=SCALE, more="".join(
            TRUCK.format(name=truck, begin=begin, end=end) for truck, begin, end in trucks))

    def run_to(self, name, file, *arguments, code=program.DONE):
        return self.poai_ends(code, "run", file, "-o", name, *arguments), self.folder / name

    def assert_branch_is_whole(self, alt, base, moment):
        outcome, branch = self.run_to(f"branch-{alt.stem}", alt, "--from", f"{base}@{moment}")
        _, whole = self.run_to(f"whole-{alt.stem}", alt)
        self.assert_same_bytes(whole, branch)
        return outcome

    def test_a_change_after_the_moment_is_as_if_run_from_the_begin(self):
        base = self.truck("base", ("early", "11:00", "13:00"))
        alt = self.truck("alt", ("early", "11:00", "12:30"), ("late", "12:00", "14:00"))
        self.run_to("base", base, "--checkpoint-every", "12:00")
        outcome = self.assert_branch_is_whole(alt, "base", "12:00")
        self.assertIn("going on from 12:00", outcome.err)
        self.assertNotEqual(program.state_hash_of(self.folder / "base"),
                            program.state_hash_of(self.folder / "branch-alt"))

    def test_a_base_may_have_places_that_the_branch_has_not(self):
        base = self.truck("base", ("one", "12:00", "14:00"), ("two", "12:10", "14:00"))
        self.run_to("base", base, "--until", "12:00", "--checkpoint-every", "05:00")
        outcome = self.assert_branch_is_whole(self.truck("alt", ("two", "12:30", "14:00")),
                                              "base", "12:00")
        self.assertIn("going on from 12:00", outcome.err)

    def test_an_earlier_checkpoint_serves_a_later_moment(self):
        base = self.truck("base")
        self.run_to("base", base, "--until", "11:00", "--checkpoint-every", "04:00")
        alt = self.truck("alt", ("late", "12:00", "14:00"))
        outcome = self.assert_branch_is_whole(alt, "base", "12:00")
        self.assertIn("going on from 11:00", outcome.err)

    def test_ways_and_weather_may_change_from_the_moment_on(self):
        self.run_to("base", self.truck("base"), "--checkpoint-every", "12:00")
        for kind in ('kind = "close-walkway"\nwalkways = ["p07_deck_hospital_001"]',
                     'kind = "change-walkway"\nwalkways = ["p07_stairs_001"]\nwidth_m = 1',
                     'kind = "weather"\nspeed_factor = 0.7\nwalk_dislike_factor = 2'):
            name = kind.split('"')[1]
            with self.subTest(kind=name):
                alt = self.scenario(name, scale=SCALE, more=f"""
[[intervention]]
id = "later"
{kind}
from = "12:00"
""")
                self.assert_branch_is_whole(alt, "base", "12:00")
                self.assertNotEqual(program.state_hash_of(self.folder / "base"),
                                    program.state_hash_of(self.folder / f"branch-{name}"))

    def test_a_killed_branch_is_resumed(self):
        self.run_to("base", self.truck("base"), "--checkpoint-every", "12:00")
        alt = self.truck("alt", ("late", "12:00", "14:00"))
        self.run_to("branch", alt, "--from", "base@12:00", "--max-walltime", "0",
                    code=program.INTERRUPTED)
        self.poai_ends(program.DONE, "resume", "-q", "branch")
        _, whole = self.run_to("whole", alt)
        self.assert_same_bytes(whole, self.folder / "branch")

    def refusal(self, alt, moment, *arguments):
        outcome, folder = self.run_to("branch", alt, "--from", f"base@{moment}", *arguments,
                                      code=program.BAD_SCENARIO)
        self.assertFalse(folder.exists())
        return outcome.err

    def test_what_differs_before_the_moment_is_refused(self):
        self.run_to("base", self.truck("base"), "--checkpoint-every", "12:00")
        truck = self.truck("alt", ("late", "11:59", "14:00"))
        message = self.refusal(truck, "12:00")
        self.assertRegex(message, r"alt\.toml: place late: has another service before 12:00 .*"
                                  r"let the intervention begin at 12:00 or later")
        self.refusal(self.truck("seeded"), "12:00", "--seed", 2)
        dining = self.refusal(self.truck("dining"), "12:00", "--set", "dining.kappa=2")
        self.assertRegex(dining, r"dining\.kappa: is 2\.0 instead of 3\.0")
        self.refusal(self.truck("late-only", ("late", "12:30", "14:00")), "12:00",
                     "--set", "population.scale=0.04")

    def test_an_outage_is_refused_with_its_line_and_what_to_do(self):
        self.run_to("base", self.truck("base"), "--until", "06:00", "--checkpoint-every", "03:00")
        alt = self.scenario("alt", scale=SCALE, more='''
[[intervention]]
id = "outage"
kind = "line-outage"
line = "port_liner"
from = "08:15"
until = "09:15"
''')
        line = alt.read_text(encoding="utf-8").split("[[intervention]]")[0].count("\n") + 1
        self.assertRegex(self.refusal(alt, "06:00"),
                         rf"alt\.toml:{line}:1: intervention\.outage: line-outage changes the day "
                         r"before 06:00 .* the same command without --from")

    def test_another_district_is_refused(self):
        self.run_to("base", self.truck("base"), "--checkpoint-every", "12:00")
        island = self.folder / "island"
        subprocess.run(["cp", "-r", self.island, island], check=True)
        flights = island / "flights.csv"
        flights.write_text(flights.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        message = self.refusal(self.scenario("alt", district=island, scale=SCALE), "12:00")
        self.assertRegex(message, r"district: is another one")

    def test_wrong_requests_are_refused_in_a_sentence(self):
        self.run_to("base", self.truck("base"), "--until", "05:00", "--checkpoint-every", "05:00")
        alt = self.truck("alt")
        for request, words in (("base", "not a folder and a time"), ("base@noon", "not a time"),
                               ("base@02:00", "not within the run"),
                               ("none@12:00", "no checkpoint"),
                               ("@12:00", "not a folder and a time")):
            with self.subTest(request=request):
                outcome, _ = self.run_to("branch", alt, "--from", request,
                                         code=program.BAD_SCENARIO)
                self.assertRegex(outcome.err, rf"^--from: .*{words}[^\n]*\n$")
        outcome, _ = self.run_to("base", alt, "--from", "base@05:00", "--overwrite",
                                 code=program.BAD_SCENARIO)
        self.assertIn("is the result folder itself", outcome.err)
        self.assertIn("checkpoints/050000.h5", program.names_in(self.folder / "base"))


if __name__ == "__main__":
    program.main()
