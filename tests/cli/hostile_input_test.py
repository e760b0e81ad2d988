"""Damaged and hostile inputs: a sentence and exit code 2 or 3, in bounded time and memory."""

import os
import shutil

import program
from program import BAD_FILES, BAD_SCENARIO

MOST_BYTES = 3 << 29  # of resident memory, also under sanitizers, which keep what was freed
MOST_SECONDS = 120  # a hang, not slowness, is what fails


class HostileInput(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.district = self.folder / "island"
        shutil.copytree(self.island, self.district,
                        ignore=shutil.ignore_patterns("tables", "observed"))

    def assert_refused(self, code, pattern, *call):
        """The call ends with this code, says so, and takes little time and memory."""
        outcome = self.poai_ends(code, *call, timeout=MOST_SECONDS)
        self.assertRegex(outcome.err, pattern)
        self.assertLess(len(outcome.err), 2_000_000)
        self.assertLess(self.most_bytes_of_children(), MOST_BYTES)

    @staticmethod
    def most_bytes_of_children():
        import resource
        return 1024 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss

    def assert_district_refused(self, pattern):
        self.assert_refused(BAD_FILES, pattern, "check", self.district)

    def make_huge(self, name):
        os.truncate(self.district / name, 1 << 40)  # holes: takes no room on the disk

    def test_files_of_a_terabyte(self):
        for name in ("walkways.geojson", "flights.csv", "population.toml", "gtfs/stop_times.txt"):
            with self.subTest(file=name):
                whole = (self.district / name).read_bytes()
                self.make_huge(name)
                self.assert_district_refused(rf"{name}: is too large")
                (self.district / name).write_bytes(whole)

    def test_a_scenario_without_end(self):
        self.assert_refused(BAD_SCENARIO, "/dev/zero: is too large", "check", "/dev/zero")

    def test_lists_nested_without_end(self):
        (self.district / "places.geojson").write_text("[" * 10_000_000)
        self.assert_district_refused(r"places\.geojson:1: the lists are nested too deep")

    def test_tables_nested_without_end(self):
        scenario = self.write("deep.toml", "[" + "a." * 1_000_000 + "a]\n")
        self.assert_refused(BAD_SCENARIO, r"deep\.toml:1: this is nested too deep", "run", scenario)

    def test_a_million_broken_rows(self):
        path = self.district / "flights.csv"
        header = path.read_text(encoding="utf-8").split("\n")[0]
        path.write_text(header + "\n" + "nonsense\n" * 1_000_000)
        self.assert_district_refused("there are more problems than can be listed")

    def test_a_million_unknown_references(self):
        path = self.district / "gtfs" / "stop_times.txt"
        rows = (f"no_such_trip_{i},06:00:00,06:00:00,no_such_stop,{i}\n" for i in range(500_000))
        path.write_text("trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                        + "".join(rows))
        self.assert_district_refused("no_such_trip_0")

    def test_ten_thousand_walkways_that_meet_nowhere(self):
        lines = ",\n".join(
            '{"type":"Feature","properties":{"id":"w%d","kind":"footway","width_m":2,'
            '"area":"mainland"},"geometry":{"type":"LineString","coordinates":'
            '[[135.2,%.5f],[135.2001,%.5f]]}}' % (i, 34.5 + i * 2e-5, 34.5 + i * 2e-5)
            for i in range(10_000))
        (self.district / "walkways.geojson").write_text('{"features":[\n' + lines + "]}")
        self.assert_district_refused("cut off")

    def test_more_persons_than_memory_holds(self):
        scenario = self.scenario(scale=1000)
        self.assert_refused(BAD_SCENARIO, r"population\.scale: \d+ persons are too many",
                            "run", scenario)

    def test_a_name_that_the_system_refuses(self):
        scenario = self.scenario(district="x" * 10_000)
        self.assert_refused(BAD_FILES, "there is no folder", "check", scenario)
        self.assert_refused(BAD_SCENARIO, "cannot be opened", "check", "x" * 10_000)


if __name__ == "__main__":
    program.main()
