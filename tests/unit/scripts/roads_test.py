"""scripts/district/roads.py finds the ways of buses, shapes.py what is wrong with a line."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(sys.argv.pop(1)) / "scripts"))

from district import shapes  # noqa: E402
from district.roads import Roads  # noqa: E402
from district.streets import Street, StreetClass  # noqa: E402

MAIN, MINOR, PATH = (StreetClass("main", 10, 4, 8), StreetClass("minor", 0, 3, 0),
                     StreetClass("path", 0, 3, 0))

# South street "s" and north street "n", 200 m apart; "e" joins them at 400, "m" (minor) at 200; the
# path "p" at 100. "e" ends 9 m short of the centre line of "n": at its footway.
#
#      n --------------------------------
#          p         m           e
#      s --------------------------------
#      0  100       200         400    500
STREETS = [
    Street("s", "", "footway", "island", MAIN, ((0, 0), (500, 0)), ""),
    Street("n", "", "footway", "island", MAIN, ((0, 200), (500, 200)), ""),
    Street("e", "", "footway", "island", MAIN, ((400, -10), (400, 191)), ""),
    Street("m", "", "footway", "island", MINOR, ((200, 0), (200, 200)), ""),
    Street("p", "", "footway", "island", PATH, ((100, 0), (100, 200)), ""),
]
STOPS = {"A": (20, -10), "B": (20, 210), "C": (450, 10)}


def line_by(*stops):
    points, positions = Roads(STREETS, STOPS).line_by(stops)
    return points, [points[i] for i in positions]


class BusRoads(unittest.TestCase):
    def test_lead_over_streets_and_never_over_a_path(self):
        points, _ = line_by("A", "B")
        self.assertIn((200, 200), points)
        self.assertNotIn((100, 0), points)

    def test_pass_the_stops_at_their_feet_on_the_centre_line(self):
        _, at_stops = line_by("A", "C", "B")
        self.assertEqual(at_stops, [(20, 0), (450, 0), (20, 200)])

    def test_join_a_street_that_ends_at_the_footway_of_another(self):
        streets = [s for s in STREETS if s.id != "m"]
        points, _ = Roads(streets, STOPS).line_by(["A", "B"])
        self.assertEqual(points[-3:], [(400, 191), (400, 200), (20, 200)])

    def test_do_not_turn_back_at_a_stop_that_another_way_leaves(self):
        ring = [*STREETS, Street("w", "", "footway", "island", MAIN, ((500, 0), (500, 200)), "")]
        points, _ = Roads(ring, STOPS).line_by(["A", "C", "B"])
        self.assertEqual(points[points.index((450, 0)) + 1], (500, 0))

    def test_are_an_error_where_there_are_none(self):
        with self.assertRaisesRegex(ValueError, "no road leads from"):
            Roads(STREETS[:2], STOPS).line_by(["A", "B"])


class Shapes(unittest.TestCase):
    roads = [pair for s in STREETS[:4] for pair in zip(s.points, s.points[1:])]

    def test_on_the_roads_have_no_problem(self):
        line = shapes.Line(((20, 0), (200, 0), (200, 200), (20, 200)), (0, 560))
        stops = {"A": STOPS["A"], "B": STOPS["B"]}
        self.assertEqual(list(shapes.road_problems(line, self.roads)), [])
        self.assertEqual(list(shapes.stop_problems(line, stops, [0, 60])), [])

    def test_straight_from_stop_to_stop_leave_the_roads(self):
        line = shapes.Line(((20, 0), (20, 200)), (0, 200))
        self.assertEqual(list(shapes.road_problems(line, self.roads)),
                         ["leaves the roads near 20 20"])

    def test_that_turn_back_are_found(self):
        line = shapes.Line(((20, 0), (450, 0), (200, 0)), (0, 680))
        self.assertEqual(list(shapes.road_problems(line, self.roads)), ["turns back at 450 0"])

    def test_with_wrong_stop_distances_or_too_little_time_are_found(self):
        points, stops = ((20, 0), (450, 0)), {"A": STOPS["A"], "C": STOPS["C"]}
        wrong = shapes.Line(points, (0, 400))
        self.assertEqual(list(shapes.stop_problems(wrong, stops, [0, 60])),
                         ["passes C too far off"])
        right = shapes.Line(points, (0, 430))
        self.assertRegex(*shapes.stop_problems(right, stops, [0, 10]), "too long or too short")


if __name__ == "__main__":
    unittest.main()
