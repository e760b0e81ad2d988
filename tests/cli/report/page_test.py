"""The page of poai report in a browser: it runs, says what the result says, and prints on A4."""

import json
import re

import made_results
import program
from browser import Browser

A4_BETWEEN_MARGINS = 710  # CSS pixels: (210 - 2 * 11) mm * 96 / 25.4
IS_DRAWN = """(canvas) => canvas.getContext("2d")
    .getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0)"""


class Page(made_results.ResultsTest):
    def page(self, *arguments):
        self.report(*arguments, "--lang", "en", "-o", "page.html")
        browser = self.enterContext(Browser())
        browser.open(self.folder / "page.html")
        return browser

    def assert_is_sound(self, browser, charts):
        self.assertEqual(browser.errors, [])
        self.assertEqual(browser.value("document.querySelectorAll('canvas').length"), charts)
        self.assertTrue(browser.value("[...document.querySelectorAll('canvas')]"
                                      f".every({IS_DRAWN})"))

    def test_shows_a_day(self):
        browser = self.page(self.base)
        self.assert_is_sound(browser, charts=7)
        self.assertLess((self.folder / "page.html").stat().st_size, 5e6)
        self.assertEqual(browser.value("document.title"), "A day on the island: base")
        sections = browser.value("[...document.querySelectorAll('section')].map((s) => s.id)")
        self.assertEqual(sections, ["overview", "pictures", "presence", "trains", "lunch",
                                    "encounters", "airport", "warnings", "origin", "repeat",
                                    "indicators"])

    def test_has_the_numbers_of_the_summary(self):
        summary = program.summary_of(self.base)
        browser = self.page(self.base)
        figures = browser.value("[...document.querySelectorAll('#overview [data-key]')]"
                                ".map((f) => [f.dataset.key, f.dataset.value])")
        self.assertEqual(len(figures), 10)
        for key, value in figures:
            self.assertEqual(json.loads(value), program.indicator(summary, key), key)
        rows = browser.value("[...document.querySelectorAll('#indicators tbody tr')].map((r) => "
                             "[r.cells[0].textContent, r.cells[2].dataset.value])")
        self.assertGreater(len(rows), 150)
        for key, value in rows:
            expected = program.indicator(summary, key)
            if isinstance(expected, (int, float)) and not isinstance(expected, bool):
                self.assertEqual(float(value), expected, key)

    def test_has_the_loads_of_the_summary(self):
        line = program.summary_of(self.base)["transit"]["port_liner"]
        browser = self.page(self.base)
        rows = browser.value("[...document.querySelectorAll('#trains table.wide tr')].map((r) => "
                             "[...r.cells].map((c) => c.dataset.value ?? c.textContent))")
        head, *hours = rows
        loads = {(row[0], section): float(load) for row in hours
                 for section, load in zip(head[1:], row[1:]) if load != "–"}
        fullest = max(loads, key=loads.get)
        self.assertEqual(fullest, (line["max_load_hour"], line["max_load_section"]))
        self.assertAlmostEqual(loads[fullest], line["max_load_share"], places=12)

    def test_has_people_of_every_hour(self):
        present = program.summary_of(self.base)["present"]["by_hour"]
        browser = self.page(self.base)
        rows = browser.value("[...document.querySelectorAll('#presence table')[0].tBodies[0].rows]"
                             ".map((r) => [...r.cells].map((c) => c.dataset.value))")
        labels = browser.value("[...document.querySelectorAll('#presence table')[0].tBodies[0]"
                               ".rows].map((r) => r.cells[0].textContent)")
        self.assertEqual(labels, list(present))
        for label, row in zip(labels, rows):
            groups = [float(value) for value in row[1:-1]]
            self.assertAlmostEqual(sum(groups), float(row[-1]), places=6)
            self.assertEqual(float(row[-1]), present[label])

    def test_switches_the_language_by_keyboard(self):
        browser = self.page(self.base)
        english = browser.value("document.querySelector('#trains h2').textContent")
        browser.press("Tab", 9)
        self.assertEqual(browser.value("document.activeElement.id"), "skip")
        for _ in range(2):
            browser.press("Tab", 9)
        self.assertEqual(browser.value("document.activeElement.dataset.language"), "ja")
        browser.press("Enter", 13)
        self.assertEqual(browser.value("document.documentElement.lang"), "ja")
        self.assertEqual(browser.value("document.querySelector('#trains h2').textContent"),
                         "ポートライナー")
        self.assertNotEqual(english, "ポートライナー")
        self.assertEqual(browser.value("document.querySelector('[data-language=ja]')"
                                       ".getAttribute('aria-pressed')"), "true")
        self.assert_is_sound(browser, charts=7)

    def test_can_be_read_without_seeing_the_charts(self):
        file = self.base / "mine.png"
        file.write_bytes(made_results.picture(kind="map", moment="08:20", language="en"))
        self.addCleanup(file.unlink)
        browser = self.page(self.base)
        silent = browser.value("""[...document.querySelectorAll("canvas")].filter((c) =>
            c.getAttribute("role") !== "img" || !c.getAttribute("aria-label") ||
            !c.closest("figure").nextElementSibling.querySelector("table caption")).length""")
        self.assertEqual(silent, 0)
        self.assertEqual(browser.value("document.querySelector('#pictures img').alt"),
                         "People outdoors, in vehicles and in queues, 08:20")
        self.assertEqual(browser.value("[...document.querySelectorAll('th')].filter((t) => "
                                       "!t.scope).length"), 0)
        links = browser.value("[...document.querySelectorAll('nav a')].every((a) => "
                              "document.getElementById(a.hash.slice(1)))")
        self.assertTrue(links)

    def test_prints_on_a4(self):
        browser = self.page(self.base)
        browser.print_to(self.folder / "page.pdf")
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]",
                           (self.folder / "page.pdf").read_bytes())
        self.assertGreater(len(boxes), 3)
        for width, height in boxes:
            self.assertAlmostEqual(float(width), 595, delta=1.5)
            self.assertAlmostEqual(float(height), 842, delta=1.5)
        self.assert_fits_a4(browser)

    def assert_fits_a4(self, browser):
        browser.as_paper(A4_BETWEEN_MARGINS)
        browser.value("dispatchEvent(new Event('beforeprint'))")
        over = browser.value(f"""[...document.querySelectorAll("table, canvas, img, pre, dl")]
            .filter((e) => e.getBoundingClientRect().right > {A4_BETWEEN_MARGINS} + 1).length""")
        self.assertEqual(over, 0)
        self.assertEqual(browser.value("document.querySelectorAll('figure + details:not([open])')"
                                       ".length"), 0, "numbers of charts are printed")

    def assert_switches_and_prints(self, browser):
        """By keyboard from English to Japanese, then on paper."""
        english = browser.value("document.querySelector('h2').textContent")
        for _ in range(3):
            browser.press("Tab", 9)
        browser.press("Enter", 13)
        self.assertEqual(browser.value("document.documentElement.lang"), "ja")
        self.assertNotEqual(browser.value("document.querySelector('h2').textContent"), english)
        self.assertEqual(browser.errors, [])
        self.assert_fits_a4(browser)

    def test_compares_two_runs(self):
        browser = self.page(self.base, self.other)
        self.assert_is_sound(browser, charts=5)
        self.assertEqual(browser.value("document.querySelector('section').id"), "differences")
        names = browser.value("[...document.querySelectorAll('#lunch tbody th')]"
                              ".map((cell) => cell.textContent)")
        self.assertIn("Food truck <b>A&B</b>", names, "a name is text, never markup")
        self.assertLess((self.folder / "page.html").stat().st_size, 5e6)
        self.assert_switches_and_prints(browser)

    def test_shows_differences_with_their_intervals(self):
        self.write_comparison()
        browser = self.page("compared")
        self.assert_is_sound(browser, charts=2)
        row = browser.value("[...document.querySelectorAll('#differences tbody tr')[0].cells]"
                            ".map((cell) => cell.dataset.value ?? cell.textContent)")
        self.assertEqual(row[0], "Meals got")
        self.assertEqual([float(value) for value in row[1:6]], [100, 110, 10, 8, 12])
        self.assertEqual(browser.value("document.querySelectorAll('#differences tbody tr').length"),
                         1, "what cannot be told from chance is not shown")
        self.assert_switches_and_prints(browser)

    def test_shows_who_has_more_and_places_by_name_and_verdict(self):
        self.write_comparison()
        self.write("compared/places.csv",
                   "id,base,alt,diff,ci95_low,ci95_high,verdict,name_en,name_ja\n"
                   "a,9,3,-6,-7,-5,beyond-chance,Canteen A,食堂\n"
                   "b,9,4,-5,-6,-4,within-chance,Canteen B,食堂\n"
                   "c,0,80,80,,,same-in-all,Truck,車\n")
        browser = self.page("compared")
        self.assertEqual(browser.value("[...document.querySelectorAll('#where tbody th')]"
                                       ".map((cell) => cell.textContent)"),
                         ["Truck (c)", "Canteen A (a)"])
        heads = browser.value("[...document.querySelectorAll('#groups thead th')]"
                              ".map((cell) => cell.textContent)")
        self.assertEqual(heads[-2:], ["more, of all", "less, of all"])
        ticks = browser.value("Object.values(Chart.instances).map((chart) =>"
                              " chart.scales.x.ticks.map((tick) => tick.label))")
        for labels in ticks:
            self.assertEqual(len(labels), len(set(labels)), "axis labels have enough digits")
        self.assertEqual(browser.errors, [])

    def write_comparison(self):
        def estimate(diff, p):
            return {"base": 100, "alt": 100 + diff, "diff": diff, "ci95": [diff - 2, diff + 2],
                    "p_adjusted": p, "differs": True}
        self.write("compared/compare.json", json.dumps({
            "base": "base", "alt": "other", "replicates": 3, "persons": "shared",
            "invalid_runs": 0, "incomparable": [], "groups": {"role.student": {"lunches": {
                "base": 0.5, "alt": 0.5005, "diff": 0.0005, "ci95": [0.0003, 0.0007],
                "p_adjusted": 0.01, "more_share": 0.002, "less_share": 0.001}}},
            "indicators": {"dining.served": estimate(10, 0.01), "trips.total": estimate(1, 0.4)}}))

    def test_shows_a_sweep(self):
        def estimate(value):
            return {"value": value, "ci95": [value - 1, value + 1], "count": 4}
        self.write("sweep/analysis.json", json.dumps({
            "study": "trucks", "design": "full-factorial", "points": 2, "replicates": 2,
            "indicators": {"dining.served": {
                "mean": estimate(5), "sd": 2, "members_missing": 0,
                "factors": {"stock": {"responses": [{"value": "0", "mean": estimate(4)},
                                                    {"value": "80", "mean": estimate(6)}],
                                      "total": estimate(0.5)}},
                "ranking": [{"factor": "stock", "importance": estimate(2)}],
                "remarks": []}}}))
        browser = self.page("sweep")
        self.assert_is_sound(browser, charts=3)
        cells = browser.value("[...document.querySelectorAll('td[data-value]')]"
                              ".map((cell) => Number(cell.dataset.value))")
        for value in (4, 6, 0.5, 2):
            self.assertIn(value, cells)
        self.assert_switches_and_prints(browser)


if __name__ == "__main__":
    program.main()
