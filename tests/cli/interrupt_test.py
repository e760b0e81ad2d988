"""Signals: exit code 75 and a result that says that it was interrupted, from the first line on."""

import pathlib
import re
import signal
import subprocess
import time

import program
from program import INTERRUPTED

PATIENCE_S = 120
FRAMES = 2_000_000  # bytes of run.h5 at which some frames were written; the whole has 100 MB
TRIPS_OF_A_DAY = 140_000


class Interrupt(program.ProgramTest):
    def start(self, result, *arguments):
        child = subprocess.Popen(
            [program.Project.program, "run", self.weekday, "-o", result, *arguments],
            cwd=self.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        return child

    def wait_until(self, happened, child):
        give_up = time.monotonic() + PATIENCE_S
        while not happened():
            self.assertIsNone(child.poll(), "the run ended first")
            self.assertLess(time.monotonic(), give_up)
            time.sleep(0.001)

    def watches(self, child, number):
        """The program has begun: it catches the signal."""
        status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
        caught = int(re.search(r"(?m)^SigCgt:\s*([0-9a-f]+)", status).group(1), 16)
        return bool(caught & (1 << (number - 1)))

    def assert_interrupted(self, child, result):
        out, err = child.communicate(timeout=PATIENCE_S)
        self.assertEqual(child.returncode, INTERRUPTED, out + err)
        file = self.folder / result / "run.h5"
        self.assertIn('"interrupted', self.tool("h5dump", "-a", "/status", file))
        self.tool("h5dump", "-d", "/person_outcomes/trips", file)
        for name in ("summary.json", "manifest.json"):
            self.assertTrue((self.folder / result / name).is_file(), name)

    def interrupt_at_once(self, number, result):
        child = self.start(result, "--set", "population.scale=0.1")
        self.wait_until(lambda: self.watches(child, number), child)
        child.send_signal(number)
        self.assert_interrupted(child, result)

    def test_in_the_first_moment(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1):
            with self.subTest(signal=number.name):
                self.interrupt_at_once(number, number.name)

    def test_during_the_day(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(signal=number.name):
                child = self.start(number.name)
                file = self.folder / number.name / "run.h5"
                self.wait_until(lambda file=file: file.is_file() and file.stat().st_size > FRAMES,
                                child)
                child.send_signal(number)
                self.assert_interrupted(child, number.name)
                trips = program.summary_of(self.folder / number.name)["trips"]["total"]
                self.assertLess(trips, TRIPS_OF_A_DAY)

    def test_an_interrupted_result_is_not_overwritten_unasked(self):
        self.interrupt_at_once(signal.SIGINT, "result")
        self.poai_ends(program.BAD_SCENARIO, "run", self.weekday, "-o", "result")


if __name__ == "__main__":
    program.main()
