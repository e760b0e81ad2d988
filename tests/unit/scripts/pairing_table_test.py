"""scripts/pairing_table.py knows every scenario, and the page of the guide is of all of them."""

import importlib.util
import pathlib
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)).resolve()


def load_script():
    spec = importlib.util.spec_from_file_location("table", ROOT / "scripts" / "pairing_table.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


class PairingTable(unittest.TestCase):
    def setUp(self):
        self.script = load_script()

    def test_names_indicators_of_every_scenario_that_has_a_base(self):
        self.assertEqual(sorted(self.script.LOCAL), sorted(self.script.scenarios()))

    def test_is_in_the_guide_for_all_of_them(self):
        page = (ROOT / "docs" / "guide" / "pairing.md").read_text(encoding="utf-8")
        for name, indicators in self.script.LOCAL.items():
            for indicator in indicators:
                self.assertRegex(page, rf"(?m)^\| `{name}` \| .* \| `{indicator}` \| ")

    def test_shows_that_pairing_saves_nine_of_ten_runs_for_food_trucks(self):
        page = (ROOT / "docs" / "guide" / "pairing.md").read_text(encoding="utf-8")
        lines = [line for line in page.splitlines()
                 if line.startswith("| `food-trucks-medical-center`") and "`dining." in line]
        self.assertEqual(len(lines), 3)
        for line in lines:
            self.assertGreaterEqual(float(line.split("|")[-2]), 10.0, line)

    def test_writes_a_dash_where_there_is_no_number(self):
        row = self.script.row("a", "b.toml", 1, "c.d", {"base": 1.0, "diff": 0.5, "ci95": None,
                                                     "correlation": None, "runs_saved": None})
        self.assertEqual(row, "| `a` | `b` | 1 | `c.d` | 1 | +0.5 | - to - | - | - |")


if __name__ == "__main__":
    unittest.main()
