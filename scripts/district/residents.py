"""`[[residents]]` and `[resident_seed]` of `population.toml`."""

import math

from .shares import shared_out, split_places
from .tables import read_table

# Chome -> identifier and housing place; the few people of 5-chome are added to the nearest housing.
CHOME = {
    "港島１丁目": ("minatojima_1", "housing_minatojima_1"),
    "港島中町２丁目": ("nakamachi_2", "housing_nakamachi_2"),
    "港島中町３丁目": ("nakamachi_3", "housing_nakamachi_3"),
    "港島中町５丁目": ("nakamachi_5", "housing_nakamachi_6"),
    "港島中町６丁目": ("nakamachi_6", "housing_nakamachi_6"),
    "港島中町８丁目": ("nakamachi_8", "housing_nakamachi_8"),
}


def _tilted(shares, mean):
    """Shares of the sizes 1, 2, ... times a power of the size's number, so that the mean is met."""
    low, high = -20.0, 20.0
    for _ in range(200):
        middle = (low + high) / 2
        weights = [s * math.exp(middle * k) for k, s in enumerate(shares)]
        if sum(w * (k + 1) for k, w in enumerate(weights)) / sum(weights) < mean:
            low = middle
        else:
            high = middle
    return [w / sum(weights) for w in weights]


def household_sizes(shares, households, persons):
    """Households of 1, 2, ... persons: so many households, so many persons."""
    sizes = shared_out(households, _tilted(shares, persons / households))
    missing = persons - sum((k + 1) * n for k, n in enumerate(sizes))
    while missing:
        step = 1 if missing > 0 else -1
        # One household grows or shrinks by a person: of the most frequent size that can.
        can = [k for k, n in enumerate(sizes) if n > 0 and 0 <= k + step < len(sizes)]
        k = max(can, key=lambda i: (sizes[i], -i))
        sizes[k] -= 1
        sizes[k + step] += 1
        missing -= step
    return sizes


def residents(tables):
    """The `[[residents]]` tables, one a chome, or two where its housing is split."""
    split = split_places(tables)
    shares_of_sizes = [float(r["share"]) for r in read_table(tables, "household_sizes.csv")]
    for row in read_table(tables, "residents.csv"):
        chome_id, place = CHOME[row["chome"]]
        parts = split.get(place, [(place, 1.0)])
        shares = [share for _, share in parts]
        counts = {
            key: shared_out(int(value), shares) for key, value in row.items() if key != "chome"
        }
        ages = [k for k in row if k.startswith("age_")]
        for i, (part, _) in enumerate(parts):
            persons = sum(counts[k][i] for k in ages)
            male, female = shared_out(persons, [int(row["male"]), int(row["female"])])
            yield {
                "id": f"residents_{chome_id}" + ("" if i == 0 else f"_{i + 1}"),
                "place": part, "households": counts["households"][i],
                "male": male, "female": female,
                "ages": [counts[k][i] for k in ages],
                "household_sizes": household_sizes(
                    shares_of_sizes, counts["households"][i], persons),
                "access": "resident", "estimated": ["household_sizes", "access"],
                "source": "kobe_residents_2017",
            }


def seed(tables):
    """The `[resident_seed]` table."""
    rows = read_table(tables, "resident_seed.csv")
    return {
        "men_per_woman": [float(row["men_per_woman"]) for row in rows],
        "household_sizes": [[float(row[f"of_{size}"]) for size in range(1, 7)] for row in rows],
        "estimated": ["men_per_woman", "household_sizes"], "source": "estimate",
    }
