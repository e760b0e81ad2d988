#!/usr/bin/env python3
"""Measures a sweep of the whole island: workers side by side, separate program starts, memory.

    python3 scripts/benchmark_sweep.py build/release/bin/poai [--members 200] [--starts 20]

Prints wall time, processor time and members an hour of `poai sweep --jobs 2`, of `--jobs 1
--threads 1` and of `poai run-member` started for each member, two at a time, and the memory that
a worker adds (USS: its own pages; PSS: its share of the common ones too). Wall times mean something
on a machine that does nothing else; all are taken after one start that fills the file cache.
"""

import argparse
import json
import pathlib
import resource
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLE_S = 0.02
KB = 1_024
VALUES = (1, 2, 3, 4)


def write_study(folder, members):
    """The path of a study of about so many days of the bundled island, made in `folder`."""
    study = folder / "study.toml"
    study.write_text(f"""format = "poai-study"
format_version = 1
name = "benchmark"
base = "{ROOT}/scenarios/weekday.toml"
indicators = ["dining.*"]
[design]
kind = "full-factorial"
replicates = {max(1, members // len(VALUES))}
[[factor]]
key = "dining.kappa"
values = {list(VALUES)}
""")
    return study


def memory_of(process):
    """(own bytes, proportional bytes, all bytes) of a process; nothing if it is gone."""
    try:
        lines = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    except (OSError, ProcessLookupError):
        return None
    sizes = {line.split(":")[0]: int(line.split()[1]) * KB for line in lines}
    own = sizes.get("Private_Clean", 0) + sizes.get("Private_Dirty", 0)
    return own, sizes.get("Pss", 0), sizes.get("Rss", 0)


def children_of(process):
    """Ids of the children of a process, as texts; none if it is gone."""
    try:
        words = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return words.split()


class Watch(threading.Thread):
    """Keeps the largest memory of the workers of a process, and of it itself."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.workers, self.parent = process, (0, 0, 0), (0, 0, 0)
        self.is_over = threading.Event()

    def run(self):
        """Takes samples until it is over."""
        while not self.is_over.wait(SAMPLE_S):
            for child in children_of(self.process):
                self.workers = tuple(map(max, self.workers, memory_of(child) or (0, 0, 0)))
            self.parent = tuple(map(max, self.parent, memory_of(self.process) or (0, 0, 0)))


def used_s():
    """Processor seconds of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measured(run):
    """What `run` returns, and the wall and processor seconds that it took."""
    before_s, began = used_s(), time.monotonic()
    result = run()
    return result, time.monotonic() - began, used_s() - before_s


def sweep(program, study, folder, jobs, watched):
    """Runs a study into `folder`; the memory that was seen, if it was to be watched."""
    child = subprocess.Popen([program, "sweep", "-q", study, "-o", folder, "--jobs", str(jobs),
                              "--threads", "1"], stdout=subprocess.DEVNULL)
    watch = Watch(child.pid)
    if watched:
        watch.start()
    code = child.wait()
    watch.is_over.set()
    if watched:
        watch.join()
    if code != 0:
        raise SystemExit(f"the sweep ended with {code}")
    return watch


def start_each(program, folder, starts):
    """`starts` members by a program start each, two at a time; ends the program if one fails."""
    waiting = list(range(starts))
    running = []
    while waiting or running:
        while waiting and len(running) < 2:
            number = waiting.pop()
            here = folder / f"start-{number}"
            here.mkdir()
            (here / "_input.json").write_text(json.dumps(
                {"dining.kappa": VALUES[number % len(VALUES)], "run.replicate": number // 4}))
            running.append(subprocess.Popen(
                [program, "run-member", ROOT / "scenarios" / "weekday.toml"], cwd=here))
        code = running.pop(0).wait()
        if code != 0:
            for child in running:
                child.wait()
            raise SystemExit(f"a member ended with {code}")


def row(what, members, wall_s, used):
    """Prints what one way of running took; its members a second."""
    print(f"{what:<34} {members:>5} members {wall_s:>8.1f} s {used / members:>7.3f} s of one core "
          f"each {members / wall_s * 3600:>8.0f} an hour", flush=True)
    return members / wall_s


def main():
    """Measures all three ways of running and prints a line for each, then memory."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--members", type=int, default=200)
    parser.add_argument("--starts", type=int, default=20)
    options = parser.parse_args()
    program = options.program.resolve()
    with tempfile.TemporaryDirectory(prefix="poai-benchmark-") as name:
        folder = pathlib.Path(name)
        members = max(1, options.members // len(VALUES)) * len(VALUES)
        watch = sweep(program, write_study(folder, 8), folder / "warm", 2, True)
        if not all(watch.workers) or not all(watch.parent):
            raise SystemExit("no sample of the memory of workers was taken: they ended too soon")
        study = write_study(folder, members)
        rates = {}
        for jobs in (2, 1):
            _, wall_s, used = measured(
                lambda jobs=jobs: sweep(program, study, folder / f"{jobs}", jobs, False))
            rates[jobs] = row(f"sweep --jobs {jobs} --threads 1", members, wall_s, used)
        _, wall_s, used = measured(lambda: start_each(program, folder, options.starts))
        starts = row("a program start each, two at once", options.starts, wall_s, used)
        print(f"two workers / one: {rates[2] / rates[1]:.2f}; "
              f"two workers / two program starts: {rates[2] / starts:.2f}")
        own, share, _ = watch.workers
        print(f"a worker adds at most {own / 1e6:.1f} MB of its own (PSS {share / 1e6:.1f} MB); "
              f"the process that forks them has {watch.parent[2] / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
