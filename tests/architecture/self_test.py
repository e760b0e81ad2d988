"""Each architecture check finds each kind of violation in a tiny tree, and none in a good one."""

import pathlib
import tempfile
import unittest

import check_layers
import check_orphans
import check_sizes
import check_sources
from source_tree import code_without_comments

SOURCES = """# Sources

## Keys

| key | source | licence | credit line |
|---|---|---|---|
| `city` | City of Kobe | CC BY 2.1 JP | City of Kobe |
| `estimate` | by hand | as the project | none needed |

### `seats.csv`, `more.csv`
| column | source | estimate | remarks |
|---|---|---|---|
| `id`, `estimated`, `source` | `city` | no | |
| `seats`, `price_*` | `city` `estimate` | listed | |
"""
SEATS = "id,seats,price_yen,estimated,source\na,3,500,seats,city\n"

GOOD_TREE = {
    "data/port-island/SOURCES.md": SOURCES,
    "data/port-island/seats.csv": SEATS,
    "data/port-island/more.csv": SEATS,
    "CMakeLists.txt": "add_executable(poai engine/app/main.cpp)\n",
    "engine/CMakeLists.txt": "foreach(layer core random parallel output app)\nendforeach()\n",
    "engine/core/ids.hpp": "#pragma once\nstruct Id {};\n",
    "engine/core/ids.cpp": '#include "engine/core/ids.hpp"\n',
    "engine/core/detail/rows.hpp": "#pragma once\n",
    "engine/core/rows.cpp": '#include "engine/core/detail/rows.hpp"\n',
    "engine/core/CMakeLists.txt": "poai_library(core SOURCES ids.cpp rows.cpp)\n",
    "engine/random/draws.cpp": '#include "engine/core/ids.hpp"\nint operand(int a);  // rand()\n',
    "engine/random/CMakeLists.txt": "poai_library(random SOURCES draws.cpp DEPENDS poai_core)\n",
    "engine/parallel/loops.cpp": "#pragma omp parallel for\n",
    "engine/parallel/CMakeLists.txt": "poai_library(parallel SOURCES loops.cpp)\n",
    "engine/output/CMakeLists.txt": "poai_library(output)\n",
    "engine/app/main.cpp": '#include "viz/render/map.hpp"\n',
    "engine/app/CMakeLists.txt": "poai_library(app)\n",
    "viz/render/map.hpp": '#pragma once\n#include "engine/core/ids.hpp"\n',
    "tests/CMakeLists.txt": "foreach(kind unit)\nendforeach()\n",
    "tests/unit/core/CMakeLists.txt": "poai_test(unit_core SOURCES ids_test.cpp)\n",
    "tests/unit/core/ids_test.cpp": '#include "engine/core/ids.hpp"\n',
} | {f"engine/{name}/README.md": "" for name in ("core", "random", "parallel", "output", "app")}


