"""Prints what scripts/benchmark measured as one table; writes it as Markdown with the machine."""

import argparse
import json
import pathlib
import platform
import re
import statistics
import subprocess

COLUMNS = ("what", "threads", "persons", "person events", "events/s", "bytes/person", "I/O share",
           "wall")
PROGRAMS = ("rng", "routing", "venues", "walking", "snapshot", "import", "day")
SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
BEGIN = "<!-- measured by scripts/benchmark -->"
END = "<!-- end of the measured part -->"


def number(value):
    return "-" if value is None else f"{value:,.0f}"


def rate(value):
    if value is None:
        return "-"
    return f"{value / 1e6:.1f} M" if value >= 1e6 else f"{value / 1e3:.1f} k"


def share(value):
    return "-" if value is None else f"{100 * value:.0f} %"


def duration(seconds):
    if seconds is None:
        return "-"
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def row(what, values):
    """One line of the table; a value that was not measured is missing from `values`."""
    get = values.get
    return (what, number(get("threads", 1)), number(get("persons")), number(get("events")),
            rate(get("events_per_s")), number(get("bytes_a_person")), share(get("io_share")),
            duration(get("wall_s")))


def program_rows(folder):
    rows = []
    for program in PROGRAMS:
        path = folder / f"{program}.json"
        if not path.is_file():
            continue
        for measured in json.loads(path.read_text(encoding="utf-8"))["benchmarks"]:
            wall_s = measured["real_time"] * SECONDS[measured["time_unit"]]
            name = re.sub("^measure/|/real_time|/iterations:[0-9]+", "", measured["name"])
            rows.append(row(f"{program}: {name}", measured | {"wall_s": wall_s}))
    return rows


def cost_of_run(run):
    cost = json.loads((run / "manifest.json").read_text(encoding="utf-8"))["cost"]
    summary = json.loads((run / "summary.json").read_text(encoding="utf-8"))
    persons = summary["persons"]["total"]
    return {
        "persons": persons,
        "events": cost["person_events"],
        "events_per_s": cost["events_per_s"],
        "io_share": cost["output_s"] / cost["wall_s"],
        "wall_s": cost["wall_s"],
        "peak_rss_bytes": cost["peak_rss_bytes"],
        "bytes_written": cost["bytes_written"],
    }


def runs_by_threads(folder):
    """The run of median wall time for each number of threads."""
    runs = {}
    for run in sorted(folder.glob("run-*-*")):
        if run.is_dir():
            runs.setdefault(int(run.name.split("-")[1]), []).append(cost_of_run(run))
    medians = {}
    for threads, costs in sorted(runs.items()):
        middle = statistics.median_low(cost["wall_s"] for cost in costs)
        medians[threads] = next(cost for cost in costs if cost["wall_s"] == middle)
    return medians


def state_bytes(folder):
    """Bytes a person of the states and plans, by the number of persons."""
    path = folder / "day.json"
    measured = json.loads(path.read_text(encoding="utf-8"))["benchmarks"] if path.is_file() else []
    return {entry["persons"]: entry["bytes_a_person"] for entry in measured
            if "bytes_a_person" in entry}


def run_rows(runs, bytes_by_persons):
    return [row("poai run, outputs on",
                cost | {"threads": threads,
                        "bytes_a_person": bytes_by_persons.get(cost["persons"])})
            for threads, cost in runs.items()]


def print_table(rows):
    widths = [max(len(line[i]) for line in [COLUMNS, *rows]) for i in range(len(COLUMNS))]
    for line in (COLUMNS, *rows):
        first, *others = (cell for cell in line)
        print("  ".join([first.ljust(widths[0])] +
                        [cell.rjust(width) for cell, width in zip(others, widths[1:])]))


def markdown_table(rows):
    lines = ["| " + " | ".join(COLUMNS) + " |", "|---" + "|---:" * (len(COLUMNS) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(line) + " |" for line in rows])


def first_match(pattern, text):
    found = re.search(pattern, text, re.MULTILINE)
    return found[1].strip() if found else "unknown"


def compiler():
    cache = pathlib.Path("build/release/CMakeCache.txt").read_text(encoding="utf-8")
    path = first_match(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache)
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    return version.stdout.splitlines()[0]


def machine():
    lscpu = subprocess.run(["lscpu"], capture_output=True, text=True, check=True,
                           env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout
    memory = pathlib.Path("/proc/meminfo").read_text(encoding="utf-8")
    gib = int(first_match(r"^MemTotal:\s+(\d+)", memory)) / 2**20
    system = first_match(r'^PRETTY_NAME="?([^"\n]*)',
                         pathlib.Path("/etc/os-release").read_text(encoding="utf-8"))
    cores = first_match(r"^CPU\(s\):\s*(\d+)", lscpu)
    caches = ", ".join(f"{level} {first_match(rf'^{level} cache:(.*)$', lscpu)}"
                       for level in ("L2", "L3"))
    return (f"{first_match(r'^Model name:(.*)$', lscpu)}, {cores} cores ({caches}), {gib:.0f} GiB "
            f"of memory; {system}, Linux {platform.release()}; {compiler()}, preset `release`.")


def markdown_part(rows, runs):
    sizes = [f"{threads} thread{'s' if threads > 1 else ''}: {cost['peak_rss_bytes'] / 2**20:,.0f} "
             f"MiB at most in memory, {cost['bytes_written'] / 2**20:,.1f} MiB written"
             for threads, cost in runs.items()]
    notes = f"\n\nThe run of the scenario with {'; with '.join(sizes)}." if sizes else ""
    return f"{BEGIN}\n{machine()}\n\n{markdown_table(rows)}{notes}\n{END}\n"


def write_markdown(path, part):
    """Replaces the measured part of the file; a file without one gets it at its end."""
    old = path.read_text(encoding="utf-8") if path.is_file() else "# Performance\n\n"
    measured = re.compile(re.escape(BEGIN) + ".*" + re.escape(END) + "\n", re.DOTALL)
    new = measured.sub(lambda _: part, old) if measured.search(old) else old + part
    path.write_text(new, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--markdown", type=pathlib.Path)
    arguments = parser.parse_args()
    runs = runs_by_threads(arguments.folder)
    rows = program_rows(arguments.folder) + run_rows(runs, state_bytes(arguments.folder))
    print_table(rows)
    if arguments.markdown:
        write_markdown(arguments.markdown, markdown_part(rows, runs))


if __name__ == "__main__":
    main()
