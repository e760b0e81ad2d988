"""The examples: scripts/examples/read_results.py reads what the program writes, with Debian's h5py
and pandas; the studies of scenarios/studies are ready to run."""

import collections
import csv
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
        dining = program.summary_of(result)["dining"]["by_area"]["phase2"]
        wanted, not_got = re.search(r"^phase2 +(\d+) +(\d+) ", out, re.MULTILINE).groups()
        self.assertEqual(int(wanted), round(dining["wanted"] * 0.02))
        self.assertEqual(int(not_got), round(dining["unserved"] * 0.02))


class Studies(program.ProgramTest):
    """In a copy of the scenarios, so that nothing is written beside the sources."""

    def setUp(self):
        super().setUp()
        shutil.copytree(program.Project.root / "scenarios", self.folder / "scenarios")
        (self.folder / "data").symlink_to(program.Project.root / "data")

    def study(self, name):
        return self.folder / "scenarios" / "studies" / f"{name}.toml"

    def test_are_ready_to_run(self):
        for name, members in (("lunch-supply", 189), ("airport-growth", 30),
                              ("port-liner-headway", 45)):
            with self.subTest(study=name):
                out = self.poai_ends(DONE, "check", self.study(name)).out
                self.assertIn(f"{members} members", out)

    def small_results(self, name, scale):
        """The rows of the results of a study with fewer people and one replicate."""
        study = self.study(name)
        text = re.sub(r"(?m)^replicates = \d+$", "replicates = 1", study.read_text())
        study.write_text(text.replace(
            "\nindicators =", f'\nset = ["population.scale={scale}"]\nindicators ='))
        self.poai_ends(DONE, "sweep", "-q", study, "-o", name)
        self.poai_ends(DONE, "sweep", "analyze", name)
        with open(self.folder / name / "results.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_of_headways_wait_shorter_for_more_trains(self):
        rows = self.small_results("port-liner-headway", 0.02)
        for day in ("term-weekday", "weekend"):
            waits = [float(row["transit.port_liner.mean_wait_s"])
                     for row in rows if row["day_type"] == day]
            self.assertEqual(len(waits), 5)
            self.assertEqual(waits, sorted(waits, reverse=True), day)

    def test_of_flights_has_more_passengers_now_than_in_2024(self):
        rows = self.small_results("airport-growth", 0.02)
        arrived = {(row["flights"], row["day_type"]): float(row["airport.arrived"])
                   for row in rows}
        for day in ("term-weekday", "vacation-weekday", "weekend"):
            self.assertGreater(arrived["present", day], 1.1 * arrived["fy2024", day], day)

    def test_of_lunches_feeds_more_people_with_six_trucks_than_with_none(self):
        rows = self.small_results("lunch-supply", 0.02)
        self.assertEqual(len(rows), 189)
        served = collections.defaultdict(float)
        for row in rows:
            served[row["trucks"]] += float(row["dining.served"])
        self.assertGreater(served["6"], served["0"])
        self.assertEqual(len(served), 7)


if __name__ == "__main__":
    program.main()
