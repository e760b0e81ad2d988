"""poai render with many pictures: sequences, films, and that they move people between frames."""

import os
import subprocess
import time

import program
from program import BAD_FILES, BAD_SCENARIO
from small_weekday import SmallWeekdayTest

TIMES = ("--from", "08:00", "--until", "08:00:20", "--every", "00:00:10", "--size", "401x301")


class Movie(SmallWeekdayTest):
    until = "08:30"

    def render(self, *arguments, code=program.DONE, **options):
        return self.poai_ends(code, "render", self.result, *arguments, **options)

    def test_draws_a_picture_for_every_moment(self):
        outcome = self.render(*TIMES, "-o", ".")
        self.assertEqual(outcome.out.split(), ["./map-0800.png", "./map-080010.png"])
        first, second = [(self.folder / name).read_bytes() for name in outcome.out.split()]
        self.assertNotEqual(first, second, "people move between frames")

    def test_films(self):
        outcome = self.render(*TIMES, "--movie", "film.mp4", "-q")
        self.assertEqual((outcome.out.strip(), outcome.err), ("film.mp4", ""))
        about = self.tool("ffprobe", "-v", "error", "-of", "csv=p=0", "-show_entries",
                          "stream=codec_name,width,height,nb_frames", "film.mp4")
        self.assertEqual(about.strip(), "h264,402,302,2", "even sizes, a picture a moment")
        self.assertEqual(program.names_in(self.folder), ["film.mp4"])
        self.render(*TIMES, "--movie", "film.mp4", "-q")  # and again

    def frames_of(self, film):
        """A digest of every picture of a film."""
        return self.tool("ffmpeg", "-v", "error", "-i", film, "-f", "framemd5", "-").splitlines()

    def test_films_the_same_twice(self):
        for name in ("one", "two"):
            (self.folder / name).mkdir()
            self.render(*TIMES, "-o", self.folder / name)
            self.render(*TIMES, "--movie", f"{name}.mp4", "-q")
        for picture in ("map-0800.png", "map-080010.png"):
            self.assertEqual((self.folder / "one" / picture).read_bytes(),
                             (self.folder / "two" / picture).read_bytes())
        self.assertEqual(self.frames_of("one.mp4"), self.frames_of("two.mp4"))
        self.assertGreater(len(self.frames_of("one.mp4")), 2)

    def test_says_that_ffmpeg_is_missing(self):
        outcome = self.render(*TIMES, "--movie", "film.mp4", "-q", code=BAD_FILES,
                              env={**os.environ, "PATH": "/nowhere"})
        self.assertIn("install the package ffmpeg", outcome.err)
        self.assertEqual(outcome.err.count("\n"), 1, outcome)
        self.assertEqual(program.names_in(self.folder), [])

    def test_leaves_no_film_behind_that_has_no_end(self):
        outcome = self.render("--from", "08:25", "--until", "08:50", "--every", "00:05",
                              "--movie", "film.mp4", "--size", "300x200", "-q",
                              code=BAD_SCENARIO)
        self.assertIn("no frame at", outcome.err)
        self.assertEqual(program.names_in(self.folder), [])

    def test_ends_when_asked_to(self):
        for arguments in (("--movie", "film.mp4"), ("-o", ".")):
            with self.subTest(arguments=arguments):
                child = subprocess.Popen(
                    [program.Project.program, "render", self.result, "--from", "07:30", "--until",
                     "08:29", "--every", "00:00:01", "--size", "1600x1000", *arguments],
                    cwd=self.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                self.addCleanup(child.kill)
                time.sleep(2)
                child.terminate()
                _, said = child.communicate(timeout=60)
                self.assertEqual(child.returncode, program.INTERRUPTED, said)
                self.assertIn("interrupted: ", said)
                self.assertNotIn("film.mp4", program.names_in(self.folder))

    def test_refuses_what_makes_no_film(self):
        notes = self.write("notes.mp4", "mine is longer than eight bytes")
        outcome = self.render(*TIMES, "--movie", notes, code=BAD_FILES)
        self.assertIn("no film of Poai", outcome.err)
        for arguments in (("--movie", "film.mp4"), (*TIMES, "--movie", "film.avi"),
                          ("--from", "09:00", "--until", "08:00")):
            with self.subTest(arguments=arguments):
                self.render(*arguments, code=BAD_SCENARIO)
        self.poai_ends(BAD_SCENARIO, "render", self.island, *TIMES)


if __name__ == "__main__":
    program.main()
