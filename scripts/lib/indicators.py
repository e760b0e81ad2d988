"""Prints the main indicators of a result folder, and the files in it, as a table."""

import json
import pathlib
import sys

PRINTED_FILES = {
    "run.h5": "everything that happened, for h5py, pandas, xarray",
    "summary.json": "all indicators",
    "manifest.json": "what is needed to repeat the run, and what it cost",
    "run.log": "what the program said",
    "map-0820.png": "the island at 08:20",
    "map-1215.png": "the island at 12:15",
}


def look_up(summary, path):
    """The value at a dotted path, or None where a part of it is missing."""
    for part in path.split("."):
        if not isinstance(summary, dict) or part not in summary:
            return None
        summary = summary[part]
    return summary


def count(value):
    return f"{value:,.0f}"


def share(value):
    return f"{100 * value:.0f} %"


def seconds(value):
    return f"{value:.0f} s"


def total(by_key):
    values = by_key.values() if isinstance(by_key, dict) else by_key
    return count(sum(values))


def mode_shares(by_mode):
    trips = sum(by_mode.values()) or 1
    ranked = sorted(by_mode.items(), key=lambda item: -item[1])
    return ", ".join(f"{mode} {share(n / trips)}" for mode, n in ranked if n > 0)


def at_14(by_hour):
    """`by_hour` is a list that begins at 03:00, or a table with hours as keys."""
    if isinstance(by_hour, list):
        return count(by_hour[11])
    return count(by_hour.get("14:00", by_hour.get("14", 0)))


INDICATORS = [
    ("persons on the roster", "persons.total", count),
    ("  of whom appeared", "persons.appeared", count),
    ("present at 14:00", "present.by_hour", at_14),
    ("trips", "trips.total", count),
    ("  main mode", "trips.by_mode", mode_shares),
    ("walking speed, mean", "walking.mean_speed_mps", lambda value: f"{value:.2f} m/s"),
    ("Port Liner boardings", "transit.port_liner.boardings_by_station", total),
    ("  fullest section", "transit.port_liner.max_load_section", str),
    ("  its clock hour", "transit.port_liner.max_load_hour", str),
    ("  its load / rated capacity", "transit.port_liner.max_load_share", share),
    ("  boardings denied", "transit.port_liner.denied_boardings", count),
    ("meals wanted", "dining.wanted", count),
    ("  served", "dining.served", count),
    ("  unserved", "dining.unserved", count),
    ("  mean wait", "dining.mean_wait_s", seconds),
    ("air passengers arrived", "airport.arrived", count),
    ("  departed", "airport.departed", count),
    ("  flights missed", "airport.missed_flights", count),
    ("run is valid", "run.valid", lambda value: "yes" if value else "NO"),
]


def table(summary):
    """Lines of the indicators that the summary has."""
    lines = []
    for label, path, shown in INDICATORS:
        value = look_up(summary, path)
        if value is not None:
            lines.append(f"{label:<30} {shown(value)}")
    return lines


def files(folder):
    """Lines of the files that the folder has."""
    return [
        f"{str(folder / name):<30} {meaning}"
        for name, meaning in PRINTED_FILES.items()
        if (folder / name).exists()
    ]


def main():
    folder = pathlib.Path(sys.argv[1])
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    print("\n".join(table(summary) + [""] + files(folder)))


if __name__ == "__main__":
    main()
