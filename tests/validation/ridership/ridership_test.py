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

    def dataset(self, name):
        """The values of a dataset of weekday/run.h5 as texts, row by row."""
        dump = self.tool("h5dump", "-y", "-w", "1", "-d", f"/{name}",
                         self.folder / "weekday" / "run.h5")
        values = dump.split("DATA {")[1].split("}")[0].split(",")
        return [value.strip().strip('"').split("\\")[0] for value in values]

    def stops(self):
        return self.dataset("tables/stops/id")

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

    # About half of the riders have left after P06, and about a tenth goes to the airport.
    def test_the_load_falls_along_the_line_as_counted(self):
        day = self.scenarios() / "observed" / "fy2024-term-weekday.toml"
        self.poai_ends(program.DONE, "run", "-q", day, "-o", "weekday")
        ends = [[self.stops()[int(stop)] for stop in self.dataset(f"series/sections/{end}_stop")]
                for end in ("from", "to")]
        sections = list(zip(*ends))
        of_hours = [int(riders) for riders in self.dataset("series/sections/passengers")]
        riders_of = {section: sum(of_hours[number::len(sections)])
                     for number, section in enumerate(sections)}
        into_island = riders_of["P03", "P04"]
        after_p06 = riders_of["P06", "P07"] + riders_of["P06", "PL07"]
        self.assertAlmostEqual(after_p06 / into_island, 0.5, delta=0.1)
        self.assertAlmostEqual(riders_of["P08", "P09"] / into_island, 0.1, delta=0.05)

    def test_the_crowd_at_sannomiya_builds_and_dissolves(self):
        day = self.scenarios() / "observed" / "fy2024-term-weekday.toml"
        self.poai_ends(program.DONE, "run", "-q", "--until", "10:00", day, "-o", "weekday")
        stops = self.stops()
        waiting = self.dataset("series/stations/waiting")[stops.index("P01")::len(stops)]
        hours = [int(time) / 3_600_000 for time in self.dataset("series/stations/time_ms")]

        def most(from_hour, until_hour):
            return max(int(persons) for persons, hour in zip(waiting, hours)
                       if from_hour <= hour < until_hour)

        before, peak, after = most(7.0, 7.5), most(7.75, 8.75), most(9.0, 9.5)
        self.assertGreater(peak, 2 * before)
        self.assertGreater(peak, 2 * after)


if __name__ == "__main__":
    program.main()
