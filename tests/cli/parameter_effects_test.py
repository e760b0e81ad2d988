"""scripts/parameter-effects: its table is that of the runs, and a second call goes on."""

import re
import subprocess

import program

ANYTHING = "before\n<!-- parameter effects -->\nold\n<!-- end of parameter effects -->\nafter\n"


class ParameterEffects(program.ProgramTest):
    def effects(self, *arguments):
        """Of the toy town; what the script prints, and what it ran."""
        command = [program.Project.root / "scripts" / "parameter-effects", "--poai",
                   program.Project.program, "--scenario",
                   program.Project.root / "scenarios" / "toytown.toml", *arguments]
        done = subprocess.run([str(part) for part in command], cwd=self.folder, check=False,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout, done.stderr.splitlines()

    def rows(self, text):
        return [[cell.strip(" `") for cell in line.strip("|").split("|")]
                for line in text.splitlines() if line.startswith("|")]

    def run_toytown(self, result, *settings):
        toytown = program.Project.root / "scenarios" / "toytown.toml"
        self.poai_ends(program.DONE, "run", "-q", toytown, "-o", result,
                       *(part for setting in settings for part in ("--set", setting)))
        return program.summary_of(self.folder / result)

    def test_says_what_the_program_does_with_half_and_twice_the_value(self):
        table, _ = self.effects("--only", "encounters.room_rate_per_h")
        head, _, half, twice = self.rows(table)
        self.assertEqual(head[:4], ["[encounters]", "from", "to", "encounters.contacts"])
        self.assertEqual([half[:3], twice[:3]], [["room_rate_per_h", "0.09", "0.045"],
                                                 ["room_rate_per_h", "0.09", "0.18"]])
        contacts = [program.indicator(self.run_toytown(f"run{i}", *settings),
                                      "encounters.contacts")
                    for i, settings in enumerate(([], ["encounters.room_rate_per_h=0.18"]))]
        self.assertGreater(contacts[1], contacts[0])
        self.assertEqual(twice[3], f"{100 * (contacts[1] / contacts[0] - 1):+.1f}")

    def test_cuts_at_the_range_and_leaves_out_what_stays(self):
        rows = self.rows(self.effects("--only", "demand.iterations")[0])[2:]
        self.assertEqual([row[:3] for row in rows], [["iterations", "1", "2"]])
        rows = self.rows(self.effects("--only", "encounters.again_probability")[0])[2:]
        self.assertEqual([row[2] for row in rows], ["0.185", "0.74"])

    def test_runs_what_acts_from_day_to_day_on_two_days(self):
        rows = self.rows(self.effects("--only", "encounters.tie_growth")[0])
        ties = rows[0].index("ties.total")
        self.assertTrue(all(row[ties] for row in rows[2:]), rows)

    def test_goes_on_with_what_it_has_kept(self):
        arguments = ("--only", "dining.kappa", "--keep", self.folder / "kept")
        first, ran = self.effects(*arguments)
        self.assertEqual(len(ran), 3)
        next(iter((self.folder / "kept").glob("*.json"))).unlink()
        again, ran = self.effects(*arguments)
        self.assertEqual(len(ran), 1)
        self.assertEqual(first, again)

    def test_changes_numbers_of_the_population_file(self):
        town = program.Project.root / "data" / "toytown" / "population.toml"
        file = self.write("two.toml", town.read_text(encoding="utf-8")
                          + "\n[lunch.of_nobody]\nbudget_yen = 400\n")
        kept = self.folder / "kept"
        rows = self.rows(self.effects("--only", "lunch.", "--population", town,
                                      "--keep", kept)[0])
        budgets = re.findall(r"^budget_yen = (\d+)", town.read_text(encoding="utf-8"), re.M)
        self.assertEqual(rows[0][:4], ["population file", "from", "to", "dining.served"])
        self.assertEqual([row[1:3] for row in rows[2:]],
                         [[budget, f"{factor * int(budget):g}"]
                          for budget in budgets for factor in (0.5, 2.0)])
        changed = next(iter(kept.glob("lunch.*-2.toml"))).read_text(encoding="utf-8")
        self.assertIn(f"budget_yen = {2 * int(budgets[0])}\n", changed)
        refused = self.rows(self.effects("--only", "lunch.of_nobody", "--population", file)[0])
        self.assertEqual(refused[2:], [], "a profile without shares cannot be run")

    def test_writes_between_the_marks_of_a_page_only(self):
        page = self.write("page.md", ANYTHING)
        self.effects("--only", "dining.kappa", "--update", "--page", page)
        text = page.read_text(encoding="utf-8")
        self.assertTrue(text.startswith("before\n<!-- parameter effects -->\n| `[dining]` |"), text)
        self.assertTrue(text.endswith("|\n<!-- end of parameter effects -->\nafter\n"), text)
        self.assertNotIn("old", text)


if __name__ == "__main__":
    program.main()
