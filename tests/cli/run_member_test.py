"""poai run-member as a tool for parameter search calls it: everything in the current folder."""

import json
import subprocess

import program
from program import BAD_FILES, BAD_SCENARIO, DONE


class Contract(program.ProgramTest):
    """A stand-in for OACIS and CARAVAN: a folder per run, `_input.json` in, `_output.json` out."""

    def run_in(self, name, parameters, target, code=DONE):
        folder = self.folder / name
        folder.mkdir()
        (folder / "_input.json").write_text(json.dumps(parameters))
        done = subprocess.run([program.Project.program, "run-member", target], cwd=folder,
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        output = folder / "_output.json"
        return json.loads(output.read_text()) if output.is_file() else done.stderr

    def test_gives_what_a_run_gives(self):
        output = self.run_in("a", {"population": {"scale": 0.02}, "dining.kappa": 2, "_seed": 7},
                             self.weekday)
        result = self.run_weekday("run", "--seed", "7", "--set", "dining.kappa=2")
        self.assertEqual(output, program.summary_of(result))

    def test_takes_the_factors_of_a_study(self):
        study = self.write("s.toml", f"""format = "poai-study"
format_version = 1
name = "s"
base = "{self.weekday}"
set = ["population.scale=0.02"]
indicators = ["dining.*"]
[design]
kind = "full-factorial"
[[factor]]
name = "tolerance"
key = "dining.kappa"
values = [1, 2]
""")
        output = self.run_in("a", {"tolerance": 2, "_seed": 1}, study)
        result = self.run_weekday("run", "--set", "dining.kappa=2")
        self.assertEqual(output["run"], program.summary_of(result)["run"])

    def test_another_seed_is_another_day(self):
        hashes = {self.run_in(str(seed), {"population": {"scale": 0.01}, "_seed": seed},
                              self.weekday)["run"]["state_hash"] for seed in (1, 2)}
        self.assertEqual(len(hashes), 2)

    def test_leaves_nothing_else_behind(self):
        self.run_in("a", {"population": {"scale": 0.01}}, self.weekday)
        self.assertEqual(program.names_in(self.folder / "a"), ["_input.json", "_output.json"])

    def test_refuses_what_it_does_not_know(self):
        error = self.run_in("a", {"population": {"scael": 0.02}}, self.weekday, BAD_SCENARIO)
        self.assertIn('did you mean "scale"?', error)
        self.poai_ends(BAD_FILES, "run-member", self.weekday)
        self.poai_ends(BAD_SCENARIO, "run-member", self.weekday, "3")

    def test_has_a_command_that_prints_the_version(self):
        self.assertRegex(self.poai_ends(DONE, "--version").out, r"^poai \d+\.\d+\.\d+")


if __name__ == "__main__":
    program.main()
