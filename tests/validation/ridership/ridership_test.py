"""The average day of fiscal year 2024 against the published ridership, by the bundled suite."""

import json

import program

STATIONS = {"P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "PL07", "PL08", "PL09"}
PEAK_SECTION, PEAK_HOUR = "P02-P03", "08:00"
# Neighbouring sections differ by a few per cent only in the published rates.
PEAK_BAND = 0.03


class Ridership(program.ProgramTest):
    @classmethod
    def scenarios(cls):
        return program.Project.root / "scenarios"

    def test_the_suite_passes(self):
        suite = self.scenarios() / "validation" / "ridership.toml"
        self.poai_ends(program.DONE, "-q", "validate", "--suite", suite, "-o", "result")
        result = json.loads((self.folder / "result" / "ridership.json").read_text("utf-8"))
        self.assertEqual({day["name"]: day["weight"] for day in result["days"]},
                         {"fy2024-term-weekday": 150, "fy2024-vacation-weekday": 93,
                          "fy2024-weekend": 122})
        self.assertEqual(set(result["stations"]), STATIONS)
        self.assertGreater(result["profile"]["peak_hour_share"], 0.2)

    def test_the_peak_is_between_p02_and_p03_at_eight(self):
        day = self.scenarios() / "observed" / "fy2024-term-weekday.toml"
        self.poai_ends(program.DONE, "run", "-q", day, "-o", "weekday")
        summary = program.summary_of(self.folder / "weekday")
        transit = summary["transit"]["port_liner"]
        self.assertEqual(transit["max_load_hour"], PEAK_HOUR)
        at_peak_section = transit["max_hour_load_share_by_section"][PEAK_SECTION]
        self.assertGreaterEqual(at_peak_section, (1 - PEAK_BAND) * transit["max_load_share"])
        roster = summary["persons"]["total"]
        self.assertTrue(72_000 <= roster <= 80_000, roster)


if __name__ == "__main__":
    program.main()
