"""Expected persons and Port Liner riders of a day: what the inputs amount to, without a simulation.

A help to set inputs sensibly. Riders take the station with the least walk + wait + ride; movements
inside the island and changes of plan are left out.
"""

import tomllib
from collections import Counter
from pathlib import Path

from . import build, flights, places, walkways
from .routes import walking_times_s
from .tables import read_table

DAY_TYPES = ("term-weekday", "vacation-weekday", "weekend")
DAYS_A_YEAR = {"term-weekday": 150, "vacation-weekday": 93, "weekend": 122}
# Seconds from P03 outbound, and to P03 inbound, plus half a daytime headway.
OUTBOUND_S = {"P04": 270, "P05": 360, "P06": 438, "P07": 758, "P08": 878, "P09": 1118,
              "PL07": 858, "PL08": 978, "PL09": 1080}
INBOUND_S = {"P04": 270, "P05": 440, "P06": 518, "P07": 638, "P08": 758, "P09": 998,
             "PL07": 810, "PL08": 690, "PL09": 588}
AGE_BANDS = [(5 * i, 5 * i + 4) for i in range(16)] + [(80, 94)]


def of_day(value, day):
    """A number that is the same on all day types or given for each."""
    return value[day] if isinstance(value, dict) else value


class Riders:
    """Expected boardings per station of one day type."""

    def __init__(self, gate_shares, nearest):
        self.boardings = Counter()
        self._gate_shares = gate_shares
        self._nearest = nearest

    def go_and_return(self, place, number):
        """Persons who come from the gates to a place and go back by Port Liner."""
        self.come(number)
        self.leave(place, number)

    def come(self, number):
        """Persons who ride from the gates to the island."""
        for gate, share in self._gate_shares.items():
            self.boardings[gate] += number * share

    def leave(self, place, number):
        """Persons who ride from a place to the gates."""
        self.boardings[self._nearest[place]] += number


def nearest_stations(network, all_places):
    """Place id -> station where riders to the gates board."""
    points = {p["id"]: p for p in all_places}
    times = {
        s: walking_times_s(network, network.node(points[s].point, points[s]["level"]))
        for s in INBOUND_S
    }
    nearest = {}
    for place in all_places:
        node = network.node(place.point, place["level"])
        nearest[place["id"]] = min(
            INBOUND_S, key=lambda s: times[s].get(node, 1e9) + INBOUND_S[s])
    return nearest


def _overlap_share(band, ages):
    low, high = max(band[0], ages[0]), min(band[1], ages[1])
    return max(0, high - low + 1) / (band[1] - band[0] + 1)


def resident_tours(residents, tours, day):
    """Tour id -> expected persons, and the expected number of residents who go out at all."""
    made, out = Counter(), 0.0
    for band, count in zip(AGE_BANDS, residents["ages"]):
        free, at_home = 1.0, 1.0
        for tour in tours:
            share = of_day(tour["share"], day) * _overlap_share(band, tour["ages"])
            taken = free * share if tour["slot"] == "main" else share
            free -= taken if tour["slot"] == "main" else 0.0
            made[tour["id"]] += count * taken
            at_home *= 1.0 if tour["slot"] == "main" else 1.0 - share
        out += count * (1.0 - at_home * free)
    return made, out


def _add_residents(population, day, riders, report):
    taken_positions = 0.0
    share = population["access"]["resident"]["port_liner"]
    for group in population["residents"]:
        made, out = resident_tours(group, population["resident_tour"], day)
        report["resident trips"] += 2 * sum(made.values())
        report["residents who go out"] += out
        for tour in population["resident_tour"]:
            number = made[tour["id"]]
            if tour["destination"] == "staff_positions":
                taken_positions += number
            if tour["destination"] == "off_island":
                riders.go_and_return(group["place"], number * share)
                report["resident riders"] += number * share
    return taken_positions


