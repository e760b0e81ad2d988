"""poai report from the command line: where the page goes, its language, and what is refused."""

import os
import shutil
import subprocess

import made_results
import program
from program import BAD_FILES, BAD_SCENARIO


class Report(made_results.ResultsTest):
    def refused(self, code, *arguments, says):
        outcome = self.report(*arguments, code=code)
        self.assertEqual(outcome.out, "")
        self.assertIn(says, outcome.err)
        self.assertEqual(outcome.err.count("\n"), 1, outcome)

    def test_goes_into_the_result_folder_and_may_be_made_again(self):
        for _ in range(2):
            outcome = self.report(self.base)
            self.assertEqual(outcome.out.strip(), str(self.base / "report.html"))
        (self.base / "report.html").unlink()

    def test_is_the_same_twice(self):
        pages = []
        for name in ("one.html", "two.html"):
            self.report(self.base, "-o", name)
            pages.append((self.folder / name).read_bytes())
        self.assertEqual(*pages)

    def test_begins_in_the_language_of_the_user(self):
        for environment, language in (({"LANG": "ja_JP.UTF-8"}, "ja"), ({"LANG": "C"}, "en"),
                                      ({"LANG": "C", "LC_ALL": "ja_JP.UTF-8"}, "ja"), ({}, "en")):
            self.report(self.base, "-o", "page.html", env=environment)
            page = (self.folder / "page.html").read_text(encoding="utf-8")
            self.assertIn(f'<html lang="{language}">', page)

    def test_shows_validations_that_lie_beside_the_result(self):
        folder = self.made / "validation"
        folder.mkdir()
        self.addCleanup(shutil.rmtree, folder)
        (folder / "suite.json").write_text(
            '{"suite": "suite", "cases": [{"id": "case-of-mine", "passed": false}]}')
        self.report(self.base, "-o", "page.html")
        self.assertIn("case-of-mine", (self.folder / "page.html").read_text(encoding="utf-8"))

    def pictures_in(self, *arguments):
        self.report(*arguments, "-o", "page.html")
        return (self.folder / "page.html").read_text(encoding="utf-8").count("data:image/png")

    def test_draws_maps_where_the_folder_has_none(self):
        self.assertEqual(self.pictures_in(self.base, "--no-maps"), 0)
        drawn = self.pictures_in(self.base)
        if os.environ.get("POAI_WITH_VIZ") == "1":
            self.assertEqual(drawn, 4, "three moments, and lunch against seats")
            self.assertEqual(self.pictures_in(self.base, self.other), 3, "differences")
        else:
            page = (self.folder / "page.html").read_text(encoding="utf-8")
            self.assertIn("built without VTK", page)

    def show(self, name, **note):
        file = self.base / name
        file.write_bytes(made_results.picture(**note) if note else made_results.PIXEL)
        self.addCleanup(file.unlink)
        return file

    def test_leaves_out_pictures_of_an_earlier_run(self):
        picture = self.show("mine.png", kind="map", moment="08:20", language="en")
        self.assertEqual(self.pictures_in(self.base, "--no-maps"), 1)
        os.utime(picture, (0, 0))
        self.assertEqual(self.pictures_in(self.base, "--no-maps"), 0)

    def test_shows_pictures_of_its_own_making_only(self):
        self.show("map-0820.png")
        self.assertEqual(self.pictures_in(self.base, "--no-maps"), 0)

    def test_says_what_a_picture_is_compared_with(self):
        self.show("a.png", kind="density", moment="08:20", language="en", base="the-past")
        self.assertEqual(self.pictures_in(self.base, "--no-maps"), 1)
        page = (self.folder / "page.html").read_text(encoding="utf-8")
        self.assertIn("Density of people, more or less than the-past, 08:20", page)

    def test_draws_maps_where_there_are_none_in_its_language(self):
        self.show("a.png", kind="map", moment="08:20", language="ja")
        drawn = 4 if os.environ.get("POAI_WITH_VIZ") == "1" else 0
        self.assertEqual(self.pictures_in(self.base, "--lang", "ja"), 1)
        self.assertEqual(self.pictures_in(self.base, "--lang", "en"), 1 + drawn)

    def test_keeps_what_is_no_page(self):
        notes = self.write("notes.html", "mine")
        self.refused(BAD_FILES, self.base, "-o", notes, says="no report of Poai")
        self.assertEqual(notes.read_text(), "mine")
        self.refused(BAD_FILES, self.base, "-o", "nowhere/page.html", says="there is no folder")

    def test_refuses_what_is_no_result(self):
        self.write("empty/notes.txt", "")
        self.refused(BAD_FILES, "empty", says="is no result folder")
        self.refused(BAD_FILES, "nowhere", says="nowhere")
        self.write("sweep/sweep.json", "{}")
        self.refused(BAD_FILES, "sweep", says="poai sweep analyze")
        self.write("compared/compare.json", "no JSON")
        self.refused(BAD_FILES, "compared", says="compare.json")

    def test_refuses_files_of_others_and_damaged_ones(self):
        self.write("text/run.h5", "this is no HDF5 file")
        self.refused(BAD_FILES, "text", says="run.h5")
        self.poai_ends(program.DONE, "export", self.base, "--format", "pedpy", "-o", "foreign")
        (self.folder / "foreign/trajectories.h5").rename(self.folder / "foreign/run.h5")
        self.refused(BAD_FILES, "foreign", says="is not the result of a run")
        (self.folder / "cut").mkdir()
        whole = (self.base / "run.h5").read_bytes()
        (self.folder / "cut/run.h5").write_bytes(whole[:len(whole) // 2])
        self.refused(BAD_FILES, "cut", says="run.h5")

    def test_refuses_a_run_that_goes_on(self):
        command = [program.Project.program, "run", "-q", self.weekday, "-o", "live",
                   "--set", "population.scale=0.3"]
        with subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL) as run:
            said = ""
            while run.poll() is None and "has not ended" not in said:
                if (self.folder / "live/run.h5").exists():
                    said = self.poai("report", "live").err
            run.kill()
        self.assertIn("has not ended", said)
        self.assertEqual(said.count("\n"), 1)
        self.assertFalse((self.folder / "live/report.html").exists())

    def test_refuses_to_compare_two_places(self):
        toytown = program.Project.root / "scenarios" / "toytown.toml"
        self.poai_ends(program.DONE, "run", "-q", toytown, "-o", "toytown")
        self.refused(BAD_SCENARIO, self.base, "toytown", says="cannot be compared")
        self.report("toytown")


if __name__ == "__main__":
    program.main()
