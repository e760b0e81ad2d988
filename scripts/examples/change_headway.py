#!/usr/bin/env python3
"""Makes districts with fewer or more Port Liner trains, for the study port-liner-headway.toml.

    python3 scripts/examples/change_headway.py data/port-island runs/districts 0.75 1.25

writes runs/districts/port-liner-0.75 and -1.25: the district with every fourth train left out, or
with one more behind every fourth, halfway to the next. Everything but the timetable is the
district's own. Whether the line could run them (signals, trains, staff) is not looked at.
"""

import collections
import csv
import os
import pathlib
import re
import shutil
import sys

ROUTES = "port_liner_"
LONGEST_GAP_S = 1_800  # no train is added in a longer pause


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def seconds(text):
    hours, minutes, rest = map(int, text.split(":"))
    return (hours * 60 + minutes) * 60 + rest


def clock(value_s):
    return f"{value_s // 3600:02}:{value_s // 60 % 60:02}:{value_s % 60:02}"


def is_due(index, share):
    """Whether a share of all that is spread evenly falls on this one."""
    return int((index + 1) * share + 1e-9) > int(index * share + 1e-9)


def later(calls, trip_id, delay_s):
    """The calls of a trip, later and under another id."""
    return [call | {"trip_id": trip_id} | {
        key: clock(seconds(call[key]) + delay_s) for key in ("arrival_time", "departure_time")}
        for call in calls]


def changed(trips, calls_of, share):
    """Trips and calls with `share` times the trains of one route, direction and service."""
    kept, calls = [], []
    begin_s = [seconds(calls_of[trip["trip_id"]][0]["departure_time"]) for trip in trips]
    for i, trip in enumerate(trips):
        own = calls_of[trip["trip_id"]]
        if not is_due(i, max(0.0, 1.0 - share)):
            kept.append(trip)
            calls += own
        gap_s = begin_s[i + 1] - begin_s[i] if i + 1 < len(trips) else LONGEST_GAP_S + 1
        if is_due(i, max(0.0, share - 1.0)) and gap_s <= LONGEST_GAP_S:
            added = trip["trip_id"] + "_more"
            kept.append(trip | {"trip_id": added})
            calls += later(own, added, gap_s // 2)
    return kept, calls


def change_feed(source, target, share):
    """Copies a GTFS feed; Port Liner trips are thinned or added to."""
    shutil.copytree(source, target)
    calls_of = collections.defaultdict(list)
    for call in read(source / "stop_times.txt"):
        calls_of[call["trip_id"]].append(call)
    groups = collections.defaultdict(list)
    for trip in read(source / "trips.txt"):
        groups[trip["route_id"], trip["direction_id"], trip["service_id"]].append(trip)
    all_trips, all_calls = [], []
    for (route, _, _), trips in groups.items():
        trips.sort(key=lambda trip: seconds(calls_of[trip["trip_id"]][0]["departure_time"]))
        trips, calls = changed(trips, calls_of, share if route.startswith(ROUTES) else 1.0)
        all_trips += trips
        all_calls += calls
    write(target / "trips.txt", all_trips)
    write(target / "stop_times.txt", all_calls)


def change_district(source, target, share):
    """A district folder whose files are those of `source`, but for the timetable."""
    target.mkdir(parents=True)
    change_feed(source / "gtfs", target / "gtfs", share)
    head, files = (source / "district.toml").read_text(encoding="utf-8").split("[files]")
    back = os.path.relpath(source, target)
    files = re.sub(r'= "(?!gtfs")', f'= "{back}/', files)
    (target / "district.toml").write_text(f"{head}[files]{files}", encoding="utf-8")


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    source, folder = map(pathlib.Path, sys.argv[1:3])
    for text in sys.argv[3:]:
        target = folder / f"port-liner-{text}"
        if target.exists():
            print(f"{target} is there already")
            continue
        change_district(source, target, float(text))
        print(f"{target} has {text} times the Port Liner trains of {source}")


if __name__ == "__main__":
    main()
