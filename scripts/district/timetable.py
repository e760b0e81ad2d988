"""Departure times of the Port Liner at Minatojima (P05) from the hourly counts of the timetable.

Outbound trains are spread evenly over each hour and the loop trains evenly among them. Inbound
airport trains are put into the gaps that the loop trains leave where they merge, north of P04.
"""

from .tables import read_table

ROUNDING_S = 5
RELAXATIONS = 40
FIRST_S = {"to_airport_and_loop": 5 * 3600 + 48 * 60, "to_sannomiya": 5 * 3600 + 29 * 60}
LAST_S = {"to_airport_and_loop": 24 * 3600 + 24 * 60, "to_sannomiya": 23 * 3600 + 54 * 60}
LOOP = ("P05", "P06", "PL07", "PL08", "PL09", "P04")


def run_times_s(tables):
    """Seconds from departure to departure of neighbouring stations, both ways."""
    times = {}
    for row in read_table(tables, "run_times.csv"):
        seconds = round(float(row["minutes"]) * 60)
        times[row["from"], row["to"]] = seconds
        times[row["to"], row["from"]] = seconds
    return times


def hourly_counts(tables, direction, day):
    """Departures per hour at P05."""
    return {
        int(row["hour"]): int(row["departures"])
        for row in read_table(tables, "timetable-hourly.csv")
        if row["direction"] == direction and row["day"] == day
    }


def _spread(begin, end, count, before, after):
    """`count` times between two bounds; before/after = distance to the bound in intervals."""
    interval = (end - begin) / (count - 1 + before + after)
    return [begin + interval * (before + i) for i in range(count)]


def outbound(tables, day):
    """List of (seconds at P05, is_loop) of the outbound trains."""
    direction = "to_airport_and_loop"
    loops = {
        int(row["hour"]): int(row["loop"])
        for row in read_table(tables, "timetable_split.csv") if row["day"] == day
    }
    trains = []
    for hour, count in sorted(hourly_counts(tables, direction, day).items()):
        begin, end, before, after = hour * 3600, (hour + 1) * 3600, 0.5, 0.5
        if begin <= FIRST_S[direction] < end:
            begin, before = FIRST_S[direction], 0.0
        if begin <= LAST_S[direction] < end:
            end, after = LAST_S[direction], 0.0
        for i, time in enumerate(_spread(begin, end, count, before, after)):
            is_loop = (2 * (i + 1) * loops[hour] + count) // (2 * count) > (
                2 * i * loops[hour] + count) // (2 * count)
            trains.append((_rounded(time), is_loop))
    return trains


def _rounded(time):
    return int(round(time / ROUNDING_S)) * ROUNDING_S


def _gaps(begin, end, separators):
    """Gaps between separators in an hour: (begin, end, before, after, trains in it)."""
    inside = [s for s in separators if begin <= s < end]
    edges = [begin, *inside, end]
    last = len(edges) - 2
    return [
        [a, b, 0.5 if i == 0 else 1.0, 0.5 if i == last else 1.0, 0]
        for i, (a, b) in enumerate(zip(edges, edges[1:]))
    ]


def _interval_with_one_more(gap):
    return (gap[1] - gap[0]) / (gap[4] + gap[2] + gap[3])


def inbound(tables, day, loop_trains, run_times):
    """Seconds at P05 of the inbound trains; the loop trains are given by their outbound seconds."""
    direction = "to_sannomiya"
    back = sum(run_times[a, b] for a, b in zip(LOOP, LOOP[1:])) - run_times["P05", "P04"]
    separators = [t + back for t in loop_trains]
    times = []
    for hour, count in sorted(hourly_counts(tables, direction, day).items()):
        begin, end = hour * 3600, (hour + 1) * 3600
        if begin <= FIRST_S[direction] < end:
            times.append(FIRST_S[direction])
            begin, count = FIRST_S[direction] + 60, count - 1
        last = LAST_S[direction] if begin <= LAST_S[direction] < end else None
        if last:
            end, count = last, count - 1
        gaps = _gaps(begin, end, separators)
        for _ in range(count):
            max(gaps, key=_interval_with_one_more)[4] += 1
        for a, b, before, after, number in gaps:
            times += _spread(a, b, number, before, after) if number else []
        times += [last] if last else []
    fixed = (FIRST_S[direction], LAST_S[direction])
    return [_rounded(t) for t in _relaxed(times, separators, fixed)]


def _relaxed(times, separators, fixed):
    """Moves each time, inside its hour, to the middle of its neighbours, loop trains included."""
    for _ in range(RELAXATIONS):
        merged = sorted([*times, *separators])
        moved = []
        for time in times:
            position = merged.index(time)
            if time in fixed or position in (0, len(merged) - 1):
                moved.append(time)
                continue
            middle = (merged[position - 1] + merged[position + 1]) / 2
            begin = time // 3600 * 3600
            moved.append(min(max((time + middle) / 2, begin), begin + 3600 - ROUNDING_S))
        times = moved
    return times
