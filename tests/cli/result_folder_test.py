"""The folder of a result: refused when there is one, replaced when asked, left when it fails."""

import os
import pathlib
import unittest

import program
from program import BAD_FILES, BAD_SCENARIO, DONE

RESULT_FILES = ["manifest.json", "population_fit.json", "run.h5", "run.log", "summary.json"]


class ResultFolder(program.ProgramTest):
    def digests(self, folder):
        return {name: program.digest_of(folder / name) for name in program.names_in(folder)}

    def test_has_the_four_files_and_no_other(self):
        self.assertEqual(program.names_in(self.run_weekday("result")), RESULT_FILES)

    def test_is_named_after_the_scenario_if_nothing_is_said(self):
        self.poai_ends(DONE, "run", "-q", self.scenario("any-day"))
        self.assertEqual(program.names_in(self.folder / "runs" / "any-day"), RESULT_FILES)

    def test_with_a_result_is_refused_and_untouched(self):
        result = self.run_weekday("result")
        before = self.digests(result)
        outcome = self.poai_ends(BAD_SCENARIO, "run", self.weekday, "-o", "result")
        self.assertRegex(outcome.err, r"^[^\n]*result: .*--overwrite[^\n]*\n$")
        self.assertEqual(self.digests(result), before)

    def test_with_a_part_of_a_result_is_refused_too(self):
        for name in ("run.h5", "summary.json", "manifest.json"):
            with self.subTest(file=name):
                path = self.write(f"{name}-only/{name}", "something")
                self.poai_ends(BAD_SCENARIO, "run", self.weekday, "-o", path.parent)
                self.assertEqual(path.read_text(), "something")

    def test_overwrite_replaces_the_files_of_the_program_only(self):
        result = self.run_weekday("result")
        before = self.digests(result)
        (result / "notes.txt").write_text("mine")
        (result / "pictures").mkdir()
        self.run_weekday("result", "--seed", 2, "--overwrite")
        self.assertEqual((result / "notes.txt").read_text(), "mine")
        self.assertEqual(program.names_in(result),
                         sorted([*RESULT_FILES, "notes.txt", "pictures"]))
        for name in ("run.h5", "summary.json", "manifest.json"):
            self.assertNotEqual(program.digest_of(result / name), before[name], name)

    def test_with_other_files_is_used_and_they_stay(self):
        self.write("result/notes.txt", "mine")
        self.run_weekday("result")
        self.assertEqual((self.folder / "result" / "notes.txt").read_text(), "mine")

    def test_overwrite_keeps_the_result_when_the_scenario_is_broken(self):
        result = self.run_weekday("result")
        before = self.digests(result)
        file = self.scenario(more="[run]\nseed = -1")
        self.poai_ends(BAD_SCENARIO, "run", file, "-o", "result", "--overwrite")
        self.assertEqual(self.digests(result), before)

    def assert_not_writable(self, path):
        outcome = self.poai_ends(BAD_FILES, "run", "-q", self.scenario(), "-o", path)
        self.assertRegex(outcome.err, rf"^{path}[^\n]*: cannot [^\n]+\n$")
        self.assertEqual(outcome.out, "")

    def test_that_is_a_file_is_refused(self):
        path = self.write("taken", "something")
        self.assert_not_writable(path)
        self.assertEqual(path.read_text(), "something")

    def test_below_a_file_cannot_be_made(self):
        self.assert_not_writable(self.write("taken", "something") / "result")

    @unittest.skipUnless(pathlib.Path("/proc/self").is_dir(), "needs a /proc")
    def test_that_cannot_be_written_is_refused_even_to_root(self):
        self.assert_not_writable("/proc/result")
        self.assert_not_writable("/proc")

    @unittest.skipIf(program.is_root(), "root may write everywhere")
    def test_without_permission_is_refused(self):
        closed = self.folder / "closed"
        closed.mkdir()
        os.chmod(closed, 0o555)
        self.assert_not_writable(closed / "result")
        self.assert_not_writable(closed)


if __name__ == "__main__":
    program.main()
