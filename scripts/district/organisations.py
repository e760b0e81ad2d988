"""`[sector]`, `[[organisation]]` and `[[organisation_group]]` of `population.toml`."""

from .shares import shared_out, split_places
from .tables import read_number, read_table

OCCUPATIONS = ("researcher", "engineer", "clinical_worker", "office_worker", "service_worker",
               "port_worker", "airport_worker")
OPERATORS = "kobe_open_data_operators"


def sectors(tables):
    """Sector name -> its table."""
    result = {}
    for row in read_table(tables, "sectors.csv"):
        weights = {o: float(row[o]) for o in OCCUPATIONS if float(row[o]) != 1.0}
        table = {"name_ja": row["name_ja"]}
        if weights:
            table |= {"occupation_weights": weights, "estimated": ["occupation_weights"]}
        result[row["sector"]] = table | {"source": OPERATORS}
    return result


def _staff_by_place(tables):
    """Place id -> employees, with what is split over several places."""
    split = split_places(tables)
    staff = {}
    for row in read_table(tables, "places.csv"):
        if row["staff"]:
            parts = split.get(row["id"], [(row["id"], 1.0)])
            numbers = shared_out(read_number(row["staff"])[0], [share for _, share in parts])
            staff |= {place: number for (place, _), number in zip(parts, numbers)}
    return staff


def _drawn_employees(tables):
    """Group -> place -> employees; a place that stands for others is split like them."""
    staff = _staff_by_place(tables)
    split = split_places(tables)
    groups = {}
    for row in read_table(tables, "organisation_places.csv"):
        parts = split.get(row["place"], [(row["place"], 1.0)])
        if row["employees"]:
            numbers = shared_out(int(row["employees"]), [share for _, share in parts])
        else:
            numbers = [staff[place] for place, _ in parts]
        for (place, _), number in zip(parts, numbers):
            groups.setdefault(row["group"], {})[place] = number
    return groups


def groups(tables):
    """The `[[organisation_group]]` tables."""
    shares = {row["sector"]: float(row["cluster_share"])
              for row in read_table(tables, "sectors.csv") if float(row["cluster_share"]) > 0}
    employees = _drawn_employees(tables)
    for row in read_table(tables, "organisation_groups.csv"):
        label = {"label": row["label"]} if row["label"] else {}
        yield {"id": row["id"], **label, "number": int(row["number"]),
               "start_ups": int(row["start_ups"]),
               "start_up_size": [int(row["start_up_least"]), int(row["start_up_most"])],
               "size_cv": float(row["size_cv"]),
               "sectors": shares if row["sectors"] == "cluster" else {row["sectors"]: 1.0},
               "employees": employees[row["id"]],
               "estimated": ["number", "start_ups", "start_up_size", "size_cv", "employees"],
               "source": OPERATORS}


def named(tables):
    """The `[[organisation]]` tables: one a place with staff whose organisations are not drawn."""
    drawn = {}
    for places in _drawn_employees(tables).values():
        for place, number in places.items():
            drawn[place] = drawn.get(place, 0) + number
    rules = {row["kind_or_place"]: row for row in read_table(tables, "place_rules.csv")}
    members = {row["place"] for row in read_table(tables, "cluster_members.csv")}
    for row in read_table(tables, "places.csv"):
        if not row["staff"] or row["id"] in drawn:
            continue
        rule = rules.get(row["id"]) or rules[row["kind"]]
        number, is_estimate = read_number(row["staff"])
        label = {"label": "cluster"} if row["id"] in members else {}
        yield {"id": row["id"], "name_en": row["name_en"], "name_ja": row["name_ja"], **label,
               "place": row["id"], "sector": rule["sector"], "size": number,
               "estimated": ["size"] if is_estimate else [], "source": OPERATORS}
