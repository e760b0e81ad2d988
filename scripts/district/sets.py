"""Sets of cars: which train makes which runs one after the other."""

LEAST_TURNROUND_S = 120
SETS = 19


def assign_sets(trips):
    """Number of the set of each trip of a day, in the order of the trips (estimate).

    A run is made by the set that has stood longest at its first station; raises ValueError if the
    trips need more sets than there are.
    """
    sets = [0] * len(trips)
    standing = []  # (arrival, station, set)
    count = 0
    for i in sorted(range(len(trips)), key=lambda i: (trips[i].times[0], i)):
        trip = trips[i]
        ready = [s for s in standing
                 if s[1] == trip.pattern.stops[0] and s[0] + LEAST_TURNROUND_S <= trip.times[0]]
        if ready:
            standing.remove(min(ready))
            sets[i] = min(ready)[2]
        else:
            count += 1
            sets[i] = count
        standing.append((trip.times[-1], trip.pattern.stops[-1], sets[i]))
    if count > SETS:
        raise ValueError(f"the timetable needs {count} sets; there are {SETS}")
    return sets
