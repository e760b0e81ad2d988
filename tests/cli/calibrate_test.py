"""scripts/calibrate: finds the optimum of a model whose optimum is known, and fits the real one."""

import json
import os
import subprocess
import tomllib

import program
from program import DONE

# A model of one parameter: ln(modelled / observed) of its two stations is x - 1 and x + 1/2.
STAND_IN = """#!/usr/bin/python3
import json, math, pathlib, sys
arguments = sys.argv[1:]
folder = pathlib.Path(arguments[arguments.index("-o") + 1])
x = float(arguments[arguments.index("--set") + 1].partition("=")[2])
stations = {name: {"boardings": 600 * math.exp(error), "alightings": 400 * math.exp(error),
                   "observed_boardings_plus_alightings": 1000}
            for name, error in (("A", x - 1), ("B", x + 0.5))}
stations["C"] = {"boardings": 1, "alightings": 1}
(folder / "suite.json").write_text(json.dumps({"stations": stations}))
sys.exit(4)
"""


class Calibrate(program.ProgramTest):
    def calibration(self, station_sd=0.5, evaluations=40, more="", key="a.x"):
        return self.write("c.toml", f"""format = "poai-calibration"
format_version = 1
suite = "suite.toml"
station_sd = {station_sd}
evaluations = {evaluations}
{more}
[[parameter]]
key = "{key}"
start = 2.0
sd = 1.0
low = -3.0
high = 5.0
reason = "of this test"
""")

    def calibrate(self, *arguments):
        command = [program.Project.root / "scripts" / "calibrate", *arguments, "-o", "fit"]
        return subprocess.run([str(part) for part in command], cwd=self.folder, check=False,
                              capture_output=True, text=True)

    def stand_in(self):
        path = self.write("stand-in", STAND_IN)
        os.chmod(path, 0o755)
        return path

    def result(self):
        return json.loads((self.folder / "fit/calibration.json").read_text(encoding="utf-8"))

    def test_finds_the_balance_of_counts_and_prior(self):
        done = self.calibrate(self.calibration(), "--poai", self.stand_in())
        self.assertEqual(done.returncode, 0, done.stderr)
        # The least of ((x - 1) / 0.5)^2 + ((x + 0.5) / 0.5)^2 + (x - 2)^2 is at
        # (4 x 1 - 4 x 0.5 + 2) / (4 + 4 + 1).
        self.assertAlmostEqual(self.result()["fitted"]["a.x"], 4 / 9, delta=0.03)
        fitted = tomllib.loads((self.folder / "fit/fitted.toml").read_text(encoding="utf-8"))
        self.assertAlmostEqual(fitted["a"]["x"], 4 / 9, delta=0.03)

    def test_leaves_each_station_out(self):
        done = self.calibrate(self.calibration(), "--poai", self.stand_in(), "--leave-one-out")
        self.assertEqual(done.returncode, 0, done.stderr)
        left_out = self.result()["left_out_error"]
        # Without A: 4 (x + 0.5)^2 + (x - 2)^2 is least at 0, where A's error is exp(-1) - 1.
        self.assertAlmostEqual(left_out["A"], -0.632, delta=0.02)
        # Without B: 4 (x - 1)^2 + (x - 2)^2 is least at 1.2, where B's error is exp(1.7) - 1.
        self.assertAlmostEqual(left_out["B"], 4.474, delta=0.15)
        self.assertIn("fitted without it", done.stdout)

    def test_mistakes_in_the_file_are_named(self):
        for mistake, words in (({"more": "stations_sd = 1"}, '"stations_sd"'),
                               ({"station_sd": 0}, "over 0")):
            done = self.calibrate(self.calibration(**mistake), "--poai", self.stand_in())
            self.assertEqual(done.returncode, 1)
            self.assertIn(words, done.stderr)
        done = self.calibrate("none.toml", "--poai", self.stand_in())
        self.assertIn("none.toml", done.stderr)

    def test_a_parameter_that_is_there_twice_is_named(self):
        file = self.calibration()
        text = file.read_text(encoding="utf-8")
        file.write_text(text + text[text.index("[[parameter]]"):], encoding="utf-8")
        done = self.calibrate(file, "--poai", self.stand_in())
        self.assertEqual(done.returncode, 1)
        self.assertIn("a.x is there twice", done.stderr)

    def test_what_is_no_program_is_named(self):
        for name in ("none", self.write("text", "")):
            done = self.calibrate(self.calibration(), "--poai", name)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"{name} is no program", done.stderr)
            self.assertNotIn("Traceback", done.stderr)

    def test_what_the_model_refuses_is_passed_on(self):
        self.write_suite()
        done = self.calibrate(self.calibration(key="trips.speed"), "--poai",
                              program.Project.program)
        self.assertEqual(done.returncode, 1)
        self.assertIn("trips.speed", done.stderr)

    def test_a_fit_of_the_model_is_a_scenario_to_build_on(self):
        self.write_suite()
        done = self.calibrate(self.calibration(evaluations=3, key="trips.walk_weight"), "--poai",
                              program.Project.program)
        self.assertEqual(done.returncode, 0, done.stderr)
        result = self.result()
        self.assertLessEqual(result["misfit_fitted"], result["misfit_before"])
        self.assertIn("P06", result["error_fitted"])
        self.scenario("monday")
        fitted = (self.folder / "fit/fitted.toml").read_text(encoding="utf-8")
        self.write("tuesday.toml", 'format = "poai-scenario"\nformat_version = 1\n'
                                   'name = "tuesday"\nbase = "monday.toml"\n' + fitted)
        self.poai_ends(DONE, "check", "tuesday.toml")

    def write_suite(self):
        self.write("suite.toml", f"""format = "poai-validation"
format_version = 1
name = "suite"
[[day]]
scenario = "{self.scenario("monday")}"
weight = 1
[stations]
mode = "port_liner"
counts = "{self.island}/observed/ridership.csv"
fiscal_year = 2024
range = [0.1, 10]
reason = "of this test"
""")


if __name__ == "__main__":
    program.main()
