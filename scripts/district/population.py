"""`population.toml`: residents and blocks from the tables, then the behaviour as written."""

from pathlib import Path

from . import organisations
from .blocks import all_blocks
from .shares import shared_out, split_places
from .tables import read_table, write_text

# Chome -> identifier and housing place; the few people of 5-chome are added to the nearest housing.
CHOME = {
    "港島１丁目": ("minatojima_1", "housing_minatojima_1"),
    "港島中町２丁目": ("nakamachi_2", "housing_nakamachi_2"),
    "港島中町３丁目": ("nakamachi_3", "housing_nakamachi_3"),
    "港島中町５丁目": ("nakamachi_5", "housing_nakamachi_6"),
    "港島中町６丁目": ("nakamachi_6", "housing_nakamachi_6"),
    "港島中町８丁目": ("nakamachi_8", "housing_nakamachi_8"),
}


def residents(tables):
    """The `[[residents]]` tables, one a chome, or two where its housing is split."""
    split = split_places(tables)
    for row in read_table(tables, "residents.csv"):
        chome_id, place = CHOME[row["chome"]]
        parts = split.get(place, [(place, 1.0)])
        shares = [share for _, share in parts]
        counts = {
            key: shared_out(int(value), shares) for key, value in row.items() if key != "chome"
        }
        sexes = [shared_out(sum(counts[k][i] for k in counts if k.startswith("age_")),
                            [int(row["male"]), int(row["female"])]) for i in range(len(parts))]
        for i, (part, _) in enumerate(parts):
            yield {
                "id": f"residents_{chome_id}" + ("" if i == 0 else f"_{i + 1}"),
                "place": part, "households": counts["households"][i],
                "male": sexes[i][0], "female": sexes[i][1],
                "ages": [counts[k][i] for k in row if k.startswith("age_")],
                "access": "resident", "source": "kobe_residents_2017",
            }


def _toml_value(value):
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_toml_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_toml_value(v) for v in value) + "]"
    return str(value)


def _toml_lines(table):
    return "".join(f"{k} = {_toml_value(v)}\n" for k, v in table.items()) + "\n"


def _toml_table(name, table):
    return f"[[{name}]]\n" + _toml_lines(table)


def write_population(path, tables):
    """Writes `population.toml`."""
    text = ('# Made by scripts/build_district.py from data/port-island/tables: change those.\n'
            'format = "poai-population"\nformat_version = 1\n\n')
    text += "".join(_toml_table("residents", r) for r in residents(tables))
    text += "".join(f"[sector.{name}]\n" + _toml_lines(table)
                    for name, table in organisations.sectors(tables).items())
    text += "".join(_toml_table("organisation", o) for o in organisations.named(tables))
    text += "".join(_toml_table("organisation_group", g) for g in organisations.groups(tables))
    text += "".join(_toml_table("block", b) for b in all_blocks(tables))
    text += (Path(tables) / "behaviour.toml").read_text(encoding="utf-8")
    write_text(path, text)
