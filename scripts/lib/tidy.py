"""Runs clang-tidy on the sources of engine/ and viz/ in a build folder's compile database.

A file's verdict depends on the file, the project's headers it reaches, the rules and the command;
files that passed with the same of all these are not checked again.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLANG_TIDY = "clang-tidy-16"
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def cache_folder():
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return pathlib.Path(os.environ.get("POAI_TIDY_CACHE") or os.path.join(home, "poai-tidy"))


def reached_files(source):
    """The source and the headers of the project that it includes, directly or not, sorted."""
    found = set()
    waiting = [source]
    while waiting:
        path = waiting.pop()
        if path in found or not path.is_file():
            continue
        found.add(path)
        for name in INCLUDE.findall(path.read_bytes()):
            waiting += [ROOT / name.decode(), path.parent / name.decode()]
    return sorted({path.resolve() for path in found})


def key_of(entry, rules):
    """A digest of everything that the verdict on a file depends on."""
    digest = hashlib.sha256(rules)
    digest.update(entry["command"].replace(str(ROOT), ".").encode())
    for path in reached_files(pathlib.Path(entry["file"])):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def check(build, entry, mark):
    """What clang-tidy says about the file; leaves `mark` if that is nothing."""
    run = subprocess.run(
        [CLANG_TIDY, "--quiet", "-p", str(build), entry["file"]],
        capture_output=True, text=True, check=False)
    if run.returncode == 0:
        mark.touch()
        return []
    return (run.stdout.strip() or run.stderr.strip()).split("\n")


def selected(build, parts):
    """Entries of the compile database for engine/ and viz/ whose path has one of the parts."""
    entries = json.loads((build / "compile_commands.json").read_text())
    for entry in sorted(entries, key=lambda entry: entry["file"]):
        path = os.path.relpath(entry["file"], ROOT)
        if path.startswith(("engine/", "viz/")):
            if not parts or any(part in path for part in parts):
                yield entry


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    version = subprocess.run([CLANG_TIDY, "--version"], capture_output=True, check=True).stdout
    rules = version + (ROOT / ".clang-tidy").read_bytes()
    cache = cache_folder()
    cache.mkdir(parents=True, exist_ok=True)
    entries = [(entry, cache / key_of(entry, rules)) for entry in selected(build, sys.argv[2:])]
    due = [(entry, mark) for entry, mark in entries if not mark.exists()]
    print(f"== tidying {len(due)} of {len(entries)} files; the others passed before", flush=True)
    said = {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for lines in pool.map(lambda job: check(build, *job), due):
            fresh = [line for line in lines if line not in said]
            said.update(dict.fromkeys(fresh))
            if fresh:
                print("\n".join(fresh), flush=True)
    if said:
        sys.exit("clang-tidy has complaints")


if __name__ == "__main__":
    main()
