"""poai render and poai report of a folder that poai compare wrote: maps of what differs."""

import json

import png
import program
from program import BAD_FILES, BAD_SCENARIO

MORE = (0xb2, 0x18, 0x2b)
LESS = (0x21, 0x66, 0xac)
TRUCKS = """
[[intervention]]
id = "trucks"
kind = "food-truck"
at = "P07"
trucks = 6
meals = 80
"""


class Comparison(program.ProgramTest):
    def compared(self):
        base = self.scenario("base", scale=0.05)
        other = self.scenario("other", scale=0.05, more=TRUCKS)
        self.poai_ends(program.DONE, "compare", "-q", base, other, "--replicates", "1",
                       "-o", "compared")
        return self.folder / "compared"

    def test_is_drawn_and_reported(self):
        folder = self.compared()
        legend = self.drawn_without_differences(folder)
        colours = self.drawn(folder)
        for colour in (MORE, LESS):
            self.assertGreater(legend[colour], 0)
            self.assertGreater(colours[colour], legend[colour] + 10, "on the map, too")
        self.poai_ends(program.DONE, "report", folder, "-o", "with.html")
        self.assertEqual(self.pictures_in("with.html"), 1)
        (folder / "difference.png").unlink()
        self.poai_ends(program.DONE, "report", folder, "-o", "drawn.html")
        self.assertEqual(self.pictures_in("drawn.html"), 1, "the report draws it itself")
        self.poai_ends(program.DONE, "report", folder, "--no-maps", "-o", "none.html")
        self.assertEqual(self.pictures_in("none.html"), 0)
        self.poai_ends(BAD_SCENARIO, "render", folder, "--kind", "flow")

    def test_draws_no_difference_that_the_comparison_calls_chance(self):
        folder = self.compared()
        for name in ("links.csv", "places.csv"):
            file = folder / name
            file.write_text(file.read_text(encoding="utf-8").replace(",untested,",
                                                                     ",within-chance,"),
                            encoding="utf-8")
        self.assertEqual(self.drawn(folder), self.drawn_without_differences(folder))

    def drawn(self, folder):
        """How often each colour occurs."""
        self.poai_ends(program.DONE, "render", folder, "--size", "800x450", "--lang", "en")
        return png.colours(png.read(folder / "difference.png")[2])

    def drawn_without_differences(self, folder):
        files = [folder / "links.csv", folder / "places.csv"]
        texts = [file.read_text(encoding="utf-8") for file in files]
        for file, text in zip(files, texts):
            file.write_text(text[:text.index("\n") + 1], encoding="utf-8")
        colours = self.drawn(folder)
        for file, text in zip(files, texts):
            file.write_text(text, encoding="utf-8")
        return colours

    def pictures_in(self, page):
        return (self.folder / page).read_text(encoding="utf-8").count("data:image/png")

    def test_says_what_is_missing(self):
        self.write("compared/compare.json", json.dumps({"base": "a", "alt": "b"}))
        outcome = self.poai_ends(BAD_FILES, "render", "compared")
        self.assertIn("names no district", outcome.err)
        self.write("compared/compare.json", "no JSON")
        outcome = self.poai_ends(BAD_FILES, "render", "compared")
        self.assertIn("compare.json", outcome.err)
        self.assertEqual(outcome.err.count("\n"), 1)


if __name__ == "__main__":
    program.main()