def _add_block(block, population, day, riders, report, staff_factor):
    tour = population["tour"][block["tour"]]
    roster = of_day(block["persons"], day)
    persons = roster * of_day(tour["appears"], day)
    report["roster " + block["role"]] += roster
    report["appeared " + block["role"]] += persons
    if tour["activity"] == "work" and "home" not in block:
        persons *= staff_factor
    riding = persons * population["access"][block["access"]].get("port_liner", 0.0)
    report["riders " + block["role"]] += riding
    if "home" in block:
        station = {"gate_boeki_center": "P02", "gate_port_terminal": "P03"}[block["place"]]
        riders.boardings["P01"] += riding
        riders.boardings[station] += riding
        return
    stays_inside = tour.get("starts_in_place") and tour.get("stays_overnight")
    if not tour.get("starts_in_place"):
        riders.come(riding)
    if not tour.get("stays_overnight"):
        riders.leave(block["place"], riding)
    if stays_inside:
        report["riders " + block["role"]] -= riding


def _add_air(population, passengers, riders, report):
    share = population["access"][population["air"]["access"]]["port_liner"]
    riders.come(passengers["departure"] * share)
    riders.leave("kobe_airport_terminal_1", passengers["arrival"] * share)
    report["roster air_passenger"] += sum(passengers.values())


def expected_day(population, nearest, passengers, day):
    """Boardings per station and a report of one day type."""
    gate_of = {"gate_sannomiya": "P01", "gate_boeki_center": "P02", "gate_port_terminal": "P03"}
    shares = {gate_of[g]: s for g, s in population["gates"]["port_liner"].items()}
    riders, report = Riders(shares, nearest), Counter()
    taken = _add_residents(population, day, riders, report)
    staff = sum(
        of_day(b["persons"], day) * of_day(population["tour"][b["tour"]]["appears"], day)
        for b in population["block"]
        if population["tour"][b["tour"]]["activity"] == "work" and "home" not in b)
    for block in population["block"]:
        _add_block(block, population, day, riders, report, 1.0 - taken / staff)
    _add_air(population, passengers, riders, report)
    return riders.boardings, report


def _observed(tables):
    latest = {}
    for row in read_table(tables, "ridership.csv"):
        latest[row["station"]] = int(row["boardings_plus_alightings_per_day"]) / 2
    return latest


def print_expected(district):
    """Prints rosters, riders and boardings per day type and of the average day."""
    tables = Path(district) / "tables"
    population = tomllib.loads((Path(district) / "population.toml").read_text(encoding="utf-8"))
    frame = build.read_frame(tables)
    all_places = places.read_places(tables, frame)
    network = walkways.build_network(tables, build.read_land(tables, frame), all_places)
    nearest = nearest_stations(network, all_places)
    days, reports = {}, {}
    for day in DAY_TYPES:
        passengers = flights.passengers_a_day(
            flights.flight_rows(tables, False), "weekend" if day == "weekend" else "weekday")
        days[day], reports[day] = expected_day(population, nearest, passengers, day)
    print(f'{"":32}' + "".join(f"{d:>18}" for d in DAY_TYPES))
    for key in sorted(set().union(*reports.values())):
        print(f"{key:32}" + "".join(f"{reports[d][key]:18.0f}" for d in DAY_TYPES))
    residents = sum(r["male"] + r["female"] for r in population["residents"])
    totals = [residents + sum(v for k, v in reports[d].items() if k.startswith("roster"))
              for d in DAY_TYPES]
    print(f'{"roster with residents":32}' + "".join(f"{t:18.0f}" for t in totals))
    observed = _observed(tables)
    columns = (*DAY_TYPES, "average", "FY2024 / 2")
    print(f'\n{"boardings":32}' + "".join(f"{c:>18}" for c in columns))
    for station in (*sorted({"P01", "P02", "P03", *INBOUND_S}), "LINE"):
        values = [sum(days[d].values()) if station == "LINE" else days[d][station]
                  for d in DAY_TYPES]
        mean = sum(v * DAYS_A_YEAR[d] for v, d in zip(values, DAY_TYPES)) / 365
        known = f"{observed[station]:18.0f}" if station in observed else ""
        print(f"{station:32}" + "".join(f"{v:18.0f}" for v in (*values, mean)) + known)
