"""Flight tables from the hourly pattern, the airlines' shares and the international services."""

from .tables import read_table, write_csv

HEADER = ["time", "direction", "airline", "number", "other_end", "kind", "seats", "load_factor",
          "delay_sd_min", "terminal", "days", "estimated", "source"]
DOMESTIC_ESTIMATES = "time number other_end load_factor delay_sd_min"
INTERNATIONAL_ESTIMATES = "time number seats load_factor delay_sd_min"


def _times(hour, count):
    """`count` times of an hour, evenly spread, to the five minutes."""
    minutes = [int((i + 0.5) * 60 / count) // 5 * 5 for i in range(count)]
    return [f"{hour:02d}:{m:02d}" for m in minutes]


def _airline_sequence(airlines):
    """One airline per round trip, the airlines interleaved in proportion to their flights."""
    total = sum(int(a["round_trips"]) for a in airlines)
    used = [0] * len(airlines)
    sequence = []
    for i in range(total):
        wanted = [int(a["round_trips"]) * (i + 1) / total - used[k] for k, a in enumerate(airlines)]
        chosen = wanted.index(max(wanted))
        sequence.append((airlines[chosen], used[chosen]))
        used[chosen] += 1
    return sequence


def _slots(tables, direction, with_international):
    """(time, is_international) of one direction in order; the first of an hour is international."""
    for row in read_table(tables, "flights_per_hour.csv"):
        if row["direction"] != direction:
            continue
        international = int(row["international"])
        for i, time in enumerate(_times(int(row["hour"]), int(row["all"]))):
            if i >= international:
                yield time, False
            elif with_international:
                yield time, True


def _domestic_row(time, direction, airline, index):
    ends = airline["other_ends"].split()
    number = f'{airline["code"]}{101 + 2 * index + (direction == "departure")}'
    return [time, direction, airline["airline"], number, ends[index % len(ends)], "domestic",
            airline["seats"], airline["load_factor"], airline["delay_sd_min"],
            "kobe_airport_terminal_1", "daily", DOMESTIC_ESTIMATES, "airport_statistics"]


def _international_row(time, direction, service):
    number = f'{service["code"]}{int(service["number"]) + (direction == "departure")}'
    return [time, direction, service["airline"], number, service["other_end"], "international",
            service["seats"], service["load_factor"], service["delay_sd_min"],
            "kobe_airport_terminal_2", service["days"], INTERNATIONAL_ESTIMATES,
            "airport_statistics"]


def flight_rows(tables, with_international):
    """Rows of a flight table, arrivals first, each direction by time."""
    domestic = _airline_sequence(
        [a for a in read_table(tables, "airlines.csv") if a["kind"] == "domestic"]
    )
    services = read_table(tables, "international_flights.csv")
    rows = []
    for direction in ("arrival", "departure"):
        own, foreign = iter(domestic), iter(services)
        for time, is_international in _slots(tables, direction, with_international):
            if is_international:
                rows.append(_international_row(time, direction, next(foreign)))
            else:
                rows.append(_domestic_row(time, direction, *next(own)))
    return rows


def passengers_a_day(rows, day):
    """Mean passengers of a weekday or weekend day, arriving and departing."""
    return {
        direction: sum(int(r[6]) * float(r[7]) for r in rows
                       if r[1] == direction and r[10] in ("daily", day))
        for direction in ("arrival", "departure")
    }


def write_flights(folder, tables):
    """Writes the present table and the one of FY2024."""
    write_csv(folder / "flights.csv", HEADER, flight_rows(tables, True))
    write_csv(folder / "flights-fy2024.csv", HEADER, flight_rows(tables, False))
