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


def read_lunch(path):
    """A row per area: meals wanted there and not got; of the places there from 11:00 to 14:00 the
    arrivals and the share of them from 12:00 to 12:40, the share that turned back at the door and
    the mean wait in seconds of those who were served."""
    with h5py.File(path, "r") as file:
        area = pd.Series(column(file["tables/enums/place_area"]))[file["tables/places/area"][:]]
        meals = pd.DataFrame({"area": area.to_numpy(), "wanted": file["lunch/demand"][:],
                              "not_got": file["lunch/unserved"][:]}).groupby("area").sum()
        series = file["series/places"]
        hour = series["time_ms"][:] / 3_600_000
        at_noon = (hour >= 11) & (hour < 14)
        in_peak = (hour >= 12) & (hour < 12 + 40 / 60)
        waited_s = series["admitted"][:] * series["mean_wait_s"][:]
        places = pd.DataFrame({
            "area": area.to_numpy()[series["place"][:]],
            "arrivals": series["arrivals"][at_noon].sum(axis=0),
            "in_peak": series["arrivals"][in_peak].sum(axis=0),
            "balked": series["balked"][at_noon].sum(axis=0),
            "admitted": series["admitted"][at_noon].sum(axis=0),
            "waited_s": waited_s[at_noon].sum(axis=0)}).groupby("area").sum()
    meals["not_got_share"] = meals["not_got"] / meals["wanted"]
    meals["arrivals"] = places["arrivals"]
    meals["in_peak_share"] = places["in_peak"] / places["arrivals"]
    meals["balked_share"] = places["balked"] / places["arrivals"]
    meals["mean_wait_s"] = places["waited_s"] / places["admitted"]
    return meals[meals["wanted"] > 0]


def read_forms(path):
    """Persons by the form of lunch that they wanted (rows) and what came of it (columns)."""
    with h5py.File(path, "r") as file:
        outcomes = file["person_outcomes"]
        names = {key: column(file[f"tables/enums/{key}"])
                 for key in ("lunch_form", "lunch_outcome")}
        had_plan = outcomes["lunch_form"][:] < len(names["lunch_form"])
        codes = {key: pd.Categorical.from_codes(outcomes[key][:][had_plan], names[key])
                 for key in names}
    return pd.crosstab(codes["lunch_form"], codes["lunch_outcome"],
                       rownames=["wanted"], colnames=["outcome"])


def describe_sweep(path, indicator):
    """Prints the mean of an indicator for each value of each factor."""
    members, factors = read_sweep(path)
    done = members[members["state"] == DONE]
    print(f"{len(done)} of {len(members)} members are done")
    for factor in factors:
        print(done.groupby(factor)[indicator].agg(["mean", "std", "count"]).round(2))


def describe_run(path):
    """Prints how many trips there are by main mode and how long they take, and lunch by area and
    by form."""
    trips = read_trips(path)
    print(f"{len(trips)} trips")
    print(trips.groupby("mode")["minutes"].describe()[["count", "mean", "50%"]].round(1))
    print(read_lunch(path).round(3).to_string())
    print(read_forms(path).to_string())


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
