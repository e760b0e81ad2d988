#!/usr/bin/env python3
"""Builds the bundled district data/port-island from the tables in data/port-island/tables.

Without options the files of the district are written in place. The output is deterministic:
`--check` builds into a temporary folder and compares byte for byte.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from district.build import build_district  # noqa: E402
from district.expected import print_expected  # noqa: E402

DISTRICT = Path(__file__).resolve().parent.parent / "data" / "port-island"


def differing_files(built, committed):
    """Names of files that were built and are missing or different in the committed folder."""
    names = sorted(p.relative_to(built) for p in built.rglob("*") if p.is_file())
    return [
        str(n) for n in names
        if not (committed / n).is_file() or (committed / n).read_bytes() != (built / n).read_bytes()
    ]


def check(district):
    """Rebuilds into a temporary folder; returns the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        build_district(district / "tables", Path(folder))
        different = differing_files(Path(folder), district)
    if different:
        print("files that differ from what the tables give (run scripts/build_district.py):")
        print("\n".join(f"  {name}" for name in different))
        return 1
    return 0


def main():
    """Parses the command line and runs the chosen action."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true",
                        help="rebuild elsewhere and compare; exit 1 with the differing files")
    action.add_argument("--expect", action="store_true",
                        help="print expected persons and riders of population.toml")
    parser.add_argument("--district", type=Path, default=DISTRICT,
                        help="district folder with a folder 'tables' (default: %(default)s)")
    options = parser.parse_args()
    try:
        if options.check:
            return check(options.district)
        if options.expect:
            print_expected(options.district)
        else:
            build_district(options.district / "tables", options.district)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
