#!/usr/bin/env python3
"""Compares the city's scenarios with their bases and writes what pairing saves as a page.

    python3 scripts/pairing_table.py build/dev/bin/poai [--replicates 8] [--only NAME]...
        [--overwrite] [--made-only] [-o docs/guide/pairing.md]

Comparisons are kept in runs/pairing/<scenario> and made anew only with --overwrite; with
--made-only those that are not there are left open. One takes about three seconds of processor
time a replicate.
"""

import argparse
import csv
import json
import pathlib
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = pathlib.Path("runs/pairing")
LINER = "transit.port_liner"
WEEKEND = ("run.day_type=weekend",)

# What is near the change of each scenario: indicators, "places:ID" (guests served there) and
# "links:ID" (passages).
LOCAL = {
    "airport-2030": ("airport.arrived", f"{LINER}.boardings_by_station.P09"),
    "airport-fog": ("airport.arrived", f"{LINER}.boardings_by_station.P09"),
    "asics-and-world-leave": ("dining.served", f"{LINER}.alightings_by_station.P06"),
    "bus-sannomiya-south": ("transit.bus.boardings_by_station.B06",
                            "transit.bus.boardings_by_station.B07"),
    "canteen-reopened": ("dining.served", "dining.unserved", "dining.mean_wait_s"),
    "concert-8000": (f"{LINER}.denied_boardings", f"{LINER}.alightings_by_station.P06"),
    "convention-5000": (f"{LINER}.alightings_by_station.P06", "dining.served"),
    "deck-hospital-widened": ("links:p07_deck_hospital_001", "walking.mean_speed_mps"),
    "deck-hospital-works": ("links:p07_deck_hospital_001", "walking.mean_speed_mps"),
    "deck-p08-ipark": ("links:deck-p08-ipark", f"{LINER}.boardings_by_station.P08"),
    "dp-lab-opens": ("dining.unserved", f"{LINER}.boardings_by_station.P07"),
    "club-evening": ("trips.total", "encounters.contacts"),
    "flight-an-hour-late": ("airport.departed", f"{LINER}.boardings_by_station.P09"),
    "food-trucks-medical-center": ("dining.served", "dining.unserved", "dining.mean_wait_s",
                                   "encounters.contacts"),
    "hospital-shuttle-sannomiya": ("trips.by_mode.port_liner", "trips.by_mode.car"),
    "homes-nakamachi": (f"{LINER}.boardings_by_station.P05", f"{LINER}.boardings_by_station.P06"),
    "ipark-kobe-opens": ("dining.unserved", f"{LINER}.boardings_by_station.P08"),
    "lounge-kimec": ("dining.served", "encounters.contacts"),
    "lunch-truck-iryo-center": ("dining.served", "dining.mean_wait_s"),
    "night-life": ("outings.dinner.served", "present.by_hour.20:00"),
    "off-peak-points": (f"{LINER}.max_load_share", f"{LINER}.denied_boardings"),
    "open-house-day": (f"{LINER}.max_load_share", f"{LINER}.boardings_by_station.P08"),
    "people-react": ("trips.by_mode.port_liner", f"{LINER}.max_load_share"),
    "port-liner-outage-0815": (f"{LINER}.mean_wait_s", f"{LINER}.denied_boardings"),
    "port-liner-plus-4-trains": (f"{LINER}.max_load_share", f"{LINER}.mean_wait_s"),
    "rainy-day": ("dining.served", "walking.mean_speed_mps"),
    "staggered-hours": (f"{LINER}.max_load_share", f"{LINER}.denied_boardings"),
    "student-event": ("trips.total", "encounters.contacts"),
    "typhoon-strands": ("airport.departed", "airport.stranded.returned"),
    "weekly-mixer": ("trips.total", "encounters.contacts"),
    "work-from-home": ("dining.served", f"{LINER}.max_load_share"),
}
# Scenarios whose day is of another type than that of their base.
SETTINGS = {"open-house-day": WEEKEND}

