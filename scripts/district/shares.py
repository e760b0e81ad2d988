"""Sharing whole numbers out: among sectors, parts of a staff, places that stand for one another."""

from .tables import read_table


def shared_out(total, shares):
    """Whole numbers with the given sum, in proportion to the shares (largest remainder)."""
    whole = [int(total * s / sum(shares)) for s in shares]
    remainders = [total * s / sum(shares) - w for s, w in zip(shares, whole)]
    order = sorted(range(len(shares)), key=lambda i: (-remainders[i], i))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    return whole


def split_places(tables):
    """Place id -> list of (place id, share): itself and the places that stand for a part of it."""
    parts = {}
    for row in read_table(tables, "extra_places.csv"):
        if row["part_of"]:
            parts.setdefault(row["part_of"], []).append((row["id"], float(row["share"])))
    return {
        whole: [(whole, 1.0 - sum(share for _, share in rest)), *rest]
        for whole, rest in parts.items()
    }
