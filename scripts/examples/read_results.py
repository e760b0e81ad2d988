#!/usr/bin/env python3
"""Reads the results of a sweep and of a run into pandas tables and prints what is in them.

    python3 scripts/examples/read_results.py runs/lunch-supply/results.h5 dining.unserved
    python3 scripts/examples/read_results.py runs/weekday/run.h5

Needs h5py and pandas (Debian: python3-h5py python3-pandas).
"""

import sys

import h5py
import pandas as pd

DONE = 1  # value of members/state


def column(dataset):
    """A dataset as a list of texts or an array of numbers."""
    return dataset.asstr()[:] if h5py.check_string_dtype(dataset.dtype) else dataset[:]


def read_sweep(path):
    """A row per member: its number, state, factors and indicators. Also the factors' names."""
    with h5py.File(path, "r") as file:
        factors = list(file["factors"])
        parts = [pd.DataFrame({name: column(dataset) for name, dataset in file[group].items()})
                 for group in ("members", "factors", "indicators")]
    return pd.concat(parts, axis=1).set_index("member"), factors


def read_trips(path):
    """A row per trip of a run: person, minutes, main mode."""
    with h5py.File(path, "r") as file:
        trips = pd.DataFrame({name: column(dataset) for name, dataset in file["trips"].items()})
    trips["minutes"] = (trips["end_ms"] - trips["begin_ms"]) / 60_000
    return trips


def describe_sweep(path, indicator):
    """Prints the mean of an indicator for each value of each factor."""
    members, factors = read_sweep(path)
    done = members[members["state"] == DONE]
    print(f"{len(done)} of {len(members)} members are done")
    for factor in factors:
        print(done.groupby(factor)[indicator].agg(["mean", "std", "count"]).round(2))


def describe_run(path):
    """Prints how many trips there are by main mode, and how long they take."""
    trips = read_trips(path)
    print(f"{len(trips)} trips")
    print(trips.groupby("mode")["minutes"].describe()[["count", "mean", "50%"]].round(1))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    with h5py.File(sys.argv[1], "r") as file:
        is_sweep = file.attrs["format"] in ("poai-results", b"poai-results")
    if is_sweep and len(sys.argv) == 2:
        members, _ = read_sweep(sys.argv[1])
        print(members.describe().round(2).to_string())
    elif is_sweep:
        describe_sweep(sys.argv[1], sys.argv[2])
    else:
        describe_run(sys.argv[1])


if __name__ == "__main__":
    main()
