"""All places: the facts' table, stations, gates and bus stops, dining and interaction places."""

from .shares import shared_out, split_places
from .tables import read_number, read_table

AREA_OF_PHASE = {"1": "phase1", "2": "phase2", "airport": "airport"}
COUNTS = ("staff", "students", "beds", "visitors_per_weekday", "floor_area_m2")
CAR_PARK_RATES = {"staff": "per_staff", "students": "per_student", "beds": "per_bed",
                  "visitors_per_weekday": "per_visitor"}
SERVICE_NUMBERS = ("seats", "table_size", "counters", "service_s", "stay_min", "price_yen",
                   "stock")
SERVICE_TEXTS = ("opens", "last_order", "closes")


class Place:
    """A place with its street coordinates and its properties in the order they are written."""

    def __init__(self, point, properties, host=""):
        self.point = point
        self.properties = properties
        self.host = host

    def __getitem__(self, key):
        return self.properties[key]

    @property
    def network_area(self):
        """The `area` of walkways at this place."""
        area = self.properties["area"]
        return area if area in ("airport", "mainland") else "island"


def _start(row, kind, area, level, position):
    return {
        "id": row["id"], "name_ja": row["name_ja"], "name_en": row["name_en"], "kind": kind,
        "area": area, "level": int(level or 0), "position": position,
    }


def _fact_places(tables, frame):
    for row in read_table(tables, "places.csv"):
        area = AREA_OF_PHASE[row["phase"]]
        properties = _start(row, row["kind"], area, 0, row["position"])
        estimated = ["position"] if row["position"] == "estimate" else []
        for key in COUNTS:
            if row[key]:
                properties[key], is_estimate = read_number(row[key])
                estimated += [key] if is_estimate else []
        properties["estimated"] = estimated
        properties["source"] = "kobe_open_data_operators"
        yield Place(frame.to_street(float(row["lon"]), float(row["lat"])), properties)


def _station_area(station_id):
    if station_id in ("P01", "P02", "P03"):
        return "mainland"
    return {"P07": "phase2", "P08": "phase2", "P09": "airport"}.get(station_id, "phase1")


def _stations(tables, frame):
    layout = {row["id"]: row for row in read_table(tables, "station_layout.csv")}
    for row in read_table(tables, "stations.csv"):
        area = _station_area(row["id"])
        properties = _start(row, "station", area, row["platform_level"], "read")
        properties["platform_capacity"] = int(layout[row["id"]]["platform_capacity"])
        properties["estimated"] = ["platform_capacity"]
        properties["source"] = "mlit_n02"
        yield Place(frame.to_street(float(row["lon"]), float(row["lat"])), properties)


def _extra_places(tables):
    for row in read_table(tables, "extra_places.csv"):
        properties = _start(row, row["kind"], row["area"], row["level"], row["position"])
        if row["modes"]:
            properties["modes"] = row["modes"].split()
        properties["estimated"] = ["position"] if row["position"] == "estimate" else []
        properties["source"] = "estimate"
        yield Place((float(row["along_m"]), float(row["across_m"])), properties)


def _service(row):
    properties = {"service": row["service"]}
    for key in SERVICE_NUMBERS:
        if row[key]:
            properties[key] = int(row[key])
    for key in SERVICE_TEXTS:
        properties[key] = row[key]
    if row["open_on"]:
        properties["open_on"] = row["open_on"].split()
    properties["access"] = row["access"]
    return properties


def _dining_places(tables, known):
    for row in read_table(tables, "dining.csv"):
        offset = (float(row["offset_along_m"]), float(row["offset_across_m"]))
        host = known.get(row["host"])
        origin = host.point if host else (0.0, 0.0)
        area = host["area"] if host else "phase2"
        properties = _start(row, row["kind"], area, row["level"], "estimate")
        if host:
            properties["host"] = row["host"]
        if row["service"]:
            properties.update(_service(row))
        properties["estimated"] = ["position", *row["estimated"].split()]
        properties["source"] = row["source"]
        point = (origin[0] + offset[0], origin[1] + offset[1])
        yield Place(point, properties, row["host"])


def _share_staff(tables, places):
    """Moves staff from a place to the places that stand for a part of it."""
    known = {p["id"]: p.properties for p in places}
    for whole, parts in split_places(tables).items():
        if "staff" not in known[whole]:
            continue
        numbers = shared_out(known[whole]["staff"], [share for _, share in parts])
        for (part, _), staff in zip(parts, numbers):
            known[part]["staff"] = staff
            known[part]["estimated"] = sorted({*known[part]["estimated"], "staff"})


def _add_car_parks(tables, places):
    """Car spaces by the rates of the kind of place."""
    rules = {row["kind"]: row for row in read_table(tables, "car_park_rules.csv")}
    for place in (p.properties for p in places if p["kind"] in rules):
        rates = {count: float(rules[place["kind"]][rate]) for count, rate in CAR_PARK_RATES.items()}
        spaces = round(sum(rate * place.get(count, 0) for count, rate in rates.items()))
        if spaces > 0:
            place["car_spaces"] = spaces
            place["estimated"] = [*place["estimated"], "car_spaces"]


def read_places(tables, frame):
    """All places in the order of the tables; a host comes before what is inside it."""
    places = [*_fact_places(tables, frame), *_stations(tables, frame), *_extra_places(tables)]
    _share_staff(tables, places)
    _add_car_parks(tables, places)
    places += _dining_places(tables, {p["id"]: p for p in places})
    return places
