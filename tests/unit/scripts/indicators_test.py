"""scripts/lib/indicators.py prints what a summary has, and nothing else."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(sys.argv.pop(1)) / "scripts" / "lib"))

import indicators  # noqa: E402

SUMMARY = {
    "persons": {"total": 76543, "appeared": 71203.0},
    "present": {"by_hour": {"13:00": 1, "14:00": 41000}},
    "trips": {"total": 4, "by_mode": {"walk": 1, "port_liner": 3, "ferry": 0}},
    "transit": {"port_liner": {
        "boardings_by_station": {"P01": 30000, "P02": 2500}, "max_load_share": 0.914}},
    "run": {"valid": False},
}


class Indicators(unittest.TestCase):
    def table(self, summary):
        return "\n".join(indicators.table(summary))

    def test_show_counts_totals_shares_and_the_hour(self):
        text = self.table(SUMMARY)
        for words in ("76,543", "41,000", "32,500", "91 %", "port_liner 75 %, walk 25 %", "NO"):
            self.assertIn(words, text)
        self.assertNotIn("ferry", text)

    def test_leave_out_what_the_summary_does_not_have(self):
        self.assertEqual(self.table({}), "")
        self.assertNotIn("dining", self.table(SUMMARY))

    def test_take_the_hours_as_a_list_from_three_in_the_morning_too(self):
        self.assertIn(" 11", self.table({"present": {"by_hour": list(range(25))}}))


if __name__ == "__main__":
    unittest.main()
