"""Calls the built program as a user does: arguments in; exit code, both outputs and files out."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

DONE, BAD_SCENARIO, BAD_FILES, FAILED_CHECK, INTERRUPTED = 0, 2, 3, 4, 75


class Project:
    """Where the program and the sources are; set by `main`."""

    program = None
    root = None


class Outcome:
    """What a call of the program came to."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def __str__(self):
        return f"exit code {self.code}\nstandard output:\n{self.out}\nstandard error:\n{self.err}"


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own, which is the working folder of the program."""

    maxDiff = None

    def setUp(self):
        self._temporary = tempfile.TemporaryDirectory(prefix="poai-test-")
        self.addCleanup(self._temporary.cleanup)
        self.folder = pathlib.Path(self._temporary.name)

    @property
    def island(self):
        return Project.root / "data" / "port-island"

    @property
    def weekday(self):
        return Project.root / "scenarios" / "weekday.toml"

    def poai(self, *arguments, **options):
        """Runs the program to its end."""
        command = [str(Project.program), *map(str, arguments)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True,
                              check=False, **options)
        return Outcome(done.returncode, done.stdout, done.stderr)

    def poai_ends(self, code, *arguments, **options):
        """Runs the program, which must end with this code."""
        outcome = self.poai(*arguments, **options)
        self.assertEqual(outcome.code, code, f"poai {' '.join(map(str, arguments))}: {outcome}")
        return outcome

    def run_weekday(self, result, *arguments, scale=0.02, code=DONE, **options):
        """Runs the weekday at a scale; returns the result folder."""
        self.poai_ends(code, "run", "-q", self.weekday, "-o", result,
                       "--set", f"population.scale={scale}", *arguments, **options)
        return self.folder / result

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def scenario(self, name="small", district=None, scale=0.02, more=""):
        """A scenario file on a district, the bundled one if nothing else is said."""
        return self.write(f"{name}.toml", f"""format = "poai-scenario"
format_version = 1
name = "{name}"

[district]
path = "{district or self.island}"

[population]
scale = {scale}
{more}
""")

    def tool(self, *command):
        """What another program prints."""
        return subprocess.run([str(part) for part in command], cwd=self.folder, text=True,
                              capture_output=True, check=True).stdout


def summary_of(result):
    return json.loads((result / "summary.json").read_text(encoding="utf-8"))


def state_hash_of(result):
    return summary_of(result)["run"]["state_hash"]


def digest_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def indicator(summary, name):
    """The value under a dotted name ("dining.served"); KeyError without one."""
    for step in name.split("."):
        summary = summary[step]
    return summary


def contents_of(folder):
    """The bytes of every file in a folder, by its path there."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def names_in(folder):
    """Everything in a folder, as sorted relative paths; nothing if there is no folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def is_root():
    return os.geteuid() == 0


def main():
    """Runs the tests of the calling file: FILE PROGRAM SOURCE_FOLDER [unittest arguments]."""
    Project.program = pathlib.Path(sys.argv.pop(1)).resolve()
    Project.root = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