def violations(check, changes):
    """What the check finds in the good tree with some files changed; None removes a file."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        for name, content in (GOOD_TREE | changes).items():
            if content is not None:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(content, encoding="utf-8")
        return check.check(root)


class Checks(unittest.TestCase):
    def assert_finds(self, check, changes, *words):
        found = violations(check, changes)
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def assert_finds_in_engine(self, code, reason, name="engine/random/draws.cpp"):
        self.assert_finds(check_layers, {name: code + "\n"}, f"{name}:1", reason)


class GoodTree(Checks):
    def test_passes_all_checks(self):
        for check in (check_layers, check_orphans, check_sizes, check_sources):
            self.assertEqual(violations(check, {}), [])


class Layers(Checks):
    def test_finds_an_include_of_a_lower_folder(self):
        self.assert_finds_in_engine(
            '#include "engine/random/draws.cpp"', "core must not", "engine/core/ids.cpp")

    def test_finds_an_include_of_a_folder_of_the_same_level(self):
        self.assert_finds_in_engine('#include "engine/parallel/loops.cpp"', "random must not")

    def test_finds_an_include_of_an_unknown_folder(self):
        self.assert_finds_in_engine('#include "engine/magic/wand.hpp"', "list of layers")

    def test_finds_an_include_of_a_missing_file(self):
        self.assert_finds_in_engine('#include "engine/core/idz.hpp"', "no such file")

    def test_finds_a_private_header_of_another_folder(self):
        self.assert_finds_in_engine('#include "engine/core/detail/rows.hpp"', "private")

    def test_finds_relative_and_angled_includes(self):
        self.assert_finds_in_engine('#include "ids.hpp"', "begin with engine/")
        self.assert_finds_in_engine("#include <engine/core/ids.hpp>", "quoted")
        self.assert_finds_in_engine('#include "engine/random/../core/ids.hpp"', "climb")

    def test_finds_viz_in_the_engine_outside_main(self):
        self.assert_finds_in_engine('#include "viz/render/map.hpp"', "does not know viz")

    def test_finds_a_simulation_part_in_viz(self):
        changes = {"viz/render/map.hpp": '#pragma once\n#include "engine/random/draws.cpp"\n'}
        self.assert_finds(check_layers, changes, "viz must not include engine/random")

    def test_finds_a_link_to_a_lower_folder(self):
        changes = {"engine/core/CMakeLists.txt": "poai_library(core DEPENDS poai_random)\n"}
        self.assert_finds(check_layers, changes, "must not link poai_random")

    def test_finds_openmp_outside_parallel(self):
        self.assert_finds_in_engine("#pragma omp parallel for", "OpenMP")
        self.assert_finds_in_engine("#include <omp.h>", "OpenMP")

    def test_finds_what_makes_results_differ(self):
        for code in ("std::normal_distribution<> n;", "#include <random>", "int x = rand();",
                     "std::mt19937_64 g;", "std::shuffle(a, b, g);"):
            self.assert_finds_in_engine(code, "engine/random")
        self.assert_finds_in_engine("auto t = std::chrono::steady_clock::now();", "clock")
        self.assert_finds_in_engine("std::thread worker;", "threads")

    def test_finds_a_loop_over_an_unordered_container(self):
        seats = "std::unordered_map<std::string, int> seats_; "
        self.assert_finds_in_engine(seats + "for (auto& [k, v] : seats_) {}", "has no order")
        self.assert_finds_in_engine(seats + "auto first = seats_.begin();", "has no order")
        self.assert_finds_in_engine(seats + "for (auto& [k, v] : this->seats_) {}", "has no order")
        passed = seats + "return seats_.find(key) != seats_.end() ? a : b(seats_);"
        self.assertEqual(violations(check_layers, {"engine/random/draws.cpp": passed + "\n"}), [])

    def test_finds_an_exit_in_a_library(self):
        self.assert_finds_in_engine("void f() { std::exit(1); }", "only main")


class Comments(unittest.TestCase):
    def test_are_blanked_with_strings_and_lines_kept(self):
        code = 'int a = 1\'000; // rand()\n/* rand()\n */ const char* s = "rand()"; char c = \'"\';'
        blanked = code_without_comments(code)
        self.assertNotIn("rand", blanked)
        self.assertEqual(blanked.count("\n"), 2)
        self.assertIn("char c", blanked)


class Orphans(Checks):
    def test_finds_a_source_that_no_build_lists(self):
        self.assert_finds(check_orphans, {"engine/core/lost.cpp": ""}, "lost.cpp", "names it")
        self.assert_finds(check_orphans, {"tests/unit/core/lost_test.cpp": ""}, "lost_test.cpp")

    def test_finds_a_source_that_is_only_mentioned_in_a_comment(self):
        changes = {"tests/unit/core/CMakeLists.txt": "# ids_test.cpp\n"}
        self.assert_finds(check_orphans, changes, "ids_test.cpp")

    def test_finds_a_header_that_nobody_includes(self):
        self.assert_finds(check_orphans, {"engine/core/lost.hpp": "#pragma once\n"}, "lost.hpp")

    def test_finds_an_incomplete_or_unknown_engine_folder(self):
        self.assert_finds(check_orphans, {"engine/core/README.md": None}, "core", "README.md")
        self.assert_finds(check_orphans, {"engine/output/CMakeLists.txt": None}, "CMakeLists.txt")
        self.assert_finds(check_orphans, {"engine/magic/README.md": ""}, "engine/magic")

    def test_finds_a_test_folder_that_is_not_reached(self):
        self.assert_finds(check_orphans, {"tests/extra/CMakeLists.txt": ""}, "does not reach")
        self.assert_finds(check_orphans, {"tests/unit/a/b/CMakeLists.txt": ""}, "does not reach")


class Sizes(Checks):
    def test_finds_a_long_file(self):
        self.assert_finds(check_sizes, {"engine/core/ids.cpp": "\n" * 401}, "401 lines")
        self.assertEqual(violations(check_sizes, {"engine/core/ids.cpp": "\n" * 400}), [])

    def test_finds_a_long_line(self):
        self.assert_finds(check_sizes, {"engine/core/ids.cpp": "x" * 101 + "\n"}, "ids.cpp:1: 101")
        self.assertEqual(violations(check_sizes, {"engine/core/ids.cpp": "x" * 100 + "\n"}), [])

    def test_finds_a_header_without_a_guard_and_a_line_without_an_end(self):
        self.assert_finds(check_sizes, {"engine/core/ids.hpp": "struct Id {};\n"}, "#pragma once")
        self.assert_finds(check_sizes, {"engine/core/ids.cpp": "int a;"}, "no end")

    def test_looks_at_scripts_without_a_suffix(self):
        changes = {"scripts/run": "#!/bin/sh\n" + "x" * 101 + "\n"}
        self.assert_finds(check_sizes, changes, "scripts/run:2")


class Sources(Checks):
    def assert_finds_in_page(self, old, new, *words):
        self.assertIn(old, SOURCES)
        changes = {"data/port-island/SOURCES.md": SOURCES.replace(old, new)}
        found = violations(check_sources, changes)
        for word in words:
            self.assertIn(word, " ".join(found))

    def assert_finds_in_data(self, name, content, *words):
        self.assert_finds(check_sources, {f"data/port-island/{name}": content}, *words)

    def test_find_a_file_without_a_section_and_a_section_without_a_file(self):
        self.assert_finds_in_data("new.csv", "id\na\n", "new.csv", "no section")
        self.assert_finds_in_data("more.csv", None, "more.csv", "not there")

    def test_find_a_column_without_a_row_and_a_row_without_a_column(self):
        self.assert_finds_in_data("seats.csv", SEATS.replace("id,", "name,"), "column name")
        self.assert_finds_in_page("`id`,", "`id`, `level`,", "describes level")

    def test_find_columns_of_geojson_and_toml(self):
        point = '{"features": [{"geometry": {"type": "Point"}, "properties": {"floors": 2}}]}'
        page = SOURCES + "\n### `new.geojson`, `new.toml`\n| `geometry`, `a.b` | `city` | no | |\n"
        changes = {"data/port-island/SOURCES.md": page, "data/port-island/new.geojson": point,
                   "data/port-island/new.toml": "[[a]]\nb = 1\nc = 2\n"}
        found = violations(check_sources, changes)
        self.assertEqual(len(found), 2, found)
        self.assertIn("column floors", found[0])
        self.assertIn("column a.c", found[1])

    def test_find_a_key_without_licence_or_credit_line(self):
        self.assert_finds_in_page("| CC BY 2.1 JP |", "| |", "`city`", "licence")
        self.assert_finds_in_page("| City of Kobe |\n", "| |\n", "`city`", "credit line")

    def test_find_a_source_that_is_no_key(self):
        self.assert_finds_in_page("| `city` | no", "| `town` | no", "no source", "`town`")
        self.assert_finds_in_data("seats.csv", SEATS.replace(",city", ",town"), "source town")

    def test_find_a_row_that_does_not_say_whether_it_is_an_estimate(self):
        self.assert_finds_in_page("| listed |", "| perhaps |", "not perhaps")
        self.assert_finds_in_page("| listed |", "| no |", "is said to be none")

    def test_find_estimates_that_are_no_columns(self):
        self.assert_finds_in_data("seats.csv", SEATS.replace(",seats,c", ",chairs,c"), "chairs")


if __name__ == "__main__":
    unittest.main()
