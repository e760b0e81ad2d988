"""Toytown: a second district, small enough to be checked by hand."""

import json
import pathlib

import program


class Toytown(program.ProgramTest):
    def run_toytown(self, *arguments):
        scenario = program.Project.root / "scenarios" / "toytown.toml"
        self.poai_ends(program.DONE, "run", "-q", scenario, "-o", "result", *arguments)
        return self.folder / "result"

    def test_has_the_people_that_its_file_says(self):
        roles = program.indicator(program.summary_of(self.run_toytown()), "persons.by_role")
        self.assertEqual(roles["resident"], 200)
        self.assertEqual(roles["pupil"], 60)
        self.assertEqual(roles["visitor"], 70)
        # 70 positions, some of them held by residents.
        staff = roles["engineer"] + roles["office_worker"]
        self.assertLess(staff, 70)
        self.assertGreater(staff, 50)

    def test_brings_everybody_there_and_back(self):
        summary = program.summary_of(self.run_toytown())
        boardings = program.indicator(summary, "transit.port_liner.boardings_by_station")
        # Who rides in rides out: employees, pupils and guests come in, residents go out and return.
        self.assertAlmostEqual(boardings["T01"], boardings["T02"], delta=2)
        self.assertGreater(boardings["T01"], 200)
        self.assertIs(program.indicator(summary, "run.valid"), True)

    def test_converges_when_people_learn(self):
        result = self.run_toytown("--set", "demand.iterations=10",
                                  "--set", "choice.mode.model=nested-logit")
        summary = program.summary_of(result)
        self.assertIs(program.indicator(summary, "demand.converged"), True)
        days = program.indicator(summary, "demand.iterations")
        self.assertIn(days, range(2, 11))
        self.assertLess(program.indicator(summary, "demand.flow_change_share"), 0.02)
        table = self.tool("h5dump", "-y", "-d", "/convergence/iteration", result / "run.h5")
        self.assertIn(f"( {days} ) / ( {days} )", table)

    def test_can_be_known_from_a_run_that_learnt(self):
        learnt = self.run_toytown("--set", "demand.iterations=4")
        table = (learnt / "experience.h5").rename(self.folder / "experience.h5")
        scenario = program.Project.root / "scenarios" / "toytown.toml"
        self.poai_ends(program.DONE, "run", "-q", scenario, "-o", "knowing",
                       "--set", 'demand.experience="experience.h5"')
        knowing = self.folder / "knowing"
        self.assertEqual(program.state_hash_of(knowing), program.state_hash_of(learnt))
        inputs = json.loads((knowing / "manifest.json").read_text(encoding="utf-8"))["inputs"]
        digests = {pathlib.Path(entry["path"]).name: entry["sha256"] for entry in inputs}
        self.assertEqual(digests["experience.h5"], program.digest_of(table))
        self.assertNotIn("experience.h5", program.names_in(knowing))

    def test_is_not_run_with_an_experience_of_nothing(self):
        file = self.write("experience.h5", "no HDF5")
        scenario = program.Project.root / "scenarios" / "toytown.toml"
        outcome = self.poai_ends(program.BAD_FILES, "run", "-q", scenario, "-o", "result",
                                 "--set", f'demand.experience="{file}"')
        self.assertIn("experience.h5: is not an HDF5 file", outcome.err)

    def test_has_no_table_of_days_without_iterations(self):
        result = self.run_toytown()
        self.assertNotIn("demand", program.summary_of(result))
        self.assertNotIn("convergence", self.tool("h5ls", result / "run.h5"))

    def test_writes_how_well_the_population_fits(self):
        fit = json.loads((self.run_toytown() / "population_fit.json").read_text(encoding="utf-8"))
        totals = {row["control"]: row for row in fit["totals"]}
        for row in fit["totals"]:
            self.assertAlmostEqual(row["synthesised"], row["target"], delta=0.5, msg=row["control"])
        self.assertEqual(totals["households residents: of 3"]["target"], 15)
        self.assertEqual(totals["place office: employees"]["synthesised"], 60)
        self.assertEqual(len(fit["tables"]), 3)
        self.assertIn("drawn", fit)


class BundledPopulation(program.ProgramTest):
    def test_meets_its_totals_within_a_percent_and_its_tables_within_five(self):
        result = self.run_weekday("result", scale=1.0)
        fit = json.loads((result / "population_fit.json").read_text(encoding="utf-8"))
        for row in fit["totals"]:
            # Whole persons: half a person of a total of 50 is a percent.
            self.assertLessEqual(abs(row["error"]), max(0.01 * row["target"], 1.0), row["control"])
        for table in fit["tables"]:
            self.assertLessEqual(table["rmse_share"], 0.05, table["table"])


if __name__ == "__main__":
    program.main()
