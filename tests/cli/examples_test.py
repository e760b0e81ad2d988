"""The examples: scripts/examples/read_results.py reads what the program writes, with Debian's h5py
and pandas; the studies of scenarios/studies are ready to run."""

import re
import shutil
import subprocess
import sys

import program
from program import DONE


def python_with_pandas():
    """A Python with h5py and pandas; scripts/setup installs one."""
    for python in (sys.executable, shutil.which("python3"), "/usr/bin/python3"):
        if python and subprocess.run([python, "-c", "import h5py, pandas"], check=False,
                                     capture_output=True).returncode == 0:
            return python
    raise AssertionError("no Python has h5py and pandas: run scripts/setup")


class ReadResults(program.ProgramTest):
    def read(self, *arguments):
        example = program.Project.root / "scripts" / "examples" / "read_results.py"
        return self.tool(python_with_pandas(), example, *arguments)

    def test_of_a_sweep(self):
        study = self.write("s.toml", f"""format = "poai-study"
format_version = 1
name = "s"
base = "{self.weekday}"
set = ["population.scale=0.01"]
indicators = ["dining.served", "trips.total"]
[design]
kind = "full-factorial"
[[factor]]
name = "tolerance"
key = "dining.kappa"
values = [1, 4]
[[factor]]
name = "day"
key = "run.day_type"
values = ["term-weekday", "weekend"]
""")
        self.poai_ends(DONE, "sweep", "-q", study, "-o", "a")
        lines = (self.folder / "a/results.csv").read_text().splitlines()
        header = lines[0].split(",")
        served = [float(line.split(",")[header.index("dining.served")])
                  for line in lines[1:] if ",weekend," in line]
        out = self.read("a/results.h5", "dining.served")
        self.assertIn("4 of 4 members are done", out)
        mean = float(re.search(r"^weekend +(\S+)", out, re.MULTILINE).group(1))
        self.assertAlmostEqual(mean, sum(served) / 2, places=2)
        self.assertIn("trips.total", self.read("a/results.h5"))

    def test_of_a_run(self):
        result = self.run_weekday("run")
        trips = program.summary_of(result)["trips"]["total"] * 0.02
        out = self.read(result / "run.h5")
        self.assertEqual(int(out.split(" trips")[0]), round(trips))


class Studies(program.ProgramTest):
    """In a copy of the scenarios, so that nothing is written beside the sources."""

    def setUp(self):
        super().setUp()
        shutil.copytree(program.Project.root / "scenarios", self.folder / "scenarios")
        (self.folder / "data").symlink_to(program.Project.root / "data")

    def study(self, name):
        return self.folder / "scenarios" / "studies" / f"{name}.toml"

    def make_districts(self):
        example = program.Project.root / "scripts" / "examples" / "change_headway.py"
        self.tool(sys.executable, example, "data/port-island", "runs/districts",
                  "0.75", "0.9", "1.25", "1.5")

    def test_are_ready_to_run(self):
        self.make_districts()
        for name, members in (("lunch-supply", 189), ("airport-growth", 30),
                              ("port-liner-headway", 45)):
            with self.subTest(study=name):
                out = self.poai_ends(DONE, "check", self.study(name)).out
                self.assertIn(f"{members} members", out)

    def test_of_headways_wait_shorter_for_more_trains(self):
        self.make_districts()
        study = self.study("port-liner-headway")
        text = study.read_text().replace(
            "indicators =", 'set = ["population.scale=0.02"]\nindicators =')
        study.write_text(text.replace("replicates = 3", "replicates = 1"))
        self.poai_ends(DONE, "sweep", "-q", study, "-o", "a")
        text = (self.folder / "a/results.csv").read_text()
        lines = [line.split(",") for line in text.splitlines()]
        wait = lines[0].index("transit.port_liner.mean_wait_s")
        for day in ("term-weekday", "weekend"):
            waits = [float(line[wait]) for line in lines if line[4] == day]
            self.assertEqual(waits, sorted(waits, reverse=True), day)


if __name__ == "__main__":
    program.main()
