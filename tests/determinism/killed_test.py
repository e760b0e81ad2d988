"""Killed (SIGKILL) at random moments, a hundred times: always resumable, always the same result.

A program under a sanitizer is slow, and killed as often as fits into the time.
"""

import concurrent.futures
import pathlib
import random
import signal
import subprocess
import time

import program
from comparison import Comparison

MOST_KILLS = 100
FEWEST_KILLS = 10
AT_ONCE = 2
PATIENCE_S = 300

# Of all runs together; a kill costs half a run in the mean, and twice that to go on.
BUDGET_S = 200

# Half of such a run is loading, a third of the rest is the writing of checkpoints.
SETTINGS = ("--set", "population.scale=0.02", "--set", "run.begin=06:00",
            "--set", "run.end=14:00", "--checkpoint-every", "00:20")


class Killed(Comparison):
    def begin(self, name):
        return ["run", "-q", self.weekday, "-o", name, *SETTINGS]

    def go_on(self, name, threads):
        """What a user types: resume, unless the run had not even begun."""
        begun = (self.folder / name / "checkpoints" / "begin.h5").is_file()
        return [*(["resume", "-q", name] if begun else self.begin(name)), "--threads", str(threads)]

    def kill(self, name, delay_s, threads):
        """Runs for a time; returns whether it had to be killed."""
        child = subprocess.Popen(
            [str(word) for word in (program.Project.program, *self.go_on(name, threads))],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            _, errors = child.communicate(timeout=delay_s)
        except subprocess.TimeoutExpired:
            child.kill()
            _, errors = child.communicate(timeout=PATIENCE_S)
        if child.returncode not in (program.DONE, -signal.SIGKILL):
            raise AssertionError(f"{name}: exit code {child.returncode}: {errors}")
        return child.returncode == -signal.SIGKILL

    def kill_often(self, number, kills, whole_s):
        """A few results in a row, each killed some times and then finished; their folders."""
        chance = random.Random(number)
        results = []
        while kills > 0:
            name = f"{number}-{len(results)}"
            for _ in range(min(kills, chance.randint(1, 12))):
                killed = self.kill(name, chance.uniform(0.0, whole_s), chance.choice((1, 2, 3)))
                kills -= 1 if killed else 0
            outcome = self.poai(*self.go_on(name, 1))
            if outcome.code != program.DONE:
                raise AssertionError(f"{name}: {outcome}")
            results.append(self.folder / name)
        return results

    def test_at_random_moments(self):
        started = time.monotonic()
        self.poai_ends(program.DONE, *self.begin("whole"))
        whole_s = time.monotonic() - started
        kills = max(FEWEST_KILLS, min(MOST_KILLS, round(BUDGET_S / whole_s)))
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            jobs = [pool.submit(self.kill_often, number, kills // AT_ONCE, whole_s)
                    for number in range(AT_ONCE)]
            results = [result for job in jobs for result in job.result(timeout=PATIENCE_S)]
        for result in results:
            self.assert_same_bytes(self.folder / "whole", result)
            self.assertEqual(program.summary_of(self.folder / "whole"), program.summary_of(result))
            self.assert_no_parts(result)

    def assert_no_parts(self, result: pathlib.Path):
        parts = [name for name in program.names_in(result) if name.endswith(".part")]
        self.assertEqual(parts, [])
        states = [name for name in program.names_in(result / "checkpoints") if name[0] in "012"]
        self.assertEqual(len(states), 2, states)


if __name__ == "__main__":
    program.main()
