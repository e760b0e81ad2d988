"""The scripts for Slurm on a real cluster of one node: submit, stop near the end of the time,
requeue, merge."""

import subprocess
import unittest

import program
from one_node_slurm import OneNodeSlurm, is_installed

PATIENCE_S = 300


@unittest.skipUnless(is_installed(), "Slurm is not installed, or this is not root")
class Slurm(program.ProgramTest):
    def setUp(self):
        super().setUp()
        cluster = OneNodeSlurm(self.make("cluster"))
        self.slurm = self.enterContext(cluster)
        self.slurm.environment["POAI"] = str(program.Project.program)
        self.scripts = program.Project.root / "scripts" / "slurm"
        self.study = self.write("s.toml", f"""format = "poai-study"
format_version = 1
name = "s"
base = "{self.weekday}"
set = ["population.scale=0.02"]
indicators = ["dining.*"]
[design]
kind = "full-factorial"
replicates = 4
[[factor]]
key = "dining.kappa"
values = [1, 2, 4]
""")

    def make(self, name):
        folder = self.folder / name
        folder.mkdir()
        return folder

    def call(self, *command):
        done = subprocess.run([str(part) for part in command], cwd=self.folder, text=True,
                              env=self.slurm.environment, check=False, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def wait_for_jobs(self):
        self.slurm.wait_until(lambda: not self.slurm.run("squeue", "-h").strip(), PATIENCE_S)

    def results(self, folder):
        return (self.folder / folder / "results.h5").read_bytes()

    def test_gives_the_same_results_as_one_command(self):
        self.call(self.scripts / "submit", "s.toml", "array", "3", "--cpus-per-task=1")
        self.wait_for_jobs()
        self.poai_ends(program.DONE, "sweep", "-q", "s.toml", "-o", "one")
        self.assertEqual(self.results("array"), self.results("one"))
        self.assertIn("dining.served", (self.folder / "array/analysis.md").read_text())

    def test_a_task_that_is_told_to_stop_is_requeued_and_ends_later(self):
        # A program that stops the first time, as if its time was over.
        slow = self.write("slow-poai", f"""#!/bin/bash
if [ "$1" = sweep ] && [ ! -e "{self.folder}/stopped" ] && [[ "$*" == *--shard* ]]; then
  touch "{self.folder}/stopped"
  trap 'exit 75' USR1
  sleep 600 & wait
fi
exec "{program.Project.program}" "$@"
""")
        slow.chmod(0o755)
        self.slurm.environment["POAI"] = str(slow)
        self.call(self.scripts / "submit", "s.toml", "array", "1", "--begin=now")
        self.slurm.wait_until((self.folder / "stopped").exists, PATIENCE_S)
        job = self.slurm.run("squeue", "-h", "-t", "R", "-o", "%A").split()[0]
        self.slurm.run("scancel", "--batch", "--signal=USR1", job)
        self.slurm.wait_until(
            lambda: "Restarts=1" in self.slurm.run("scontrol", "show", "job", job), PATIENCE_S)
        # Slurm holds a requeued job for two minutes before it may begin again. At once it must not:
        # the node would take it for the part that has just ended.
        self.slurm.run("scontrol", "update", f"JobId={job}", "StartTime=now+5")
        self.slurm.wait_until(lambda: (self.folder / "array/results.h5").exists(), PATIENCE_S)
        self.wait_for_jobs()
        self.assertEqual(len(list((self.folder / "array/members").glob("*.json"))), 12)


if __name__ == "__main__":
    program.main()
