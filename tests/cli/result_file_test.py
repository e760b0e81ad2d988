"""What a result holds: run.h5, summary.json, manifest.json."""

import json
import re

import program
from program import DONE

STATIONS = ["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "PL07", "PL08", "PL09"]

# The keys that scripts rely on.
NUMBERS = """persons.total persons.appeared trips.total transit.port_liner.denied_boardings
transit.port_liner.max_load_share transit.port_liner.max_run_load_share
transit.port_liner.mean_wait_s dining.wanted dining.served dining.unserved dining.balked
dining.reneged dining.mean_wait_s dining.p90_wait_s walking.mean_speed_mps walking.released_stuck
airport.arrived airport.departed airport.missed_flights""".split()

GROUPS = {"meta", "persons", "person_outcomes", "stays", "trips", "legs", "frames", "series"}


class Summary(program.ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.summary = None

    def setUp(self):
        super().setUp()
        if Summary.summary is None:
            Summary.summary = program.summary_of(self.run_weekday("result"))

    def value(self, name):
        return program.indicator(self.summary, name)

    def test_has_the_numbers_that_scripts_rely_on(self):
        for name in NUMBERS:
            with self.subTest(key=name):
                self.assertIsInstance(self.value(name), (int, float))

    def test_counts_persons_by_role(self):
        roles = self.value("persons.by_role")
        self.assertIn("resident", roles)
        self.assertAlmostEqual(sum(roles.values()), self.value("persons.total"), delta=len(roles))

    def test_has_who_is_present_at_every_full_hour(self):
        self.assertEqual(list(self.value("present.by_hour")),
                         [f"{hour:02}:00" for hour in range(3, 28)])

    def test_counts_trips_by_main_mode(self):
        modes = self.value("trips.by_mode")
        self.assertEqual(set(modes), {"walk", "bicycle", "car", "ferry", "bus", "port_liner",
                                      "taxi", "shuttle"})
        self.assertAlmostEqual(sum(modes.values()), self.value("trips.total"), delta=len(modes))

    def test_has_all_stations(self):
        for name in ("boardings_by_station", "alightings_by_station"):
            self.assertEqual(sorted(self.value(f"transit.port_liner.{name}")), STATIONS)

    def test_says_where_and_when_the_trains_are_fullest(self):
        self.assertRegex(self.value("transit.port_liner.max_load_section"), r"^PL?\d\d-PL?\d\d$")
        self.assertRegex(self.value("transit.port_liner.max_load_hour"), r"^\d\d:00$")

    def test_says_whether_the_run_is_valid_and_its_state_hash(self):
        self.assertIs(self.value("run.valid"), True)
        self.assertRegex(self.value("run.state_hash"), r"^[0-9a-f]{16}$")


    def test_meals_that_were_wanted_were_served_or_not(self):
        self.assertAlmostEqual(self.value("dining.served") + self.value("dining.unserved"),
                               self.value("dining.wanted"), delta=2)


class Manifest(program.ProgramTest):
    def test_says_what_is_needed_to_repeat_the_run_and_what_it_cost(self):
        result = self.run_weekday("result", "--seed", 7, "--threads", 2)
        manifest = json.loads((result / "manifest.json").read_text(encoding="utf-8"))
        self.assertEqual(manifest["seed"], 7)
        self.assertEqual(manifest["threads"], 2)
        self.assertEqual(manifest["state_hash"], program.state_hash_of(result))
        self.assertIn("scale = 0.02", manifest["resolved_scenario"])
        for key in ("wall_s", "person_events", "events_per_s", "peak_rss_bytes", "bytes_written"):
            self.assertGreater(manifest["cost"][key], 0, key)
        digests = {entry["path"]: entry["sha256"] for entry in manifest["inputs"]}
        for file in (self.weekday, self.island / "population.toml"):
            self.assertEqual(digests[str(file)], program.digest_of(file))

    def test_the_resolved_scenario_repeats_the_run(self):
        self.poai_ends(DONE, "run", "-q", self.scenario(), "-o", "result", "--seed", 7)
        result = self.folder / "result"
        manifest = json.loads((result / "manifest.json").read_text(encoding="utf-8"))
        self.write("again.toml", manifest["resolved_scenario"])
        self.poai_ends(DONE, "run", "-q", "again.toml", "-o", "again")
        self.assertEqual(program.digest_of(result / "run.h5"),
                         program.digest_of(self.folder / "again" / "run.h5"))


class RunFile(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.file = self.run_weekday("result", "--set", "output.events=true", "--set", "run.days=2",
                                     "--set", "demand.iterations=2") / "run.h5"

    def test_describes_itself(self):
        header = self.tool("h5dump", "-A", self.file)
        self.assertIn('"complete', self.tool("h5dump", "-a", "/status", self.file))
        groups = {match.group(1) for match in re.finditer(r'(?m)^   GROUP "(\w+)" \{', header)}
        self.assertEqual(GROUPS - groups, set())
        self.assert_every_dataset_is_named(header)
        self.assert_every_declared_dataset_is_there()

    def assert_every_dataset_is_named(self, header):
        datasets = header.split('DATASET "')[1:]
        for text in datasets:
            for attribute in ("units", "long_name", "long_name_ja"):
                self.assertIn(f'ATTRIBUTE "{attribute}"', text)

    def assert_every_declared_dataset_is_there(self):
        listed = self.tool("h5ls", "-r", self.file)
        there = {match.group(1) for match in re.finditer(r"(?m)^/(\S+) +Dataset", listed)}
        reference = self.poai_ends(DONE, "describe", "output").out.split("\nexperience.h5: ")[0]
        declared = set(re.findall(r"(?m)^/(\S+)$", reference))
        self.assertGreater(len(declared), 80)
        self.assertEqual(declared - there, set())
        self.assertEqual(there - declared, set())

    def test_holds_no_path_of_this_machine(self):
        bytes_of_file = self.file.read_bytes()
        for path in (self.folder, program.Project.root, program.Project.program.parent):
            self.assertFalse(str(path).encode() in bytes_of_file, path)


if __name__ == "__main__":
    program.main()
