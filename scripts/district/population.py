"""`population.toml`: residents and blocks from the tables, then the behaviour as written."""

from pathlib import Path

from . import organisations, residents
from .blocks import all_blocks, school_years
from .tables import write_text


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
    text += "".join(_toml_table("residents", r) for r in residents.residents(tables))
    text += "[resident_seed]\n" + _toml_lines(residents.seed(tables))
    text += "".join(f"[school_years.{name}]\n" + _toml_lines(table)
                    for name, table in school_years(tables).items())
    text += "".join(f"[sector.{name}]\n" + _toml_lines(table)
                    for name, table in organisations.sectors(tables).items())
    text += "".join(_toml_table("organisation", o) for o in organisations.named(tables))
    text += "".join(_toml_table("organisation_group", g) for g in organisations.groups(tables))
    text += "".join(_toml_table("block", b) for b in all_blocks(tables))
    text += (Path(tables) / "behaviour.toml").read_text(encoding="utf-8")
    write_text(path, text)
