"""The commands of README.md and of the guide work when they are pasted in the order given.

They run in a copy of what a clone holds, after scripts/demo. Stand-ins replace what installs and
builds; the program is the built one.
"""

import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import program

PAGES = ("README.md", "docs/guide/first-run.md", "docs/guide/first-intervention.md",
         "docs/guide/interventions.md", "docs/guide/sweeps.md", "docs/guide/study-lunch-supply.md",
         "docs/guide/study-airport-growth.md", "docs/guide/study-port-liner-headway.md",
         "docs/guide/airport.md", "docs/guide/cluster.md", "docs/guide/let-people-react.md")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CLONED = ("scenarios", "data", "docs", "scripts/examples")
WITH_VIZ = os.environ.get("POAI_WITH_VIZ", "1") == "1"

# A block with this shows how a wrong scenario is answered; the next block is the answer.
SHOWN_PROBLEMS = "broken.toml"
# A block of this language shows rows of tables that the block before it prints.
SHOWN_ROWS = "text"
# All other blocks print something.
SILENT = re.compile(r"alias |cat > (replicates|long)\.sbatch ")

DEMO = """#!/bin/sh
mkdir -p runs/weekday
build/dev/bin/poai run scenarios/weekday.toml -q -o runs/weekday --overwrite
"""


def blocks(text):
    """Fenced blocks of a page: (language, text)."""
    return BLOCK.findall(text)


def commands(block):
    """A block as bash runs it; without pictures where the program has none.

    Without windows, which wait for their user: cli_view opens some.
    """
    lines = [line for line in block.splitlines() if "poai view" not in line]
    return "\n".join(line for line in lines if WITH_VIZ or "poai render" not in line) + "\n"


def python_with_h5py():
    """A Python that reads HDF5; scripts/setup installs one."""
    for python in (sys.executable, shutil.which("python3"), "/usr/bin/python3"):
        if python and subprocess.run([python, "-c", "import h5py"], check=False,
                                     capture_output=True).returncode == 0:
            return python
    raise AssertionError("no Python has h5py: run scripts/setup")


def cells(line):
    """The cells of a row of a printed or Markdown table."""
    return [cell.strip() for cell in re.split(r"\s{2,}|\|", line) if cell.strip()]


def interval_of(row):
    """The place of a row's interval, its bounds and the difference before it; None in a heading."""
    for place, cell in enumerate(row):
        bounds = re.fullmatch(r"([+-]?[\d.]+) to ([+-]?[\d.]+)", cell)
        if bounds:
            return place, *map(float, bounds.groups()), float(row[place - 1])
    return None


class Clone:
    """A copy of the inputs and pages, with stand-ins for the scripts and for cmake."""

    def __init__(self, folder):
        self.root = pathlib.Path(folder)
        for name in CLONED:
            shutil.copytree(program.Project.root / name, self.root / name)
        self.make_studies_small()
        self.script("build/dev/bin/poai", f'#!/bin/sh\nexec "{program.Project.program}" "$@"\n')
        self.script("bin/python3", f'#!/bin/sh\nexec "{python_with_h5py()}" "$@"\n')
        calibrate = program.Project.root / "scripts/calibrate"
        self.script("scripts/calibrate", calibrate.read_text(encoding="utf-8"))
        self.shorten("scenarios/calibration/ridership.toml", "evaluations = 60", "evaluations = 1")
        self.script("scripts/demo", DEMO)
        self.script("scripts/test", "#!/bin/sh\n")
        self.script("scripts/setup", "#!/bin/sh\n")
        self.script("bin/cmake", "#!/bin/sh\necho cmake\nfor to in no-viz cluster; do\n"
                    "  mkdir -p build/$to/bin && cp build/dev/bin/poai build/$to/bin\ndone\n")

    def shorten(self, name, text, shorter):
        path = self.root / name
        path.write_text(path.read_text(encoding="utf-8").replace(text, shorter), encoding="utf-8")

    def make_studies_small(self):
        """Seconds instead of minutes; their members are as many."""
        for study in (self.root / "scenarios" / "studies").glob("*.toml"):
            text = study.read_text(encoding="utf-8")
            if 'format = "poai-study"' in text:
                study.write_text(text.replace("\nindicators = ",
                                              '\nset = ["population.scale=0.01"]\nindicators = '),
                                 encoding="utf-8")

    def script(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    def paste(self, block):
        path = f"{self.root / 'bin'}:{os.environ['PATH']}"
        # A film of minutes instead of the whole morning.
        short = commands(block).replace("--until 09:00 --movie", "--until 07:31 --movie")
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", short],
                              cwd=self.root, env=os.environ | {"PATH": path}, check=False,
                              capture_output=True, text=True)
        return program.Outcome(done.returncode, done.stdout, done.stderr)


