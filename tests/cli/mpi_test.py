"""A sweep under mpirun: the same bytes as one command, and problems said once."""

import subprocess

import program
from program import BAD_SCENARIO, DONE, FAILED_CHECK


class Mpi(program.ProgramTest):
    def study(self, values="[1, 2, 4]", key="dining.kappa", more=""):
        return self.write("s.toml", f"""format = "poai-study"
format_version = 1
name = "s"
base = "{self.weekday}"
set = ["population.scale=0.02"]
indicators = ["dining.*"]
[design]
kind = "full-factorial"
replicates = 4
{more}
[[factor]]
name = "f"
key = "{key}"
values = {values}
""")

    def mpirun(self, ranks, *arguments, command=None):
        done = subprocess.run(
            ["mpirun", "--allow-run-as-root", "--oversubscribe", "-n", str(ranks),
             str(command or program.Project.program), "sweep", *map(str, arguments)],
            cwd=self.folder, capture_output=True, text=True, check=False)
        return program.Outcome(done.returncode, done.stdout, done.stderr)

    def assert_same_results(self, one, other):
        for name in ("results.h5", "results.csv"):
            self.assertEqual((self.folder / one / name).read_bytes(),
                             (self.folder / other / name).read_bytes(), f"{other}/{name}")

    def test_gives_the_same_bytes_as_one_command_and_as_shards(self):
        study = self.study()
        self.poai_ends(DONE, "sweep", "-q", study, "-o", "one")
        for ranks in (2, 3):
            outcome = self.mpirun(ranks, study, "-o", f"mpi-{ranks}")
            self.assertEqual(outcome.code, DONE, outcome)
            self.assertEqual(outcome.out.count("12 of 12 members done"), 1, outcome)
            self.assert_same_results("one", f"mpi-{ranks}")
        for shard in ("1/2", "2/2"):
            self.poai_ends(DONE, "sweep", "-q", study, "-o", "shards", "--shard", shard,
                           "--resume")
        self.assert_same_results("one", "shards")

    def test_says_a_problem_once(self):
        study = self.study()
        study.write_text(study.read_text().replace("dining.kappa", "dining.kapppa"))
        outcome = self.mpirun(2, study, "-o", "a")
        self.assertEqual(outcome.code, BAD_SCENARIO, outcome)
        self.assertEqual(outcome.err.count("unknown key"), 1, outcome)

    def test_goes_on_where_another_process_was_interrupted(self):
        study = self.study()
        self.poai_ends(DONE, "sweep", "-q", study, "-o", "a", "--shard", "1/3")
        outcome = self.mpirun(2, study, "-o", "a")
        self.assertEqual(outcome.code, BAD_SCENARIO, outcome)
        outcome = self.mpirun(2, study, "-o", "a", "--resume")
        self.assertEqual(outcome.code, DONE, outcome)
        self.assertIn("12 done, 0 failed, 0 missing", outcome.out)

    def test_goes_on_after_a_rank_was_killed(self):
        study = self.study()
        self.poai_ends(DONE, "sweep", "-q", study, "-o", "one")
        killer = self.write("killed-rank", f"""#!/bin/bash
"{program.Project.program}" "$@" &
if [ "$OMPI_COMM_WORLD_RANK" = 1 ]; then
  until ls a/members/*.json; do sleep 0.05; done >/dev/null 2>&1
  kill -9 $!
fi
wait $!
""")
        killer.chmod(0o755)
        outcome = self.mpirun(2, study, "-o", "a", command=killer)
        self.assertNotEqual(outcome.code, DONE, outcome)
        outcome = self.mpirun(2, study, "-o", "a", "--resume")
        self.assertEqual(outcome.code, DONE, outcome)
        self.assert_same_results("one", "a")

    def test_isolates_a_member_that_fails(self):
        # Twenty islands fit into no small budget.
        study = self.study(values="[0.01, 20]", key="population.scale",
                           more="[budget]\nmember_memory_mb = 100")
        outcome = self.mpirun(2, study, "-o", "a")
        self.assertEqual(outcome.code, FAILED_CHECK, outcome)
        self.assertIn("4 of 8 members done, 4 failed", outcome.out)
        self.assertIn("out of memory", (self.folder / "a/results.csv").read_text())


if __name__ == "__main__":
    program.main()
