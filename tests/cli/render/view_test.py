"""poai view: a real window on a virtual X server, and what is said where there is none."""

import os
import pathlib

import png
import program
from program import BAD_FILES, BAD_SCENARIO
from small_weekday import SmallWeekdayTest

SIZE = ("--size", "800x500")
# Hides the buildings, goes 5 minutes on, plays for 0.2 s at 60 times, takes a picture each.
EVENTS = """# StreamVersion 1.1
KeyPressEvent 0 0 0 115 0 s
KeyPressEvent 0 0 0 50 0 2
KeyPressEvent 0 0 0 0 0 Right
KeyPressEvent 0 0 0 115 0 s
KeyPressEvent 0 0 0 32 0 space
TimerEvent 0 0 0 0 0 0
TimerEvent 0 0 0 0 0 0
KeyPressEvent 0 0 0 115 0 s
"""


class View(SmallWeekdayTest):
    until = "08:40"

    def view(self, *arguments):
        """On a virtual X server of its own."""
        events = self.write("events.txt", EVENTS)
        return self.tool("xvfb-run", "-a", "-s", "-screen 0 1280x800x24", program.Project.program,
                         "view", *arguments, *SIZE, "--replay", events, "-o", self.folder).split()

    def test_opens_a_window_that_answers_keys(self):
        files = [pathlib.Path(name) for name in self.view(self.result)]
        self.assertEqual([file.name for file in files],
                         ["view-0820.png", "view-0825.png", "view-082512.png"])
        pictures = [png.read(file) for file in files]
        for width, height, rows in pictures:
            self.assertEqual((width, height), (800, 500))
            self.assertGreater(len(png.colours(rows)), 50, "an empty window")
        self.assertNotEqual(pictures[0][2], pictures[1][2])
        self.assertNotEqual(pictures[1][2], pictures[2][2], "people move while it plays")

    def test_shows_two_runs_side_by_side(self):
        _, _, rows = png.read(pathlib.Path(self.view(self.result, self.result)[0]))
        half = 3 * 400
        # The legend's dots stand at the same place of both halves; texts and land do, too.
        top = range(20, 150)
        equal = sum(rows[y][:half] == rows[y][half:] for y in top)
        self.assertEqual(equal, len(top))

    def test_says_that_there_is_no_display(self):
        env = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        for display in ({}, {"DISPLAY": ":4711"}):
            with self.subTest(display=display):
                outcome = self.poai_ends(BAD_FILES, "view", self.result, env={**env, **display})
                self.assertIn("there is no display", outcome.err)
                self.assertEqual(outcome.err.count("\n"), 1, outcome)

    def test_refuses_what_is_no_result(self):
        self.poai_ends(BAD_FILES, "view", self.island)
        self.poai_ends(BAD_FILES, "view", self.result, "--replay", "nowhere.txt")
        self.poai_ends(BAD_SCENARIO, "view", self.result, "--at", "noon")
        self.poai_ends(BAD_SCENARIO, "view", self.result, "--size", "huge")


if __name__ == "__main__":
    program.main()
