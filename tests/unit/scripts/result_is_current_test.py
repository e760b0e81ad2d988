"""scripts/lib/result_is_current.py knows when a run need not be done again."""

import hashlib
import json
import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(sys.argv.pop(1)) / "scripts" / "lib"))

from result_is_current import is_current  # noqa: E402


class Result(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.input, self.program = self.root / "input", self.root / "poai"
        self.input.write_text("one")
        self.program.touch()
        (self.root / "summary.json").touch()
        self.set_manifest("complete")

    def set_manifest(self, status):
        digest = hashlib.sha256(self.input.read_bytes()).hexdigest()
        (self.root / "manifest.json").write_text(json.dumps(
            {"status": status, "inputs": [{"path": str(self.input), "sha256": digest}]}))

    def is_current(self):
        return is_current(self.root, self.program)

    def test_is_current_while_nothing_changed(self):
        self.assertTrue(self.is_current())

    def test_is_current_when_an_input_was_only_touched(self):
        os.utime(self.input, (0, 2_000_000_000))
        self.assertTrue(self.is_current())

    def test_is_not_current_when_an_input_changed_or_is_gone(self):
        self.input.write_text("two")
        self.assertFalse(self.is_current())
        self.input.unlink()
        self.assertFalse(self.is_current())

    def test_is_not_current_when_the_program_is_newer(self):
        os.utime(self.program, (0, 2_000_000_000_000))
        self.assertFalse(self.is_current())

    def test_is_not_current_when_it_was_interrupted_or_is_not_there(self):
        self.set_manifest("interrupted")
        self.assertFalse(self.is_current())
        (self.root / "manifest.json").write_text("{")
        self.assertFalse(self.is_current())
        (self.root / "manifest.json").unlink()
        self.assertFalse(self.is_current())


if __name__ == "__main__":
    unittest.main()
