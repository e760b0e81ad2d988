"""Sweeps as a user runs them: results, restart, failures, messages and exit codes."""

import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import time
import unittest

import program
from program import BAD_FILES, BAD_SCENARIO, DONE, FAILED_CHECK, INTERRUPTED

PATIENCE_S = 300


class SweepTest(program.ProgramTest):
    def study(self, name="s.toml", design='kind = "full-factorial"\nreplicates = 2', scale=0.01,
              more="", factor='key = "dining.kappa"\nvalues = [1, 2, 4]'):
        return self.write(name, f"""format = "poai-study"
format_version = 1
name = "tolerance"
base = "{self.weekday}"
set = ["population.scale={scale}"]
indicators = ["dining.*", "trips.total"]
[design]
{design}
{more}
[[factor]]
name = "f"
{factor}
""")

    def levels(self, *settings):
        """A factor with these lists of settings, labelled from 1."""
        return "".join(f'[[factor.level]]\nlabel = "{i}"\nset = {json.dumps(list(own))}\n'
                       for i, own in enumerate(settings, 1))

    def sweep(self, *arguments, code=DONE, **options):
        return self.poai_ends(code, "sweep", "-q", *arguments, **options)

    def results(self, folder):
        return [(self.folder / folder / name).read_bytes()
                for name in ("results.h5", "results.csv")]

    def members(self, folder):
        return sorted((self.folder / folder / "members").glob("*.json"))

    def start(self, *arguments):
        child = subprocess.Popen([program.Project.program, "sweep", *map(str, arguments)],
                                 cwd=self.folder, text=True, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        return child

    def wait_until(self, happened):
        give_up = time.monotonic() + PATIENCE_S
        while not happened():
            self.assertLess(time.monotonic(), give_up)
            time.sleep(0.01)


class Results(SweepTest):
    def test_are_those_of_single_runs(self):
        self.sweep(self.study(), "-o", "a")
        result = self.run_weekday("run", "--set", "dining.kappa=2", "--set", "run.replicate=1",
                                  scale=0.01)
        member = json.loads((self.folder / "a/members/000003.json").read_text())
        self.assertEqual(member["state_hash"], program.state_hash_of(result))
        summary = program.summary_of(result)
        for name, value in member["indicators"].items():
            self.assertEqual(value, program.indicator(summary, name), name)

    def test_do_not_depend_on_how_the_sweep_is_run(self):
        self.sweep(self.study(), "-o", "one", "--jobs", "1")
        self.sweep(self.study(), "-o", "three", "--jobs", "3", "--threads", "2")
        for shard in ("2/2", "1/2"):
            self.sweep(self.study(), "-o", "shards", "--shard", shard, "--resume")
        self.sweep(self.study(), "-o", "members", "--jobs", "0")
        lines = self.poai_ends(DONE, "sweep", "list", "members", "--missing").out.splitlines()
        self.assertEqual(lines[3], "3 missing 1 f=2")
        for line in reversed(lines):
            self.poai_ends(DONE, "run-member", "members", line.split()[0])
        self.poai_ends(DONE, "sweep", "merge", "members")
        for other in ("three", "shards", "members"):
            self.assertEqual(self.results("one"), self.results(other), other)

    def test_of_processes_side_by_side_are_each_made_once(self):
        self.sweep(self.study(design='kind = "latin-hypercube"\nsamples = 12',
                              factor='key = "dining.kappa"\nlow = 1\nhigh = 4'), "-o", "one")
        children = [self.start("s.toml", "-o", "both", "--resume", "--jobs", "1")
                    for _ in range(2)]
        ended_here = 0
        for child in children:
            _, err = child.communicate(timeout=PATIENCE_S)
            self.assertEqual(child.returncode, DONE, err)
            ended_here += int(err.split(" members here")[0].split()[-1])
        self.assertEqual(ended_here, 12)
        self.assertEqual(self.results("one"), self.results("both"))

    def test_of_a_killed_process_are_made_by_the_one_beside_it(self):
        study = self.study(design='kind = "full-factorial"\nreplicates = 8')
        self.sweep(study, "-o", "one")
        killed, other = (self.start(study, "-o", "both", "--resume", "--jobs", "1")
                         for _ in range(2))
        self.wait_until(lambda: len(self.members("both")) >= 4)
        killed.kill()
        killed.communicate()
        _, err = other.communicate(timeout=PATIENCE_S)
        self.assertEqual(other.returncode, DONE, err)
        self.assertEqual(self.results("one"), self.results("both"))

    def test_are_analysed(self):
        self.sweep(self.study(design='kind = "saltelli"\nsamples = 4', factor="""
key = "demand.lunch_walk_limit_min"
low = 2
high = 20
"""), "-o", "a")
        out = self.poai_ends(DONE, "sweep", "analyze", "a").out
        self.assertIn("## dining.served", out)
        self.assertIn("The sample is too small", out)
        analysis = json.loads((self.folder / "a/analysis.json").read_text())
        self.assertEqual(analysis["points"], 12)
        self.assertIn("total", analysis["indicators"]["dining.served"]["factors"]["f"])


class Restart(SweepTest):
    def test_does_only_what_is_missing(self):
        self.sweep(self.study(), "-o", "a")
        first = self.results("a")
        members = self.members("a")
        times = {path: path.stat().st_mtime_ns for path in members}
        members[2].unlink()
        members[4].write_text(members[4].read_text()[:50])
        outcome = self.poai_ends(DONE, "sweep", self.study(), "-o", "a", "--resume")
        self.assertIn("the result of member 4 is damaged and is made anew", outcome.err)
        changed = [path for path in members if path.stat().st_mtime_ns != times[path]]
        self.assertEqual(changed, [members[2], members[4]])
        self.assertEqual(self.results("a"), first)

    def test_merges_anew_what_was_cut_off(self):
        self.sweep(self.study(), "-o", "a")
        first = self.results("a")
        merged = self.folder / "a/results.h5"
        merged.write_bytes(first[0][:1000])
        self.poai_ends(DONE, "sweep", "merge", "a")
        self.assertEqual(self.results("a"), first)

    def test_after_the_time_of_the_budget(self):
        study = self.study(more="[budget]\nwall_min = 1e-9")  # over before the first member begins
        outcome = self.poai_ends(INTERRUPTED, "sweep", study, "-o", "a", "--jobs", "1")
        self.assertIn("--resume goes on", outcome.err)
        self.assertEqual(len(self.members("a")), 1)
        for done in range(2, 6):
            self.sweep(study, "-o", "a", "--resume", "--jobs", "1", code=INTERRUPTED)
            self.assertEqual(len(self.members("a")), done)
        self.sweep(study, "-o", "a", "--resume", "--jobs", "1")
        self.assertEqual(len(self.members("a")), 6)

    def test_after_a_kill_at_any_time_gives_the_same(self):
        study = self.study(design='kind = "full-factorial"\nreplicates = 6')
        self.sweep(study, "-o", "whole")
        for done in (0, 3, 9):
            with self.subTest(done=done):
                child = self.start(study, "-o", f"killed-{done}", "--jobs", "2")
                self.wait_until(lambda done=done: child.poll() is not None
                                or len(self.members(f"killed-{done}")) >= done)
                child.kill()
                child.communicate()
                self.sweep(study, "-o", f"killed-{done}", "--resume")
                self.assertEqual(self.results("whole"), self.results(f"killed-{done}"))

    def test_after_a_signal(self):
        study = self.study(design='kind = "full-factorial"\nreplicates = 40')
        child = self.start(study, "-o", "a", "--jobs", "2")
        self.wait_until(lambda: len(self.members("a")) >= 2)
        child.send_signal(signal.SIGTERM)
        _, err = child.communicate(timeout=PATIENCE_S)
        self.assertEqual(child.returncode, INTERRUPTED, err)
        self.assertEqual(list((self.folder / "a/claims").glob("0*")), [])
        self.assertLess(len(self.members("a")), 120)

    def test_is_asked_for(self):
        study = self.study(design='kind = "full-factorial"')
        self.sweep(study, "-o", "a")
        outcome = self.sweep(study, "-o", "a", code=BAD_SCENARIO)
        self.assertIn("--resume", outcome.err)

    def test_with_another_study_or_changed_inputs_is_refused(self):
        base = self.scenario("base", scale=0.01)
        study = self.study(design='kind = "full-factorial"')
        study.write_text(study.read_text().replace(str(self.weekday), str(base)))
        self.sweep(study, "-o", "a")
        base.write_text(base.read_text() + "\n")
        outcome = self.sweep(study, "-o", "a", "--resume", code=BAD_FILES)
        self.assertIn("base.toml: has changed since the sweep was begun", outcome.err)
        study.write_text(study.read_text() + "\n")
        outcome = self.sweep(study, "-o", "a", "--resume", code=BAD_SCENARIO)
        self.assertIn("holds the sweep of another study", outcome.err)

    def test_with_a_changed_file_of_a_later_level_is_refused(self):
        bundled = program.Project.root / "data/port-island/flights.csv"
        flights = [self.write(f"flights-{i}.csv", bundled.read_text()) for i in (1, 2)]
        study = self.study(design='kind = "full-factorial"', factor=self.levels(
            *([f"district.flights={table}"] for table in flights)))
        self.sweep(study, "-o", "a", "--jobs", "0")
        flights[1].write_text("".join(bundled.read_text().splitlines(True)[:-1]))
        outcome = self.sweep(study, "-o", "a", "--resume", code=BAD_FILES)
        self.assertIn("flights-2.csv: has changed since the sweep was begun", outcome.err)
        self.assertEqual(self.members("a"), [])

    def test_of_a_deleted_design_row_is_refused(self):
        study = self.study(design='kind = "full-factorial"')
        self.sweep(study, "-o", "a")
        design = self.folder / "a/design.csv"
        design.write_text("".join(design.read_text().splitlines(True)[:-1]))
        for command in (("sweep", study, "-o", "a", "--resume"), ("sweep", "merge", "a")):
            outcome = self.poai_ends(BAD_FILES, *command)
            self.assertIn("design.csv:4: is not the design of the study", outcome.err)
        self.assertEqual(len(self.members("a")), 3)


class Failures(SweepTest):
    # Twenty islands fit into no small budget.
    def failing(self, more=""):
        return self.study(design='kind = "full-factorial"', more=more, factor="""
[[factor.level]]
label = "1"
set = []
[[factor.level]]
label = "2"
set = ["population.scale=20"]
[[factor.level]]
label = "3"
set = ["dining.kappa=3"]
""")

    @unittest.skipIf(os.environ.get("POAI_SANITIZER"), "sanitizers reserve all memory")
    def test_of_a_member_without_memory_does_not_stop_the_others(self):
        study = self.failing("[budget]\nmember_memory_mb = 100")
        outcome = self.poai_ends(FAILED_CHECK, "sweep", study, "-o", "a")
        self.assertIn("member 1 failed: out of memory", outcome.err)
        self.assertEqual(len(self.members("a")), 2)
        self.assertIn("1,1,0,2,failed,0,,out of memory,",
                      (self.folder / "a/results.csv").read_text())
        outcome = self.poai_ends(DONE, "sweep", "analyze", "a")
        self.assertIn("1 of 3 members have no value", outcome.out)

    def test_of_a_member_that_takes_too_long_are_retried_as_asked(self):
        study = self.failing("[budget]\nmember_wall_s = 4\n[failure]\nretries = 1")
        outcome = self.poai_ends(FAILED_CHECK, "sweep", study, "-o", "a")
        self.assertIn("member 1 failed and is tried again: took longer than 4 s", outcome.err)
        failure = json.loads((self.folder / "a/failures/000001.json").read_text())
        self.assertEqual(failure["attempts"], 2)

    def test_stop_the_sweep_if_the_policy_says_so(self):
        study = self.failing('[budget]\nmember_memory_mb = 100\n[failure]\npolicy = "stop"')
        self.sweep(study, "-o", "a", "--jobs", "1", code=FAILED_CHECK)
        self.assertEqual(len(self.members("a")), 1)

    def test_are_run_again_on_request(self):
        study = self.failing("[budget]\nmember_memory_mb = 100")
        self.sweep(study, "-o", "a", code=FAILED_CHECK)
        failure = self.folder / "a/failures/000001.json"
        before = failure.stat().st_mtime_ns
        self.sweep(study, "-o", "a", "--resume", code=FAILED_CHECK)
        self.assertEqual(failure.stat().st_mtime_ns, before)
        self.sweep(study, "-o", "a", "--resume", "--retry-failed", code=FAILED_CHECK)
        self.assertNotEqual(failure.stat().st_mtime_ns, before)

    def test_of_a_killed_or_aborted_worker_are_recorded(self):
        study = self.study(scale=1, design='kind = "full-factorial"')
        for number in (signal.SIGKILL, signal.SIGABRT):
            with self.subTest(signal=number.name):
                child = self.start(study, "-o", number.name, "--jobs", "1")
                children = pathlib.Path(f"/proc/{child.pid}/task/{child.pid}/children")
                self.wait_until(lambda children=children: children.read_text().split())
                os.kill(int(children.read_text().split()[0]), number)
                _, err = child.communicate(timeout=PATIENCE_S)
                self.assertEqual(child.returncode, FAILED_CHECK, err)
                self.assertIn(f"member 0 failed: ended by signal {int(number)}", err)
                self.assertEqual(len(self.members(number.name)), 2)


class Problems(SweepTest):
    def test_of_factors_are_named_in_the_study(self):
        outcome = self.sweep(self.study(factor='key = "dining.kapppa"\nvalues = [1, 2]'), "-o",
                             "a", code=BAD_SCENARIO)
        self.assertIn('s.toml:11:1: factor.f: dining.kapppa: unknown key; did you mean "kappa"?',
                      outcome.err)
        self.assertFalse((self.folder / "a").exists())
        outcome = self.sweep(self.study(factor='key = "dining.kappa"\nvalues = [1, -2]'), "-o",
                             "a", code=BAD_SCENARIO)
        self.assertIn("factor.f: dining.kappa: must be over 0", outcome.err)
        outcome = self.sweep(self.study(factor='key = "dining.kappa"\nlow = 4\nhigh = 1'), "-o",
                             "a", code=BAD_SCENARIO)
        self.assertIn("s.toml:14:1: factor[1].low: low must be below high (low is 4, high is 1)",
                      outcome.err)

    def test_of_interventions_in_a_later_level_are_found_before_the_sweep(self):
        base = program.Project.root / "scenarios/studies/six-trucks.toml"
        study = self.study(factor=self.levels([], ["intervention.truck-1.at=nowhere"]))
        study.write_text(study.read_text().replace(str(self.weekday), str(base)))
        for command in (("check", study), ("sweep", "-q", study, "-o", "a")):
            outcome = self.poai_ends(BAD_SCENARIO, *command)
            self.assertIn('s.toml:11:1: factor.f: intervention.truck-1.at: there is no place '
                          '"nowhere" in the district', outcome.err)
        self.assertFalse((self.folder / "a").exists())

    def test_of_a_later_district_are_found_before_the_sweep_and_said_once(self):
        broken = self.folder / "broken"
        shutil.copytree(program.Project.root / "data/port-island", broken)
        with open(broken / "flights.csv", "a", encoding="utf-8") as file:
            file.write("nonsense\n")
        other = f"district.path={broken}"
        study = self.study(factor=self.levels([], [other], [other, "dining.kappa=4"]))
        for command in (("check", study), ("sweep", "-q", study, "-o", "a")):
            outcome = self.poai_ends(BAD_FILES, *command)
            self.assertEqual(outcome.err.count("the row has 1 cells"), 1, outcome.err)
        self.assertFalse((self.folder / "a").exists())

    def test_of_indicators_are_found_before_the_sweep(self):
        study = self.study()
        study.write_text(study.read_text().replace("trips.total", "trips.totall"))
        outcome = self.poai_ends(BAD_SCENARIO, "check", study)
        self.assertIn('no indicator "trips.totall"', outcome.err)
        self.assertIn('did you mean "trips.total"?', outcome.err)

    def test_check_says_what_the_sweep_takes(self):
        out = self.poai_ends(DONE, "check", self.study()).out
        self.assertIn("1 factors, 3 points, 2 replicates: 6 members", out)
        self.assertIn("MB of memory", out)

    def test_of_shards_and_folders_are_those_of_the_command(self):
        for shard in ("0/2", "3/2", "1", "a/b"):
            self.sweep(self.study(), "-o", "a", "--shard", shard, code=BAD_SCENARIO)
        for command in ("list", "merge", "analyze"):
            outcome = self.poai_ends(BAD_FILES, "sweep", command, "nowhere")
            self.assertIn("nowhere: holds no sweep", outcome.err)
        self.poai_ends(BAD_SCENARIO, "sweep")
        (self.folder / "file").write_text("x")
        outcome = self.sweep(self.study(), "-o", "file", code=BAD_FILES)
        self.assertIn("cannot be made", outcome.err)
        outcome = self.sweep(self.study(), "-o", "/proc/sweep", code=BAD_FILES)  # root's, too
        self.assertRegex(outcome.err, r"^/proc/sweep: cannot be made \([^\n]*\)\n$")

    def test_of_a_full_disk_end_the_sweep_and_lose_nothing(self):
        study = self.study(design='kind = "full-factorial"\nreplicates = 3')
        self.sweep(study, "-o", "a")
        whole = self.results("a")
        for path in self.members("a")[4:]:
            path.unlink()
        # A file of more than 0.5 kB cannot be written: a design can be read, no result written.
        limited = f'ulimit -f 0; exec "{program.Project.program}" sweep -q s.toml -o a --resume'
        done = subprocess.run(["bash", "-c", limited], cwd=self.folder, capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, BAD_FILES, done.stderr)
        self.assertIn("cannot be written", done.stderr)
        self.assertEqual(len(self.members("a")), 4)
        self.sweep(study, "-o", "a", "--resume")
        self.assertEqual(self.results("a"), whole)

    def test_of_a_disk_too_full_to_merge_leave_the_merge_before(self):
        self.sweep(self.study(), "-o", "a")
        before = self.results("a")
        limit = len(before[0]) - 1
        outcome = self.poai_ends(BAD_FILES, "sweep", "merge", "a", preexec_fn=lambda:
                                 resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertIn("cannot be written", outcome.err)
        self.assertEqual(list((self.folder / "a").rglob("*.part")), [])
        self.assertEqual(self.results("a"), before)

    def test_of_mpirun_without_mpi_are_one_sentence(self):
        if os.environ.get("POAI_WITH_MPI") == "1":
            self.skipTest("the program was built with MPI")
        outcome = self.sweep(self.study(), "-o", "a", code=BAD_SCENARIO,
                             env={**os.environ, "OMPI_COMM_WORLD_SIZE": "2"})
        self.assertIn("built without MPI", outcome.err)


if __name__ == "__main__":
    program.main()
