"""poai render: pictures of a run and of a district, and what it refuses."""

import os
import pathlib
import shutil
import subprocess

import png
import program
from program import BAD_FILES, BAD_SCENARIO
from small_weekday import SmallWeekdayTest

SEA = (0xd3, 0xe3, 0xee)
LAND = (0xf8, 0xf5, 0xef)
GUIDEWAY = (0x4a, 0x54, 0x5d)
NO_FONTS = ('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
            "<fontconfig></fontconfig>")


class Render(SmallWeekdayTest):
    until = "09:00"

    def render(self, *arguments, **options):
        outcome = self.poai_ends(program.DONE, "render", *arguments, **options)
        self.assertEqual(outcome.err, "", "drawing is silent")
        return self.folder / outcome.out.strip()

    def refused(self, code, *arguments, says, **options):
        outcome = self.poai_ends(code, "render", *arguments, **options)
        self.assertEqual(outcome.out, "")
        self.assertIn(says, outcome.err)
        return outcome

    def assert_shows_the_island(self, file, width, height):
        found_width, found_height, rows = png.read(file)
        self.assertEqual((found_width, found_height), (width, height))
        colours = png.colours(rows)
        self.assertGreater(len(colours), 100)
        for colour, least in ((SEA, 0.3), (LAND, 0.1), (GUIDEWAY, 0.001)):
            self.assertGreater(colours.get(colour, 0), least * width * height, colour)

    def test_draws_a_run_in_the_size_asked(self):
        file = self.render(self.result, "--at", "08:20", "--size", "800x500", "-o", "map.png")
        self.assertEqual(file, self.folder / "map.png")
        self.assert_shows_the_island(file, 800, 500)

    def test_draws_a_district_beside_the_user(self):
        file = self.render(self.island, "--size", "800x500")
        self.assertEqual(file, self.folder / "port-island-map.png")
        self.assert_shows_the_island(file, 800, 500)

    def test_puts_the_picture_into_the_result_folder(self):
        file = self.render(self.result, "--at", "08:20", "--size", "300x200", "--lang", "en")
        self.assertEqual(file, self.result / "map-0820.png")
        self.render(self.result, "--at", "08:20", "--size", "300x200")  # and again
        file.unlink()

    def test_draws_the_same_bytes_twice(self):
        files = [self.render(self.result, "--at", "08:20", "-o", name)
                 for name in ("one.png", "two.png")]
        self.assertEqual(files[0].read_bytes(), files[1].read_bytes())

    def test_draws_every_kind(self):
        pictures = set()
        kinds = ("map", "flow", "density", "lunch", "lunch-desert", "encounters", "island3d")
        for kind in kinds:
            file = self.render(self.result, "--at", "08:20", "--kind", kind, "--size", "400x300")
            stamp = "" if kind in ("lunch-desert", "encounters") else "-0820"
            self.assertEqual(file, self.result / f"{kind}{stamp}.png")
            pictures.add(file.read_bytes())
            file.unlink()
        self.assertEqual(len(pictures), len(kinds))

    def test_draws_the_whole_day_once(self):
        self.refused(BAD_SCENARIO, self.result, "--kind", "encounters", "--from", "08:00",
                     "--until", "08:30", says="it shows the whole day in one picture")

    def test_draws_the_centre_with_less_sea(self):
        sea = {}
        for area in ("all", "centre"):
            file = self.render(self.result, "--area", area, "--size", "800x450", "-o", "map.png")
            sea[area] = png.colours(png.read(file)[2])[SEA] / (800 * 450)
        self.assertGreater(sea["all"], 0.5)
        self.assertLess(sea["centre"], 0.4)

    def test_draws_the_difference_of_two_runs(self):
        base = ("--base", self.result)
        where = ("--at", "08:20", "--size", "400x300", "-o", "map.png")
        self.render(self.result, "--kind", "density", *base, *where)
        self.refused(BAD_SCENARIO, self.result, *base, *where, says="--kind density")
        self.refused(BAD_FILES, self.result, "--kind", "density", "--base", "nowhere", *where,
                     says="nowhere")

    def test_says_how_long_it_took_if_asked(self):
        outcome = self.poai_ends(program.DONE, "-v", "render", self.island, "-o", "map.png")
        self.assertIn("1600 x 1000 pixels drawn in", outcome.err)

    def test_refuses_a_time_outside_the_run(self):
        self.refused(BAD_SCENARIO, self.result, "--at", "11:00", says="no frame at 11:00")
        self.refused(BAD_SCENARIO, self.result, "--at", "8 o'clock", says="is not a time")

    def test_refuses_other_nonsense_on_the_command_line(self):
        for arguments in ((), ("--size", "big"), ("--size", "10x10"), ("--kind", "dream"),
                          ("--lang", "fr")):
            with self.subTest(arguments=arguments):
                folder = (self.result,) if arguments else ()
                self.refused(BAD_SCENARIO, *folder, *arguments, says="")

    def test_refuses_a_folder_without_anything_to_draw(self):
        self.refused(BAD_FILES, self.folder, says="neither a result folder nor a district")
        self.refused(BAD_FILES, "nowhere", says="nowhere")

    def test_notices_a_changed_byte_anywhere(self):
        copy = pathlib.Path(shutil.copytree(self.result, self.folder / "copy"))
        bytes_of_run = bytearray((copy / "run.h5").read_bytes())
        for share in (0.25, 0.5, 0.9):
            with self.subTest(share=share):
                changed = bytearray(bytes_of_run)
                changed[int(share * len(changed))] ^= 1
                (copy / "run.h5").write_bytes(changed)
                outcome = self.refused(BAD_FILES, "copy", says="run.h5")
                self.assertEqual(outcome.err.count("\n"), 1, outcome)
        (copy / "run.h5").write_bytes(bytes_of_run)
        self.render("copy", "--at", "08:20", "--size", "400x300", "-o", "whole.png")

    def test_refuses_damaged_and_foreign_files(self):
        bytes_of_run = (self.result / "run.h5").read_bytes()
        for name, content in (("foreign", b"hello\n"), ("empty", b""),
                              ("short", bytes_of_run[:len(bytes_of_run) // 2])):
            with self.subTest(file=name):
                (self.folder / name).mkdir()
                (self.folder / name / "run.h5").write_bytes(content)
                outcome = self.refused(BAD_FILES, name, says="run.h5")
                self.assertEqual(outcome.err.count("\n"), 1, outcome)
                self.assertEqual(program.names_in(self.folder / name), ["run.h5"])

    def test_refuses_an_hdf5_file_of_others(self):
        self.poai_ends(program.DONE, "export", self.result, "--format", "pedpy", "-o", "foreign",
                       "--from", "08:00", "--until", "08:01")
        (self.folder / "foreign/trajectories.h5").rename(self.folder / "foreign/run.h5")
        outcome = self.refused(BAD_FILES, "foreign", says="is not the result of a run")
        self.assertEqual(outcome.err.count("\n"), 1, outcome)

    def test_refuses_a_run_that_goes_on(self):
        command = [program.Project.program, "run", "-q", self.weekday, "-o", "live",
                   "--set", "population.scale=0.3"]
        with subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL) as run:
            said = ""
            while run.poll() is None and "has not ended" not in said:
                if (self.folder / "live/run.h5").exists():
                    said = self.poai("render", "live", "--at", "05:00").err
            run.kill()
        self.assertIn("has not ended", said)
        self.assertEqual(said.count("\n"), 1)
        self.assertEqual(list((self.folder / "live").glob("*.png")), [])

    def test_never_replaces_what_is_no_picture(self):
        notes = self.write("notes.txt", "mine")
        self.refused(BAD_SCENARIO, self.result, "--at", "08:20", "-o", notes, says="ends with .png")
        self.assertEqual(notes.read_text(encoding="utf-8"), "mine")
        notes = self.write("notes.png", "mine")
        self.refused(BAD_FILES, self.result, "--at", "08:20", "-o", notes,
                     says="no picture of Poai")
        self.assertEqual(notes.read_text(encoding="utf-8"), "mine")

    def test_replaces_its_own_pictures_only(self):
        arguments = (self.result, "--at", "08:20", "--size", "400x300", "-o", "map.png")
        file = self.render(*arguments)
        drawn = file.read_bytes()
        self.assertEqual(self.render(*arguments).read_bytes(), drawn)
        note = drawn.index(b"Poai\0")
        photo = drawn[:note] + b"Else" + drawn[note + 4:]
        file.write_bytes(photo)
        self.refused(BAD_FILES, *arguments, says="no picture of Poai")
        self.assertEqual(file.read_bytes(), photo)

    def test_draws_no_jpeg(self):
        outcome = self.refused(BAD_SCENARIO, self.result, "-o", "map.jpg", says="ends with .png")
        self.assertEqual(outcome.err.count("\n"), 1, outcome)
        self.assertEqual(program.names_in(self.folder), [])

    def test_labels_in_the_language_of_the_user(self):
        def drawn(name, *arguments, **variables):
            environment = {key: value for key, value in os.environ.items()
                           if key not in ("LANG", "LC_ALL", "LC_MESSAGES")} | variables
            return self.render(self.result, "--at", "08:20", "--size", "400x300", "-o", name,
                               *arguments, env=environment).read_bytes()

        japanese = drawn("ja.png", "--lang", "ja")
        english = drawn("en.png", "--lang", "en")
        self.assertNotEqual(japanese, english)
        self.assertEqual(drawn("by-lang.png", LANG="ja_JP.UTF-8"), japanese)
        self.assertEqual(drawn("by-all.png", LANG="ja_JP.UTF-8", LC_ALL="C"), english)
        self.assertEqual(drawn("by-none.png"), english)

    def test_says_where_it_cannot_write(self):
        self.refused(BAD_FILES, self.result, "--at", "08:20", "-o", "nowhere/map.png",
                     says="nowhere/map.png")

    def test_names_the_package_of_a_missing_font(self):
        fonts = self.write("fonts.conf", NO_FONTS)
        outcome = self.refused(BAD_FILES, self.island, says="fonts-ipafont-gothic",
                               env={**os.environ, "FONTCONFIG_FILE": str(fonts)})
        self.assertEqual(outcome.err.count("\n"), 1, outcome)

    def test_names_the_packages_of_a_missing_driver(self):
        outcome = self.refused(BAD_FILES, self.island, says="libegl1",
                               env={**os.environ, "__EGL_VENDOR_LIBRARY_DIRS": "/nowhere"})
        self.assertEqual(outcome.err.count("\n"), 1, outcome)
        self.assertEqual(program.names_in(self.folder), [])


if __name__ == "__main__":
    program.main()
