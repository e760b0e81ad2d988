"""The `[[block]]` tables of `population.toml`: staff, students, patients, visitors."""

from .shares import shared_out, split_places
from .tables import read_number, read_table

DAY_TYPES = ("term-weekday", "vacation-weekday", "weekend")
BUSINESS_KINDS = ("office", "company", "research", "rental_lab")
BUSINESS_ON_WEEKEND = 0.05
MALE_SHARE_OF_PATIENTS = 0.47
MALE_SHARE_OF_BUSINESS_VISITORS = 0.7
OPERATORS = "kobe_open_data_operators"
ORDER = ("id", "role", "place", "home", "persons", "male_share", "age_profile", "school_years",
         "years", "tour", "arrive", "purpose", "access", "lunch", "estimated", "source")


def _block(**values):
    """A block with its keys in the order of the format; behaviour is always an estimate."""
    estimated = [*values.pop("counts_estimated"), "male_share", "age_profile", "tour", "access"]
    values["estimated"] = estimated + ["lunch"]
    return {key: values[key] for key in ORDER if key in values}


def _by_day(term, vacation, weekend):
    return dict(zip(DAY_TYPES, (term, vacation, weekend)))


def _on_weekdays(number, weekend=0):
    return _by_day(round(number), round(number), round(weekend))


def _staff_of(tables, place, staff, rule, is_estimate):
    parts = [row for row in read_table(tables, "staff_rules.csv") if row["rule"] == rule["rule"]]
    numbers = shared_out(staff, [float(part["share"]) for part in parts])
    for part, persons in zip(parts, numbers):
        if persons > 0:
            yield _block(
                id=f'{place}_{part["part"]}', role=part["role"], place=place, persons=persons,
                male_share=float(part["male_share"]), age_profile=part["age_profile"],
                tour=part["tour"], access=rule["access"], lunch=part["lunch"],
                counts_estimated=["persons"] if is_estimate or len(parts) > 1 else [],
                source=OPERATORS)


def staff_blocks(tables):
    """Staff of every place, by the rule of the place or else of its kind."""
    rules = {row["kind_or_place"]: row for row in read_table(tables, "place_rules.csv")}
    split = split_places(tables)
    for row in read_table(tables, "places.csv"):
        if not row["staff"]:
            continue
        rule = rules.get(row["id"]) or rules[row["kind"]]
        total, is_estimate = read_number(row["staff"])
        where = split.get(row["id"], [(row["id"], 1.0)])
        for (place, _), staff in zip(where, shared_out(total, [share for _, share in where])):
            yield from _staff_of(tables, place, staff, rule, is_estimate)


def school_years(tables):
    """Name -> the `[school_years.<name>]` table."""
    return {
        row["name"]: {
            "first_age": int(row["first_age"]),
            "share": [float(share) for share in row["shares"].split()],
            "delays": [[int(years), float(weight)] for years, weight in
                       (delay.split(":") for delay in row["delays"].split())],
            "estimated": ["share", "delays"], "source": "estimate",
        }
        for row in read_table(tables, "school_years.csv")
    }


def student_blocks(tables):
    """Enrolled students and pupils who come from outside."""
    places = {row["id"]: row for row in read_table(tables, "places.csv")}
    for row in read_table(tables, "students.csv"):
        enrolled, is_estimate = read_number(places[row["place"]]["students"])
        yield _block(
            id=f'{row["place"]}_{row["part"]}', role=row["role"], place=row["place"],
            persons=enrolled, male_share=float(row["male_share"]),
            age_profile=row["age_profile"], tour=row["tour"], access=row["access"],
            lunch=row["lunch"], school_years=row["school_years"], years=int(row["years"]),
            counts_estimated=["persons"] if is_estimate else [], source=OPERATORS)


def _arrival_bands(tables, place):
    """Hours at which the out-patients of a hospital arrive, as a band list."""
    row = next(r for r in read_table(tables, "out_patient_hours.csv") if r["place"] == place)
    return [[f"{key[1:]}:00", f"{int(key[1:]) + 1:02}:00", int(weight)]
            for key, weight in row.items() if key.startswith("h") and int(weight) > 0]


