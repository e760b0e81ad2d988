"""What the architecture checks share: the files of a source tree, and a report of violations."""

import pathlib
import re
import sys

CODE_FOLDERS = ("engine", "viz", "tests", "scripts", ".ci")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENT_OR_STRING = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"\(.*?\)"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""", re.DOTALL)


def files(root, folders, suffixes):
    """Paths below the folders of `root` with one of the suffixes, sorted."""
    found = []
    for folder in folders:
        found += [path for path in (root / folder).rglob("*") if path.suffix in suffixes]
    return sorted(path for path in found if path.is_file())


def layers(root):
    """The engine's folders in their order, from the list in engine/CMakeLists.txt."""
    text = (root / "engine" / "CMakeLists.txt").read_text(encoding="utf-8")
    names = re.search(r"foreach\(layer\s+([^)]*)\)", text)
    if names is None:
        raise SystemExit("engine/CMakeLists.txt has no foreach(layer ...) with the layers")
    return names.group(1).split()


def code_without_comments(text):
    """C++ with the contents of comments and strings blanked; lines keep their numbers."""
    without_separators = re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "0", text)
    return COMMENT_OR_STRING.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), without_separators)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def main(check):
    """Runs `check(root)` on the folder of the command line; exits with 1 if it finds anything."""
    root = pathlib.Path(sys.argv[1]).resolve()
    violations = check(root)
    for violation in violations:
        print(violation)
    print(f"{len(violations)} violations")
    sys.exit(1 if violations else 0)
