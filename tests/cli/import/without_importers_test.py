"""A build without GDAL and libosmium: the commands say so and end with 2."""

import program
from program import BAD_SCENARIO


class WithoutImporters(program.ProgramTest):
    def test_says_in_one_sentence_what_is_missing(self):
        for call in (("import", "osm", "map.osm"), ("export", self.island, "--format", "osm")):
            outcome = self.poai_ends(BAD_SCENARIO, *call)
            self.assertEqual(outcome.out, "")
            self.assertRegex(outcome.err, r"^poai \w+: this program was built without its "
                                          r"importers.*; .*POAI_WITH_IMPORTERS=ON.*\n$")


if __name__ == "__main__":
    program.main()
