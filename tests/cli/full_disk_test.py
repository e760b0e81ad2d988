"""A disk that gets full during a run: exit code 3, one sentence, no half-written result."""

import contextlib
import os
import re
import resource
import subprocess
import unittest

import program
from program import BAD_FILES

KIB = 1024
limits_files = unittest.skipIf(os.environ.get("POAI_SANITIZER") == "thread",
                               "the sanitizer keeps its memory in a file")


class FullDisk(program.ProgramTest):
    def assert_ends_well(self, outcome, result):
        self.assertEqual(outcome.code, BAD_FILES, outcome)
        self.assertRegex(outcome.err, rf"^{re.escape(str(result))}[^\n]*: [^\n]+\n$")
        self.assertEqual(outcome.out, "")
        self.assertFalse(result.exists(), program.names_in(result))

    @limits_files
    def test_no_file_may_grow_over_a_limit(self):
        result = self.folder / "result"
        for limit in (0, KIB, 64 * KIB, 600 * KIB, 1500 * KIB):
            with self.subTest(limit=limit):
                outcome = self.poai(
                    "run", "-q", self.scenario(), "-o", result,
                    preexec_fn=lambda most=limit: resource.setrlimit(
                        resource.RLIMIT_FSIZE, (most, most)))
                self.assert_ends_well(outcome, result)

    @limits_files
    def test_what_was_there_before_stays(self):
        notes = self.write("result/notes.txt", "mine")
        self.poai_ends(BAD_FILES, "run", "-q", self.scenario(), "-o", "result",
                       preexec_fn=lambda: resource.setrlimit(
                           resource.RLIMIT_FSIZE, (64 * KIB, 64 * KIB)))
        self.assertEqual(program.names_in(notes.parent), ["notes.txt"])
        self.assertEqual(notes.read_text(), "mine")

    @contextlib.contextmanager
    def small_disk(self, size):
        """A file system of that many bytes; nothing where one may not mount it."""
        place = self.folder / "disk"
        place.mkdir(exist_ok=True)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place],
                                 capture_output=True, text=True, check=False)
        if mounted.returncode != 0:
            yield None
            return
        try:
            yield place
        finally:
            subprocess.run(["umount", place], check=True)

    def test_a_small_file_system(self):
        for size in (16 * KIB, 256 * KIB, 1024 * KIB):
            with self.subTest(size=size), self.small_disk(size) as disk:
                if disk is None:
                    self.skipTest("mounting a small file system is not permitted here")
                outcome = self.poai("run", "-q", self.scenario(), "-o", disk / "result")
                self.assert_ends_well(outcome, disk / "result")


if __name__ == "__main__":
    program.main()
