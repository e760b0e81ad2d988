"""`population.toml`: residents and blocks of persons from the tables, then the behaviour as written."""

from pathlib import Path

from .tables import read_number, read_table, write_text

DAY_TYPES = ("term-weekday", "vacation-weekday", "weekend")
BUSINESS_KINDS = ("office", "company", "research", "rental_lab")
BUSINESS_ON_WEEKEND = 0.05
HOUSING_OF_CHOME = {
    "港島１丁目": "housing_minatojima_1",
    "港島中町２丁目": "housing_nakamachi_2",
    "港島中町３丁目": "housing_nakamachi_3",
    "港島中町５丁目": "housing_nakamachi_6",
    "港島中町６丁目": "housing_nakamachi_6",
    "港島中町８丁目": "housing_nakamachi_8",
}
CHOME_ID = {
    "港島１丁目": "minatojima_1", "港島中町２丁目": "nakamachi_2", "港島中町３丁目": "nakamachi_3",
    "港島中町５丁目": "nakamachi_5", "港島中町６丁目": "nakamachi_6", "港島中町８丁目": "nakamachi_8",
}


def shared_out(total, shares):
    """Whole numbers with the given sum, in proportion to the shares (largest remainder)."""
    whole = [int(total * s / sum(shares)) for s in shares]
    remainders = [total * s / sum(shares) - w for s, w in zip(shares, whole)]
    order = sorted(range(len(shares)), key=lambda i: (-remainders[i], i))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    return whole


def _split_places(tables):
    """Place id -> list of (place id, share): places that stand for a part of another one."""
    parts = {}
    for row in read_table(tables, "extra_places.csv"):
        if row["part_of"]:
            parts.setdefault(row["part_of"], []).append((row["id"], float(row["share"])))
    return {whole: [(whole, 1.0 - sum(s for _, s in rest)), *rest] for whole, rest in parts.items()}


def residents(tables):
    """The `[[residents]]` tables, one a chome, or two where its housing is split."""
    split = _split_places(tables)
    for row in read_table(tables, "residents.csv"):
        place = HOUSING_OF_CHOME[row["chome"]]
        parts = split.get(place, [(place, 1.0)]) if place != "housing_nakamachi_6" else [(place, 1.0)]
        shares = [share for _, share in parts]
        counts = {
            key: shared_out(int(value), shares) for key, value in row.items() if key != "chome"
        }
        sexes = [shared_out(sum(counts[k][i] for k in counts if k.startswith("age_")),
                            [int(row["male"]), int(row["female"])]) for i in range(len(parts))]
        for i, (part, _) in enumerate(parts):
            yield {
                "id": "residents_" + CHOME_ID[row["chome"]] + ("" if i == 0 else f"_{i + 1}"),
                "place": part, "households": counts["households"][i],
                "male": sexes[i][0], "female": sexes[i][1],
                "ages": [counts[k][i] for k in row if k.startswith("age_")],
                "access": "resident", "source": "kobe_residents_2017",
            }


def _block(block_id, role, place, persons, male_share, age_profile, tour, access, lunch, estimated,
           source, **optional):
    return {
        "id": block_id, "role": role, "place": place, "persons": persons,
        "male_share": male_share, "age_profile": age_profile, "tour": tour, "access": access,
        "lunch": lunch, **optional, "estimated": estimated, "source": source,
    }


def _staff_parts(tables, rule, sector):
    """Parts of a staff rule as (part name, share, row, sector)."""
    sectors = read_table(tables, "sectors.csv")
    for row in read_table(tables, "staff_rules.csv"):
        if row["rule"] != rule:
            continue
        if sector != "mixed":
            yield row["part"], float(row["share"]), row, sector
            continue
        for s in sectors:
            yield (f'{row["part"]}_{s["sector"]}', float(row["share"]) * float(s["share"]), row,
                   s["sector"])


def staff_blocks(tables):
    """Staff of every place, by the rule of the place or of its kind."""
    rules = {row["kind_or_place"]: row for row in read_table(tables, "place_rules.csv")}
    split = _split_places(tables)
    for row in read_table(tables, "places.csv"):
        if not row["staff"]:
            continue
        rule = rules.get(row["id"]) or rules[row["kind"]]
        total, is_estimate = read_number(row["staff"])
        where = split.get(row["id"], [(row["id"], 1.0)])
        for (place, _), staff in zip(where, shared_out(total, [s for _, s in where])):
            parts = list(_staff_parts(tables, rule["rule"], rule["sector"]))
            for (part, _, detail, sector), persons in zip(
                    parts, shared_out(staff, [p[1] for p in parts])):
                if persons == 0:
                    continue
                estimated = ["male_share", "age_profile", "tour", "access"]
                yield _block(
                    f"{place}_{part}", detail["role"], place, persons,
                    float(detail["male_share"]), detail["age_profile"], detail["tour"],
                    rule["access"], detail["lunch"],
                    (["persons"] if is_estimate or len(parts) > 1 else []) + estimated, "places",
                    sector=sector,
                )


