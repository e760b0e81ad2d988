"""A copy of the scripts in a folder of its own, where the programs they call are stand-ins."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(sys.argv.pop(1))
CALLS = "calls.txt"


class Sandbox(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        shutil.copytree(SOURCE / "scripts", self.root / "scripts")
        (self.root / "bin").mkdir()

    def program(self, name, body):
        """Puts a stand-in for a program first on the path; it notes its calls, then does `body`."""
        path = self.root / name if "/" in name else self.root / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        note = f'echo "{path.name} $*" >>"{self.root / CALLS}"'
        path.write_text(f"#!/bin/bash\n{note}\n{body}\n")
        path.chmod(0o755)

    def run_script(self, *arguments, **variables):
        """Runs a script in the C locale, but for the variables given."""
        path = f"{self.root / 'bin'}:{os.environ['PATH']}"
        inherited = {k: v for k, v in os.environ.items() if k != "LANG" and k[:3] != "LC_"}
        return subprocess.run(
            [self.root / "scripts" / arguments[0], *arguments[1:]], check=False,
            capture_output=True, text=True, env=inherited | {"PATH": path} | variables)

    def take_calls(self):
        """What the stand-ins were called with since this was last asked."""
        path = self.root / CALLS
        calls = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return calls
