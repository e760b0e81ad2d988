"""Orphans: every source is built, every header is included, every engine folder is complete."""

import re

from source_tree import INCLUDE, files, layers, main


def listed_sources(root):
    """Paths of all .cpp that a CMakeLists.txt or .cmake file names, relative to its folder.

    poai_benchmark(name) stands for name.cpp.
    """
    listed = set()
    lists = [root / "CMakeLists.txt", *files(root, ("engine", "viz", "tests"), (".txt", ".cmake"))]
    for path in lists:
        text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
        for name in re.findall(r"[\w./-]+\.cpp\b", text):
            listed.add((path.parent / name).resolve())
        for name in re.findall(r"^\s*poai_benchmark\((\w+)", text, re.MULTILINE):
            listed.add((path.parent / f"{name}.cpp").resolve())
    return listed


def check_sources(root):
    listed = listed_sources(root)
    return [
        f"{path.relative_to(root)}: no CMakeLists.txt names it"
        for path in files(root, ("engine", "viz", "tests"), (".cpp",))
        if path.resolve() not in listed
    ]


def check_headers(root):
    """Headers that no other file includes."""
    included = set()
    for path in files(root, ("engine", "viz", "tests"), (".hpp", ".cpp")):
        for _, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            places = [root / name, root / "tests" / name, path.parent / name]
            included.update(place.resolve() for place in places if place != path)
    return [
        f"{path.relative_to(root)}: nobody includes it"
        for path in files(root, ("engine", "viz", "tests"), (".hpp",))
        if path.resolve() not in included
    ]


def check_engine_folders(root):
    order = layers(root)
    violations = []
    for folder in sorted(path for path in (root / "engine").iterdir() if path.is_dir()):
        if folder.name not in order:
            violations.append(f"engine/{folder.name}: not in the list of layers")
    for name in order:
        for needed in ("CMakeLists.txt", "README.md"):
            if not (root / "engine" / name / needed).is_file():
                violations.append(f"engine/{name}: has no {needed}")
    return violations


def check_test_folders(root):
    """tests/CMakeLists.txt reaches tests/<kind> and tests/<kind>/<folder> of the kinds it names."""
    text = (root / "tests" / "CMakeLists.txt").read_text(encoding="utf-8")
    kinds = re.search(r"foreach\(kind\s+([^)]*)\)", text)
    reached = set(re.findall(r"add_subdirectory\((\w+)\)", text))
    reached.update(kinds.group(1).split() if kinds else [])
    violations = []
    for path in files(root, ("tests",), (".txt",)):
        parts = path.relative_to(root / "tests").parts
        if path.name != "CMakeLists.txt" or len(parts) == 1:
            continue
        if parts[0] not in reached or len(parts) > 3:
            violations.append(f"{path.relative_to(root)}: tests/CMakeLists.txt does not reach it")
    return violations


def check(root):
    return (
        check_sources(root)
        + check_headers(root)
        + check_engine_folders(root)
        + check_test_folders(root)
    )


if __name__ == "__main__":
    main(check)
