"""scripts/demo does what is not done yet, and that only."""

import os
import time
import unittest

from sandbox import Sandbox

# Stands in for poai: a run prints a table and leaves a summary and a manifest with its inputs, a
# rendering its picture.
POAI = """case $1 in
run)
  mkdir -p runs/weekday
  echo '{}' >runs/weekday/summary.json
  sum=$(sha256sum <scenarios/weekday.toml | cut -d' ' -f1)
  echo '{"status": "complete", "inputs": [{"path": "scenarios/weekday.toml", "sha256":' \
    "\\"$sum\\"}]}" >runs/weekday/manifest.json
  printf 'persons on the roster          76,543\\nresults in runs/weekday\\n'
  ;;
render | report) touch "${@: -1}" ;;
esac
exit ${POAI_CODE:-0}"""


class Demo(Sandbox):
    def setUp(self):
        super().setUp()
        self.program("dpkg-query", 'for name in "${@:3}"; do echo -n "installed:$name "; done')
        self.program("cmake", "")
        for preset in ("dev", "no-viz"):
            self.program(f"build/{preset}/bin/poai", POAI)
        (self.root / "scenarios").mkdir()
        self.scenario = self.root / "scenarios/weekday.toml"
        self.scenario.touch()
        self.make_old(self.root)

    def make_old(self, folder):
        """Everything there is was last changed an hour ago."""
        an_hour_ago = time.time() - 3600
        for path in [folder, *folder.rglob("*")]:
            os.utime(path, (an_hour_ago, an_hour_ago))

    def poai_calls(self):
        return [call for call in self.take_calls() if call.startswith("poai")]

    def test_runs_draws_and_shows_the_indicators(self):
        run = self.run_script("demo")
        self.assertEqual(run.returncode, 0, run.stderr)
        render = "poai render runs/weekday --kind map --area centre --size 1920x1080 --at"
        self.assertEqual(self.poai_calls(), [
            "poai run scenarios/weekday.toml -o runs/weekday",
            f"{render} 08:20 --lang en -o runs/weekday/map-0820-en.png",
            f"{render} 12:15 --lang en -o runs/weekday/map-1215-en.png",
            f"{render} 18:30 --lang en -o runs/weekday/map-1830-en.png",
            "poai report runs/weekday --lang en -o runs/weekday/report.html"])
        self.assertIn("runs/weekday/report.html", run.stdout.split("76,543")[1])
        self.assertIn("persons on the roster          76,543", run.stdout)
        self.assertIn("runs/weekday/map-0820-en.png", run.stdout.split("76,543")[1])
        self.assertNotIn("results in", run.stdout)

    def test_labels_the_maps_in_the_language_of_the_user(self):
        for variables, lang in (({"LANG": "ja_JP.UTF-8"}, "ja"), ({"LANG": "de_DE.UTF-8"}, "en"),
                                ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"), ({}, "en")):
            with self.subTest(variables=variables):
                self.run_script("demo")
                self.make_old(self.root)
                (self.root / "runs/weekday/summary.json").touch()
                self.take_calls()
                self.run_script("demo", **variables)
                renders = [call for call in self.poai_calls() if "render" in call]
                self.assertEqual(len(renders), 3)
                for call in renders:
                    self.assertIn(f"--lang {lang} -o runs/weekday/map-", call)
                    self.assertTrue(call.endswith(f"-{lang}.png"))

    def test_leaves_no_picture_of_an_earlier_run(self):
        self.run_script("demo", LANG="ja_JP.UTF-8")
        mine = self.root / "runs/weekday/map-0900-ja.png"
        mine.touch()
        (self.root / "runs/weekday/summary.json").unlink()
        self.run_script("demo")
        names = sorted(path.name for path in (self.root / "runs/weekday").glob("*.png"))
        self.assertEqual(names, ["map-0820-en.png", "map-0900-ja.png", "map-1215-en.png",
                                 "map-1830-en.png"], "only its own are gone")

    def test_does_nothing_the_second_time_and_shows_the_same(self):
        first = self.run_script("demo").stdout
        self.take_calls()
        second = self.run_script("demo")
        self.assertEqual((second.returncode, self.poai_calls()), (0, []))
        self.assertEqual(second.stdout.split("\n\n")[1:], first.split("\n\n")[1:])

    def test_does_nothing_after_a_change_of_what_the_run_does_not_read(self):
        self.run_script("demo")
        self.take_calls()
        (self.root / "scenarios/another.toml").write_text("new")
        os.utime(self.scenario)
        self.run_script("demo")
        self.assertEqual(self.poai_calls(), [])

    def test_runs_again_after_a_change_of_inputs_or_program(self):
        def rebuild():
            os.utime(self.root / "build/dev/bin/poai")

        for change in (lambda: self.scenario.write_text("seed = 2"), rebuild):
            self.run_script("demo")
            self.make_old(self.root)
            self.take_calls()
            change()
            self.run_script("demo")
            calls = self.poai_calls()
            self.assertTrue(calls[0].startswith("poai run scenarios/weekday.toml -o runs/weekday"))
            self.assertTrue(calls[0].endswith("--overwrite"))
            self.assertEqual(len(calls), 5)

    def test_replaces_a_result_that_was_not_finished(self):
        (self.root / "runs/weekday").mkdir(parents=True)
        self.run_script("demo")
        self.assertTrue(self.poai_calls()[0].endswith("--overwrite"))

    def test_draws_nothing_without_viz(self):
        run = self.run_script("demo", "--no-viz")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual([call.split()[1] for call in self.poai_calls()], ["run", "report"])

    def test_reports_again_when_a_picture_is_newer(self):
        self.run_script("demo")
        picture = self.root / "runs/weekday/map-0900.png"
        picture.touch()
        os.utime(picture, (time.time() + 10, time.time() + 10))
        self.take_calls()
        self.run_script("demo")
        self.assertEqual([call.split()[1] for call in self.poai_calls()], ["report"])

    def test_stops_with_the_code_of_a_failed_run(self):
        self.program("build/dev/bin/poai", "exit 3")
        run = self.run_script("demo")
        self.assertEqual((run.returncode, len(self.poai_calls())), (3, 1))

    def test_shows_a_run_that_missed_an_expectation(self):
        code = '$([ "$1" = run ] && echo 4 || echo 0)'
        self.program("build/dev/bin/poai", POAI.replace("${POAI_CODE:-0}", code))
        run = self.run_script("demo")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("76,543", run.stdout)


if __name__ == "__main__":
    unittest.main()
