"""The main indicators of a small run, kept as a file that people can read.

goldens.py PROGRAM           prints how the golden differs from what the program gives; exit code 1
goldens.py PROGRAM --update  writes what the program gives and prints the difference
"""

import difflib
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = pathlib.Path(__file__).resolve().parent / "golden" / "weekday.json"

# A fiftieth of the weekday.
ARGUMENTS = ["run", "-q", str(ROOT / "scenarios" / "weekday.toml"), "--set",
             "population.scale=0.02"]

INDICATORS = """persons.total persons.appeared persons.by_role.resident persons.by_role.student
present.by_hour.08:00 present.by_hour.14:00 present.by_hour.22:00 trips.total
trips.by_mode.port_liner trips.by_mode.bus trips.by_mode.car trips.by_mode.walk
transit.port_liner.boardings_by_station.P01 transit.port_liner.boardings_by_station.P05
transit.port_liner.boardings_by_station.P09 transit.port_liner.denied_boardings
transit.port_liner.max_load_share transit.port_liner.max_load_section
transit.port_liner.mean_wait_s dining.wanted dining.served dining.mean_wait_s
encounters.contacts encounters.pairs encounters.mean_duration_s encounters.new_ties
walking.mean_speed_mps walking.link_entries airport.departed airport.missed_flights""".split()


def value_of(summary, name):
    for step in name.split("."):
        summary = summary[step]
    return float(f"{summary:.6g}") if isinstance(summary, float) else summary


def golden_text(program):
    """What the program gives now, as the text of the golden."""
    with tempfile.TemporaryDirectory(prefix="poai-golden-") as folder:
        subprocess.run([program, *ARGUMENTS, "-o", f"{folder}/result"], check=True,
                       stdout=subprocess.DEVNULL)
        summary = json.loads(pathlib.Path(folder, "result", "summary.json").read_text())
    values = {name: value_of(summary, name) for name in INDICATORS}
    return json.dumps(values, indent=2) + "\n"


def difference(before, after):
    """Lines of a unified diff; none if there is no difference."""
    return list(difflib.unified_diff(before.splitlines(), after.splitlines(), "golden", "now",
                                     lineterm="", n=0))


def main():
    program, update = sys.argv[1], sys.argv[2:] == ["--update"]
    before = GOLDEN.read_text(encoding="utf-8") if GOLDEN.is_file() else ""
    after = golden_text(program)
    lines = difference(before, after)
    print("\n".join(lines) if lines else f"{GOLDEN.relative_to(ROOT)}: no difference")
    if update and lines:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(after, encoding="utf-8")
    if lines and not update:
        print("If this is what the change means to do: scripts/update-goldens")
    return 0 if update or not lines else 1


if __name__ == "__main__":
    sys.exit(main())
