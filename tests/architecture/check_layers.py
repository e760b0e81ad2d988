"""Layers: who may include whom, and what may appear in the engine at all.

The order of the engine's folders is the list in engine/CMakeLists.txt; a folder includes, and links
to, only folders above it. viz/ reads results through engine/output and registers with engine/app.
"""

import re

from source_tree import INCLUDE, code_without_comments, files, layers, line_of, main

SAME_LEVEL = {"random", "parallel", "geometry"}
VIZ_MAY_INCLUDE = {"core", "geometry", "formats", "district", "output", "app"}
PROGRAM = "engine/app/main.cpp"
# Folders where a clock cannot reach a result: progress, wall time limits, manifest, run.log.
MAY_READ_CLOCKS = {"core", "simulation", "output", "study", "app"}

FROM_DRAWS = "draws come from engine/random"
OF_PARALLEL = "threads are engine/parallel's"
ENDS_PROGRAM = "only main ends the program"
# A forked worker ends without the destructors of its parent.
MAY_END_PROCESSES = {"engine/study/detail/worker_process.cpp"}
OPENMP = re.compile(r"#\s*pragma\s+omp\b|#\s*include\s*<omp\.h>")
CLOCK = re.compile(r"\b(?:(?:system|steady|high_resolution)_clock|gettimeofday|clock_gettime)\b")
FORBIDDEN = [
    (r"\bstd::\w+_distribution\b", FROM_DRAWS),
    (r"\bstd::(?:shuffle|random_device|mt19937\w*|minstd_rand0?)\b", FROM_DRAWS),
    (r"#\s*include\s*<random>", FROM_DRAWS),
    (r"(?<![\w.:>])(?:std::)?s?rand\s*\(", FROM_DRAWS),
    (r"\bstd::(?:execution|async|thread|jthread)\b(?!::)", OF_PARALLEL),
    (r"(?<![\w.:>])(?:std::)?(?:_|quick_)?exit\s*\(", ENDS_PROGRAM),
]
MAY_START_THREADS = {"parallel", "output"}
UNORDERED = re.compile(r"\bstd::unordered_\w+\s*<[^;{}()]*>\s*&?\s*(\w+)")


def may_include(order, folder, included):
    """Whether engine/<folder> may include engine/<included>."""
    if folder == included:
        return True
    if {folder, included} <= SAME_LEVEL:
        return False
    return order.index(included) < order.index(folder)


def include_violation(order, path, name):
    """Why `path` (relative, as a string) must not include `name`, or None."""
    parts = name.split("/")
    source = path.split("/")
    if parts[0] not in ("engine", "viz"):
        return "quoted includes begin with engine/ or viz/"
    if ".." in parts:
        return "includes do not climb"
    if "detail" in parts and parts[: parts.index("detail")] != source[: parts.index("detail")]:
        return "detail/ is private to its folder"
    if source[0] == "viz":
        return viz_violation(source, parts)
    if parts[0] == "viz":
        return None if path == PROGRAM else "engine does not know viz"
    if parts[1] not in order:
        return f"engine/{parts[1]} is not in the list of layers"
    if not may_include(order, source[1], parts[1]):
        return f"{source[1]} must not include {parts[1]}"
    return None


def viz_violation(source, parts):
    if parts[0] == "viz":
        same = parts[1] == source[1] or len(parts) == 2 or len(source) == 2
        return None if same else f"viz/{source[1]} must not include viz/{parts[1]}"
    if parts[1] not in VIZ_MAY_INCLUDE:
        return f"viz must not include engine/{parts[1]}"
    return None


def check_includes(root, order):
    violations = []
    for path in files(root, ("engine", "viz"), (".hpp", ".cpp")):
        relative = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            quote, name = match.groups()
            where = f"{relative}:{line_of(text, match.start())}"
            if quote == "<":
                if name.startswith(("engine/", "viz/")):
                    violations.append(f"{where}: <{name}>: our own headers are quoted")
                continue
            reason = include_violation(order, relative, name)
            if reason is None and not (root / name).is_file():
                reason = "no such file"
            if reason is not None:
                violations.append(f'{where}: "{name}": {reason}')
    return violations


def rules_for(relative):
    """(pattern, reason) of what must not appear in this file of the engine."""
    folder = relative.split("/")[1]
    rules = [(re.compile(pattern), reason) for pattern, reason in FORBIDDEN]
    if folder in MAY_START_THREADS:
        rules = [rule for rule in rules if rule[1] != OF_PARALLEL]
    if relative in MAY_END_PROCESSES:
        rules = [rule for rule in rules if rule[1] != ENDS_PROGRAM]
    if folder != "parallel":
        rules.append((OPENMP, "OpenMP is engine/parallel's"))
    if folder not in MAY_READ_CLOCKS:
        rules.append((CLOCK, "a result must not depend on a clock"))
    return rules


def check_words(root):
    violations = []
    for path in files(root, ("engine",), (".hpp", ".cpp")):
        relative = path.relative_to(root).as_posix()
        code = code_without_comments(path.read_text(encoding="utf-8"))
        for pattern, reason in rules_for(relative):
            for match in pattern.finditer(code):
                where = f"{relative}:{line_of(code, match.start())}"
                violations.append(f"{where}: {match.group(0).strip()}: {reason}")
    return violations


def check_iterations(root):
    """Unordered containers may be looked up in, by a name that no loop of the folder walks through.

    The order of their elements differs between machines and would reach the results.
    """
    violations = []
    for folder in sorted(path for path in (root / "engine").iterdir() if path.is_dir()):
        codes = {
            path.relative_to(root).as_posix(): code_without_comments(path.read_text("utf-8"))
            for path in files(root, (f"engine/{folder.name}",), (".hpp", ".cpp"))
        }
        names = {name for code in codes.values() for name in UNORDERED.findall(code)}
        for name in sorted(names):
            loop = re.compile(rf"(?<!:):(?!:)\s*[\w.>-]*\b{name}\s*\)|\b{name}\s*\.\s*c?begin\b")
            for relative, code in codes.items():
                for match in loop.finditer(code):
                    where = f"{relative}:{line_of(code, match.start())}"
                    violations.append(f"{where}: walks through {name}, which has no order")
    return violations


def check_links(root, order):
    """The libraries in engine/<folder>/CMakeLists.txt are of folders above it."""
    violations = []
    for folder in order:
        lists = root / "engine" / folder / "CMakeLists.txt"
        if not lists.is_file():
            continue
        for linked in re.findall(r"\bpoai_(\w+)\b", lists.read_text(encoding="utf-8")):
            if linked in order and not may_include(order, folder, linked):
                violations.append(f"engine/{folder}/CMakeLists.txt: must not link poai_{linked}")
    return violations


def check(root):
    order = layers(root)
    return (
        check_includes(root, order)
        + check_words(root)
        + check_iterations(root)
        + check_links(root, order)
    )


if __name__ == "__main__":
    main(check)
