"""Compares results of runs."""

import subprocess

import program


class Comparison(program.ProgramTest):
    def assert_same_bytes(self, result, other):
        """run.h5 is the same, byte for byte, and so is the state hash."""
        self.assertEqual(program.digest_of(result / "run.h5"), program.digest_of(other / "run.h5"),
                         f"run.h5 of {result.name} and {other.name}")
        self.assertEqual(program.state_hash_of(result), program.state_hash_of(other))

    def differing_datasets(self, result, other, *except_for):
        """What h5diff says of two results, leaving some datasets out."""
        left_out = [f"--exclude-path={path}" for path in except_for]
        done = subprocess.run(
            ["h5diff", *left_out, str(result / "run.h5"), str(other / "run.h5")],
            capture_output=True, text=True, check=False)
        self.assertLess(done.returncode, 2, done.stderr)
        return done.stdout

    def assert_same_datasets(self, result, other, *except_for):
        self.assertEqual(self.differing_datasets(result, other, *except_for), "")
