"""Counts the stacks of `perf script` by the stage of a tick that they are in."""

import math
import sys
from collections import Counter

# A stack belongs to the first stage one of whose functions is in it.
STAGES = {
    "walking": ("simulation::Simulation::walk", "movement::WalkEngine::"),
    "riding": ("simulation::Simulation::ride", "movement::TransitEngine::"),
    "venues": ("simulation::Simulation::serve", "venues::VenueEngine::"),
    "encounters": ("simulation::Simulation::meet", "encounters::EncounterEngine::",
                   "encounters::MeetingPlaces::"),
    "observers": ("simulation::Simulation::observe", "metrics::"),
    "rest of the ticks": ("simulation::Simulation::go_on",),
}


def stage_of(stack):
    for stage, functions in STAGES.items():
        if any(function in line for line in stack for function in functions):
            return stage
    return "before and after the ticks"


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
        blocks = file.read().split("\n\n")
    stacks = [block.strip().splitlines() for block in blocks if block.strip()]
    if not stacks:
        sys.exit("no samples: does perf work here?")
    counts = Counter(stage_of(stack) for stack in stacks)
    for stage in (*STAGES, "before and after the ticks"):
        print(f"{stage:28} {counts[stage]:7} samples  {counts[stage] / len(stacks):6.1%}")
    added = counts["venues"] + counts["encounters"]
    moved = counts["walking"] + counts["riding"]
    if added == 0 or moved == 0:
        sys.exit("no samples in the stages: was the program built without symbols?")
    ratio = added / moved
    error = 1.96 * ratio * math.sqrt(1.0 / added + 1.0 / moved)
    print(f"venues and encounters against walking and riding: {ratio:.2f} +- {error:.2f} (95 %)")


if __name__ == "__main__":
    main()