class Guide(unittest.TestCase):
    maxDiff = None

    def read(self, page):
        return (program.Project.root / page).read_text(encoding="utf-8")

    def test_commands_work_in_the_order_of_the_pages(self):
        with tempfile.TemporaryDirectory(prefix="poai-guide-") as folder:
            clone = Clone(folder)
            for page in PAGES:
                shell = [(i, b) for i, b in enumerate(blocks(self.read(page)))
                         if b[0] == "sh" and commands(b[1]).strip()]
                self.assertGreater(len(shell), 0, page)
                for i, (_, block) in shell:
                    with self.subTest(page=page, block=block):
                        self.check_block(page, i, block, clone.paste(block))

    def check_block(self, page, number, block, outcome):
        if SHOWN_PROBLEMS not in block:
            self.assertEqual(outcome.code, program.DONE, outcome)
            self.assertTrue(outcome.out or SILENT.match(block), "says nothing")
            following = blocks(self.read(page))[number + 1:number + 2]
            if following and following[0][0] == SHOWN_ROWS:
                self.check_shown_rows(following[0][1], outcome.out)
            return
        _, shown = blocks(self.read(page))[number + 1]
        self.assertEqual((outcome.code, outcome.err), (program.BAD_SCENARIO, shown))

    def check_shown_rows(self, shown, printed):
        """Every row that is shown is printed: its labels, and a difference within the printed
        interval, so that a page whose words no longer hold is found. Tables may share a head."""
        rows = list(dict.fromkeys(tuple(cells(line)) for line in printed.splitlines()))
        for line in filter(None, shown.splitlines()):
            row = cells(line)
            labels = tuple(itertools.takewhile(lambda cell: not re.match(r"[<+\-\d]", cell), row))
            same = [other for other in rows if other[:len(labels)] == labels]
            self.assertEqual(len(same), 1, f"printed once: {line}\n{printed}")
            self.assertEqual(len(row), len(same[0]), f"{line}\n{same[0]}")
            if interval_of(row):
                place, low, high, _ = interval_of(same[0])
                diff = interval_of(row)[3]
                self.assertTrue(low <= diff <= high, f"{line}\nis now {same[0]}")
                self.assertEqual(place, interval_of(row)[0])

    def test_shows_the_rows_that_a_run_prints(self):
        with tempfile.TemporaryDirectory(prefix="poai-guide-") as folder:
            out = Clone(folder).paste("./scripts/demo").out
        printed = [line[:31].rstrip() for line in out.splitlines()
                   if not line.startswith("results in")]
        for page in ("README.md", "README.ja.md"):
            shown = next(text for _, text in blocks(self.read(page)) if "meals wanted" in text)
            self.assertEqual([line[:31].rstrip() for line in shown.splitlines()], printed, page)

    def test_readme_has_the_same_commands_and_results_in_both_languages(self):
        english, japanese = (
            [(language, re.sub(r" +#.*| --lang en", "", text))
             for language, text in blocks(self.read(page))]
            for page in ("README.md", "README.ja.md"))
        self.assertEqual(japanese, english)


if __name__ == "__main__":
    program.main()
