"""Results for the tests of reports: made once for all tests of a file."""

import json
import pathlib
import shutil
import struct
import tempfile
import zlib

import program

TRAJECTORIES = """
[output]
trajectories = { from = "08:00", until = "08:02" }
"""
TRUCK = """
[[intervention]]
id = "truck"
kind = "open-place"
place = "truck_plaza"
at = "P07"
name_en = "Food truck <b>A&B</b>"
name_ja = "キッチンカー"
service = "food_truck"
seats = 0
price_yen = 700
"""


# A PNG file of one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478"
    "9c626001000000050001a5f645400000000049454e44ae426082")
HEAD_BYTES = 33  # signature and IHDR


def picture(**note):
    """A PNG file with that note, as `poai render` writes it."""
    text = b"tEXtPoai\0" + json.dumps(note).encode("ascii")
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return PIXEL[:HEAD_BYTES] + chunk + PIXEL[HEAD_BYTES:]


class ResultsTest(program.ProgramTest):
    """Has `base` and `other`, results of a small weekday, the second with a food truck."""

    made = None

    @classmethod
    def tearDownClass(cls):
        if cls.made:
            shutil.rmtree(cls.made)
            cls.made = None

    def setUp(self):
        super().setUp()
        cls = type(self)
        if cls.made is None:
            cls.made = pathlib.Path(tempfile.mkdtemp(prefix="poai-test-"))
            for name, more in (("base", TRAJECTORIES), ("other", TRUCK)):
                scenario = self.scenario(name, more=more)
                self.poai_ends(program.DONE, "run", "-q", scenario, "-o", cls.made / name)

    @property
    def base(self):
        return self.made / "base"

    @property
    def other(self):
        return self.made / "other"

    def report(self, *arguments, code=program.DONE, **options):
        return self.poai_ends(code, "report", *arguments, **options)
