"""SOURCES.md of a district names the source, licence, credit line and estimates of every column.

Its table of keys gives each key a licence and a credit line. Under a heading with the names of its
files stands a table: columns, keys, whether they are estimates (no, yes, listed). No file, column
or key may be missing there or stand there in vain, and the rows of the files agree with it.
"""

import csv
import fnmatch
import json
import re
import tomllib

from source_tree import main

DISTRICT = "data/port-island"
PAGES = ("SOURCES.md", "README.md")
# What the model makes of the rest has no source of its own.
RESULTS = ("experience.h5",)
CODE = re.compile(r"`([^`]+)`")
ESTIMATE = ("no", "yes", "listed")
# What says of a single row which of its values are estimates.
ROW_FLAGS = {"estimated", "source", "position", "note", "published"}


def table_rows(text):
    """Rows of the tables in a text as lists of cells, without heads and rules."""
    lines = text.splitlines()
    for i, line in enumerate(lines):
        if line.startswith("| ") and not lines[i + 1:i + 2] == ["|---|---|---|---|"]:
            yield [cell.strip() for cell in line.strip().strip("|").split("|")]


def read_rows(path):
    """Rows of a data file as dictionaries; of a TOML file one, with dotted keys."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".csv", ".txt"):
        return list(csv.DictReader(text.splitlines()))
    if path.suffix == ".geojson":
        return [{"geometry": f["geometry"]["type"]} | f["properties"]
                for f in json.loads(text)["features"]]
    rows = []
    for key, value in tomllib.loads(text).items():
        tables = value if isinstance(value, list) else [value]
        for table in tables:
            inner = table if isinstance(table, dict) else None
            rows.append({f"{key}.{k}": v for k, v in inner.items()} if inner else {key: value})
    return rows


class Page:
    """SOURCES.md, taken apart."""

    def __init__(self, text):
        self.problems = []
        self.keys = set()
        _, *sections = re.split(r"^##+ ", text, flags=re.MULTILINE)
        self.sections = []
        for section in sections:
            title, _, body = section.partition("\n")
            if title == "Keys":
                self._read_keys(body)
            elif CODE.search(title):
                self.sections.append((CODE.findall(title), list(table_rows(body))))

    def _read_keys(self, body):
        for cells in table_rows(body):
            self.keys.update(CODE.findall(cells[0]))
            if len(cells) != 4 or not all(cells):
                self.problems.append(f"key {cells[0]}: needs a source, a licence and a credit line")

    def _check_row(self, name, cells, columns):
        patterns = CODE.findall(cells[0])
        if len(cells) != 4 or not patterns or "*" in patterns:
            yield f"{name}: the row {cells[0]} must be columns, keys, estimate, remarks"
            return
        keys = CODE.findall(cells[1])
        if not keys or not set(keys) <= self.keys:
            yield f"{name}: {cells[0]} has no source of the table of keys ({cells[1]})"
        if cells[2] not in ESTIMATE:
            yield f"{name}: {cells[0]} must say no, yes or listed, not {cells[2]}"
        flags = {column.rpartition(".")[2] for column in columns} & ROW_FLAGS
        described = any(fnmatch.fnmatchcase(c, p) for c in columns for p in patterns)
        if cells[2] == "listed" and described and not flags:
            yield f"{name}: {cells[0]} is listed, but no column lists it"
        if cells[2] == "no" and "estimate" in keys:
            yield f"{name}: {cells[0]} has the source estimate, but is said to be none"

    def check_file(self, name, rows):
        """What the section of a file lacks."""
        section = next((rows for names, rows in self.sections if name in names), None)
        if section is None:
            yield f"{name}: SOURCES.md has no section on it"
            return
        columns = {column for row in rows for column in row}
        patterns = []
        for cells in section:
            yield from self._check_row(name, cells, columns)
            patterns += CODE.findall(cells[0])
        for column in sorted(columns):
            if sum(fnmatch.fnmatchcase(column, p) for p in patterns) != 1:
                yield f"{name}: the column {column} must stand in exactly one row of SOURCES.md"

    def unused(self, columns_by_file):
        """Files and columns that are described, but do not exist."""
        for names, rows in self.sections:
            columns = set()
            for name in names:
                columns |= columns_by_file.get(name, set())
                if name not in columns_by_file:
                    yield f"{name}: SOURCES.md describes a file that is not there"
            for pattern in (p for cells in rows for p in CODE.findall(cells[0])):
                if not any(fnmatch.fnmatchcase(column, pattern) for column in columns):
                    yield f"{names[0]}: SOURCES.md describes {pattern}, which is not there"


def row_problems(name, rows, keys):
    """Rows whose source is no key, or whose estimates are no columns of theirs."""
    found = set()
    known = {column.rpartition(".")[2] for row in rows for column in row}
    for row in rows:
        plain = {column.rpartition(".")[2]: value for column, value in row.items()}
        source, estimated = plain.get("source"), plain.get("estimated")
        if source and not name.startswith("tables/") and source not in keys:
            found.add(f"{name}: the source {source} is not a key of SOURCES.md")
        if isinstance(estimated, str):
            estimated = estimated.split()
        for column in estimated if isinstance(estimated, list) else ():
            if column not in known:
                found.add(f"{name}: estimated names {column}, which is no column")
    return sorted(found)


def check(root):
    """Problems of the sources of the bundled district."""
    folder = root / DISTRICT
    page = Page((folder / "SOURCES.md").read_text(encoding="utf-8"))
    files = {str(path.relative_to(folder)): read_rows(path)
             for path in sorted(folder.rglob("*"))
             if path.is_file() and path.name not in PAGES + RESULTS}
    problems = list(page.problems)
    for name, rows in files.items():
        problems += [*page.check_file(name, rows), *row_problems(name, rows, page.keys)]
    columns = {name: {c for row in rows for c in row} for name, rows in files.items()}
    return problems + list(page.unused(columns))


if __name__ == "__main__":
    main(check)