def student_blocks(tables):
    """Enrolled students and pupils."""
    places = {row["id"]: row for row in read_table(tables, "places.csv")}
    for row in read_table(tables, "students.csv"):
        enrolled, is_estimate = read_number(places[row["place"]]["students"])
        yield _block(
            f'{row["place"]}_{row["part"]}', row["role"], row["place"], enrolled,
            float(row["male_share"]), row["age_profile"], row["tour"], row["access"], row["lunch"],
            (["persons"] if is_estimate else []) + ["male_share", "tour", "access", "lunch"],
            "places", sector="university" if row["role"] == "student" else "school",
        )


def _by_day(term, vacation, weekend):
    return dict(zip(DAY_TYPES, (term, vacation, weekend)))


def patient_blocks(tables):
    """Out-patients, companions, in-patients and their visitors of each hospital."""
    places = {row["id"]: row for row in read_table(tables, "places.csv")}
    for row in read_table(tables, "patients.csv"):
        place = row["place"]
        out = int(row["out_patients_weekday"])
        beds = read_number(places[place]["beds"])[0] if places[place]["beds"] else 0
        in_patients = round(beds * float(row["bed_occupancy"]))
        ages = "child_patient" if place == "hyogo_childrens_hospital" else "patient"
        estimated = ["male_share", "age_profile", "tour", "access", "lunch"]
        groups = (
            ("out_patients", "out_patient", _by_day(out, out, 0), ages, "out_patient", "patient"),
            ("companions", "companion",
             _by_day(*[round(out * float(row["companions_per_out_patient"]))] * 2, 0),
             "adult", "companion", "patient"),
            ("in_patients", "in_patient", in_patients, ages, "in_patient", "none"),
            ("in_patient_visitors", "in_patient_visitor",
             _by_day(*[round(in_patients * float(row["visitors_per_in_patient_weekday"]))] * 2,
                     round(in_patients * float(row["visitors_per_in_patient_weekend"]))),
             "adult", "in_patient_visitor", "visitor"),
        )
        for name, role, persons, age_profile, tour, lunch in groups:
            if persons == 0 or (isinstance(persons, dict) and not any(persons.values())):
                continue
            access = "in_patient_visitor" if role == "in_patient_visitor" else "patient"
            yield _block(f"{place}_{name}", role, place, persons, 0.47, age_profile, tour, access,
                         lunch, ["persons", *estimated], row["source"].split(":")[0])


def business_visitor_blocks(tables):
    """Visitors of offices, firms and institutes."""
    for row in read_table(tables, "places.csv"):
        if row["kind"] not in BUSINESS_KINDS or not row["visitors_per_weekday"]:
            continue
        if row["id"] == "ucc_coffee":
            continue
        number, _ = read_number(row["visitors_per_weekday"])
        yield _block(
            f'{row["id"]}_business_visitors', "visitor", row["id"],
            _by_day(number, number, round(number * BUSINESS_ON_WEEKEND)), 0.7, "working",
            "business", "business", "visitor",
            ["persons", "male_share", "age_profile", "tour", "access", "lunch"], "places")


def visitor_blocks(tables):
    """Visitors, guests and riders of the hand-written table."""
    for row in read_table(tables, "visitors.csv"):
        persons = _by_day(int(row["term_weekday"]), int(row["vacation_weekday"]), int(row["weekend"]))
        optional = {"home": row["home"]} if row["home"] else {}
        yield _block(
            row["id"], row["role"], row["place"], persons, float(row["male_share"]),
            row["age_profile"], row["tour"], row["access"],
            "none" if row["role"] == "mainland_rider" else "visitor",
            [row["estimated"], "male_share", "age_profile", "tour", "access", "lunch"], "visitors",
            **optional)


def all_blocks(tables):
    """All blocks in the order they are written."""
    return [
        *staff_blocks(tables), *student_blocks(tables), *patient_blocks(tables),
        *business_visitor_blocks(tables), *visitor_blocks(tables),
    ]


def _toml_value(value):
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_toml_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_toml_value(v) for v in value) + "]"
    return str(value)


def _toml_table(name, table):
    return f"[[{name}]]\n" + "".join(f"{k} = {_toml_value(v)}\n" for k, v in table.items()) + "\n"


def write_population(path, tables):
    """Writes `population.toml`."""
    text = ('# Made by scripts/build_district.py from data/port-island/tables: change those.\n'
            'format = "poai-population"\nformat_version = 1\n\n')
    text += "".join(_toml_table("residents", r) for r in residents(tables))
    text += "".join(_toml_table("block", b) for b in all_blocks(tables))
    text += (Path(tables) / "behaviour.toml").read_text(encoding="utf-8")
    write_text(path, text)
