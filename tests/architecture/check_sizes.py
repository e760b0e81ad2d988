"""Sizes: no source file over 400 lines, no line over 100 characters, headers guarded."""

from source_tree import CODE_FOLDERS, files, main

MOST_LINES = 400
MOST_CHARACTERS = 100
SUFFIXES = (".hpp", ".cpp", ".py", ".sh", ".cmake")


def sources(root):
    found = files(root, CODE_FOLDERS, (*SUFFIXES, ".txt", ""))
    return [path for path in found if path.suffix in SUFFIXES or is_source_by_name(path)]


def is_source_by_name(path):
    return path.name == "CMakeLists.txt" or path.read_bytes()[:2] == b"#!"


def check_file(path, name):
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    violations = []
    if len(lines) - 1 > MOST_LINES:
        violations.append(f"{name}: {len(lines) - 1} lines, at most {MOST_LINES}: split it")
    for number, line in enumerate(lines, start=1):
        if len(line) > MOST_CHARACTERS:
            violations.append(f"{name}:{number}: {len(line)} characters, at most {MOST_CHARACTERS}")
    if path.suffix == ".hpp" and not text.startswith("#pragma once\n"):
        violations.append(f"{name}:1: a header begins with #pragma once")
    if text and not text.endswith("\n"):
        violations.append(f"{name}:{len(lines)}: the last line has no end")
    return violations


def check(root):
    violations = []
    for path in sources(root):
        violations += check_file(path, path.relative_to(root).as_posix())
    return violations


if __name__ == "__main__":
    main(check)
