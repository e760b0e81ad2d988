"""result_is_current.py RESULT PROGRAM: exit code 0 if a run need not be done again, else 1.

A result is current if it is complete, newer than the program, and each of its inputs, which its
manifest lists with their SHA-256, is still what it was.
"""

import hashlib
import json
import pathlib
import sys


def is_current(result, program):
    """Whether the result is complete and what the program would give again."""
    try:
        manifest = json.loads((result / "manifest.json").read_text(encoding="utf-8"))
        newer = (result / "summary.json").stat().st_mtime >= program.stat().st_mtime
        return newer and manifest["status"] == "complete" and all(
            hashlib.sha256(pathlib.Path(file["path"]).read_bytes()).hexdigest() == file["sha256"]
            for file in manifest["inputs"])
    except (OSError, ValueError, KeyError):
        return False


if __name__ == "__main__":
    sys.exit(0 if is_current(*map(pathlib.Path, sys.argv[1:3])) else 1)