def _hospital_groups(row, beds):
    """(name, role, persons, who they are) of one hospital; who = patient, adult."""
    out = int(row["out_patients_weekday"])
    inside = round(beds * float(row["bed_occupancy"]))
    yield "out_patients", "out_patient", _on_weekdays(out), "patient"
    yield ("companions", "companion",
           _on_weekdays(out * float(row["companions_per_out_patient"])), "adult")
    guests = int(row["international_out_patients"])
    yield "international_patients", "out_patient", _on_weekdays(guests), "adult"
    yield "international_companions", "companion", _on_weekdays(guests), "adult"
    from_abroad = int(row["international_in_patients"])
    yield "international_in_patients", "in_patient", from_abroad, "adult"
    yield "in_patients", "in_patient", inside - from_abroad, "patient"
    yield ("in_patient_visitors", "in_patient_visitor",
           _on_weekdays(inside * float(row["visitors_per_in_patient_weekday"]),
                        inside * float(row["visitors_per_in_patient_weekend"])), "adult")


def patient_blocks(tables):
    """Out-patients, companions, in-patients and their visitors of each hospital."""
    places = {row["id"]: row for row in read_table(tables, "places.csv")}
    lunches = {"in_patient": "none", "in_patient_visitor": "visitor"}
    for row in read_table(tables, "patients.csv"):
        place = row["place"]
        beds = read_number(places[place]["beds"])[0] if places[place]["beds"] else 0
        for name, role, persons, who in _hospital_groups(row, beds):
            if not (any(persons.values()) if isinstance(persons, dict) else persons):
                continue
            hours = {}
            if role in ("out_patient", "companion"):
                hours["arrive"] = _arrival_bands(tables, place)
            is_child = who == "patient" and place == "hyogo_childrens_hospital"
            yield _block(
                id=f"{place}_{name}", role=role, place=place, persons=persons,
                male_share=MALE_SHARE_OF_PATIENTS, tour=role,
                age_profile="child_patient" if is_child else who,
                access="in_patient_visitor" if role == "in_patient_visitor" else "patient",
                lunch=lunches.get(role, "patient"), source=row["source"],
                counts_estimated=([] if name in row["published"].split() else ["persons"])
                + list(hours), **hours)


def business_visitor_blocks(tables):
    """Visitors of offices, firms and institutes."""
    for row in read_table(tables, "places.csv"):
        if row["kind"] not in BUSINESS_KINDS or not row["visitors_per_weekday"]:
            continue
        number, is_estimate = read_number(row["visitors_per_weekday"])
        yield _block(
            id=f'{row["id"]}_business_visitors', role="visitor", place=row["id"],
            persons=_on_weekdays(number, number * BUSINESS_ON_WEEKEND),
            male_share=MALE_SHARE_OF_BUSINESS_VISITORS, age_profile="working", tour="business",
            purpose="business", access="business", lunch="visitor", source=OPERATORS,
            counts_estimated=["persons"] if is_estimate else [])


def visitor_blocks(tables):
    """Visitors, guests and riders of the hand-written table."""
    for row in read_table(tables, "visitors.csv"):
        persons = _by_day(
            int(row["term_weekday"]), int(row["vacation_weekday"]), int(row["weekend"]))
        optional = {key: row[key] for key in ("home", "purpose") if row[key]}
        yield _block(
            id=row["id"], role=row["role"], place=row["place"], persons=persons,
            male_share=float(row["male_share"]), age_profile=row["age_profile"],
            tour=row["tour"], access=row["access"],
            lunch="none" if row["role"] == "mainland_rider" else "visitor",
            counts_estimated=["persons"], source="estimate", **optional)


def all_blocks(tables):
    """All blocks in the order they are written."""
    return [
        *staff_blocks(tables), *student_blocks(tables), *patient_blocks(tables),
        *business_visitor_blocks(tables), *visitor_blocks(tables),
    ]