PAGE = """# What pairing saves

`poai compare` runs base and alternative with the same persons and draws. The correlation that this
achieves over the replicates decides how many unpaired runs one paired run stands for:
(var base + var alternative) / var difference. This is it for indicators near the change of each
bundled scenario. It was written by

```sh
python3 scripts/pairing_table.py build/dev/bin/poai --replicates 40 \\
    --only food-trucks-medical-center
python3 scripts/pairing_table.py build/dev/bin/poai --replicates REPLICATES \\
    -o docs/guide/pairing.md
```

"-" stands where the difference is the same in all replicates, or where one of the two sides does
not vary; a row of them was not measured yet. A factor from few replicates is rough: with 40 it is
known to half to twice itself (95 % range of the F distribution with 39 and 39 degrees of freedom:
0.53 to 1.9), with 4 only its size is meant.

| scenario | against | runs | indicator | base | difference | 95 % interval | correlation | saved |
|---|---|---|---|---|---|---|---|---|
ROWS

Pairing helps where most of the day stays as it was. Where a change moves everybody's time on the
Port Liner (an outage, another day of flights), what it does has little to do with how crowded the
day would have been, and pairing saves little; such effects are large enough to be seen in two runs.
"""


def scenarios():
    """The bundled scenarios that have a base, with it, by name."""
    found = {}
    for file in sorted((ROOT / "scenarios").glob("*.toml")):
        base = tomllib.loads(file.read_text(encoding="utf-8")).get("base")
        if base is not None:
            found[file.stem] = base
    return found


def compare(name, base, options):
    """The folder of the comparison, made if it is not there."""
    folder = KEPT / name
    if options.overwrite or not (folder / "compare.json").is_file():
        settings = [part for one in SETTINGS.get(name, ()) for part in ("--set", one)]
        subprocess.run([options.poai, "compare", "-q", ROOT / "scenarios" / base,
                        ROOT / "scenarios" / f"{name}.toml", "--replicates",
                        str(options.replicates), *settings, "--overwrite", "-o", folder],
                       stdout=subprocess.DEVNULL, check=True)
    return folder


def spot(file, identifier):
    """A line of places.csv or links.csv in the words of compare.json."""
    with open(file, encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line["id"] == identifier:
                number = {key: float(line[key]) if line[key] else None
                          for key in ("base", "diff", "correlation", "runs_saved", "ci95_low",
                                      "ci95_high")}
                return {**number, "ci95": [number["ci95_low"], number["ci95_high"]]}
    raise KeyError(f"{file} has no {identifier}")


def difference(folder, indicator):
    kind, _, identifier = indicator.partition(":")
    if kind in ("places", "links"):
        return spot(folder / f"{kind}.csv", identifier)
    return json.loads((folder / "compare.json").read_text())["indicators"][indicator]


def number(value, pattern):
    return "-" if value is None else format(value, pattern)


def row(name, base, replicates, indicator, found):
    low, high = found["ci95"] or (None, None)
    return (f"| `{name}` | `{pathlib.Path(base).stem}` | {replicates} | `{indicator}` | "
            f"{found['base']:.4g} | "
            f"{found['diff']:+.4g} | {number(low, '+.4g')} to {number(high, '+.4g')} | "
            f"{number(found['correlation'], '.3f')} | {number(found['runs_saved'], '.2g')} |")


def rows_of(name, base, options):
    """The rows of a scenario, from its comparison."""
    if options.made_only and not (KEPT / name / "compare.json").is_file():
        begin = f"| `{name}` | `{pathlib.Path(base).stem}` | - "
        return [f"{begin}| `{indicator}` | - | - | - | - | - |" for indicator in LOCAL[name]]
    folder = compare(name, base, options)
    replicates = json.loads((folder / "compare.json").read_text())["replicates"]
    return [row(name, base, replicates, indicator, difference(folder, indicator))
            for indicator in LOCAL[name]]


def main():
    parser = argparse.ArgumentParser(description="What pairing saves, as a page of the guide")
    parser.add_argument("poai")
    parser.add_argument("--replicates", type=int, default=8)
    parser.add_argument("--only", action="append", choices=sorted(LOCAL))
    parser.add_argument("--overwrite", action="store_true")
    parser.add_argument("--made-only", action="store_true")
    parser.add_argument("-o", "--output", type=pathlib.Path)
    options = parser.parse_args()
    names = options.only or LOCAL
    rows = []
    for name, base in scenarios().items():
        if name in names:
            rows += rows_of(name, base, options)
            print(rows[-1], file=sys.stderr, flush=True)
    page = PAGE.replace("REPLICATES", str(options.replicates)).replace("ROWS", "\n".join(rows))
    if options.output:
        options.output.write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
