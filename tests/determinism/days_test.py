"""Runs of several days: the same bytes for any number of threads, and after a kill on any day."""

import signal

import program
from checkpoint_test import Checkpoints

DAYS = 3


class Days(Checkpoints):
    def settings(self, *more):
        return super().settings("--set", f"run.days={DAYS}", *more)

    def test_do_not_depend_on_threads(self):
        one = self.whole_day("one", "--threads", "1")
        for threads in (2, 3, 7):
            self.assert_same_bytes(one, self.whole_day(f"t{threads}", "--threads", str(threads)))

    def test_go_on_from_the_day_on_which_they_were_killed(self):
        whole = self.whole_day("whole", "--threads", "1")
        for moment in ("093000.h5", "2-070000.h5", "3-123000.h5"):
            with self.subTest(moment=moment):
                code = self.stop_after(moment, signal.SIGKILL, moment, "--checkpoint-every",
                                       "00:30")
                self.assertEqual(code, -signal.SIGKILL)
                self.assert_resumed_is(whole, moment)

    def test_that_a_signal_ends_go_on_at_the_second(self):
        whole = self.whole_day("whole")
        code = self.stop_after("2-080000.h5", signal.SIGTERM, "result", "--checkpoint-every",
                               "00:20")
        self.assertEqual(code, program.INTERRUPTED)
        outcome = self.poai("resume", "result")
        self.assertEqual(outcome.code, program.DONE, outcome)
        self.assertRegex(outcome.err, r"going on from \d\d:\d\d:?\d* of day 2")
        self.assert_same_bytes(whole, self.folder / "result")

    def test_leave_ties_and_have_no_branches(self):
        whole = self.whole_day("whole", "--checkpoint-every", "12:00")
        ties = program.summary_of(whole)["ties"]
        self.assertGreater(ties["total"], 0)
        self.assertGreater(ties["seen_again_share"], 0)
        outcome = self.poai("run", self.weekday, "-o", "branch", "--from", "whole@12:00",
                            *self.settings())
        self.assertEqual(outcome.code, program.BAD_SCENARIO, outcome)
        self.assertRegex(outcome.err, r"--from: the run has several days")


if __name__ == "__main__":
    program.main()
