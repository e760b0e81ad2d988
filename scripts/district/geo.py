"""Map projection EPSG:6673 (JGD2011, Japan Plane Rectangular CS V) and the street grid's frame.

The transverse Mercator series are Krueger's to the fourth order in the third flattening (Kawase
2011, Bulletin of the Geospatial Information Authority of Japan 59); error below a millimetre here.
"""

import math
from dataclasses import dataclass

SEMI_MAJOR_AXIS_M = 6378137.0
INVERSE_FLATTENING = 298.257222101
SCALE_ON_CENTRAL_MERIDIAN = 0.9999
ORIGIN_LAT_DEG = 36.0
ORIGIN_LON_DEG = 134.0 + 20.0 / 60.0

_N = 1.0 / (2.0 * INVERSE_FLATTENING - 1.0)
_ECCENTRICITY = 2.0 * math.sqrt(_N) / (1.0 + _N)
_RADIUS = SEMI_MAJOR_AXIS_M / (1.0 + _N) * (1.0 + _N**2 / 4.0 + _N**4 / 64.0)
_SCALED_RADIUS = SCALE_ON_CENTRAL_MERIDIAN * _RADIUS
_ALPHA = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)


def _conformal_tangent(lat):
    """Tangent of the conformal latitude of the geodetic latitude `lat` (radians)."""
    sin_lat = math.sin(lat)
    return math.sinh(math.atanh(sin_lat) - _ECCENTRICITY * math.atanh(_ECCENTRICITY * sin_lat))


def _geodetic_latitude(tangent):
    """Latitude (radians) whose conformal tangent is `tangent`, by Newton-like iteration."""
    lat = math.atan(tangent)
    for _ in range(12):
        lat += math.atan(tangent) - math.atan(_conformal_tangent(lat))
    return lat


def _meridian_xi(lat):
    chi = math.atan(_conformal_tangent(lat))
    return chi + sum(a * math.sin(2 * j * chi) for j, a in enumerate(_ALPHA, 1))


_ORIGIN_XI = _meridian_xi(math.radians(ORIGIN_LAT_DEG))


def project(lon_deg, lat_deg):
    """Easting and northing in metres of a longitude and latitude in degrees."""
    delta = math.radians(lon_deg - ORIGIN_LON_DEG)
    t = _conformal_tangent(math.radians(lat_deg))
    xi = math.atan2(t, math.cos(delta))
    eta = math.atanh(math.sin(delta) / math.hypot(1.0, t))
    east, north = eta, xi
    for j, a in enumerate(_ALPHA, 1):
        north += a * math.sin(2 * j * xi) * math.cosh(2 * j * eta)
        east += a * math.cos(2 * j * xi) * math.sinh(2 * j * eta)
    return _SCALED_RADIUS * east, _SCALED_RADIUS * (north - _ORIGIN_XI)


def unproject(east_m, north_m):
    """Longitude and latitude in degrees of an easting and northing in metres."""
    xi_scaled = north_m / _SCALED_RADIUS + _ORIGIN_XI
    eta_scaled = east_m / _SCALED_RADIUS
    xi, eta = xi_scaled, eta_scaled
    for j, b in enumerate(_BETA, 1):
        xi -= b * math.sin(2 * j * xi_scaled) * math.cosh(2 * j * eta_scaled)
        eta -= b * math.cos(2 * j * xi_scaled) * math.sinh(2 * j * eta_scaled)
    tangent = math.sin(xi) / math.hypot(math.sinh(eta), math.cos(xi))
    lon = math.radians(ORIGIN_LON_DEG) + math.atan2(math.sinh(eta), math.cos(xi))
    return math.degrees(lon), math.degrees(_geodetic_latitude(tangent))


def meridian_convergence_deg(lon_deg, lat_deg):
    """Degrees by which grid north lies clockwise of true north."""
    delta = math.radians(lon_deg - ORIGIN_LON_DEG)
    return math.degrees(math.atan(math.tan(delta) * math.sin(math.radians(lat_deg))))


@dataclass(frozen=True)
class StreetFrame:
    """The street grid's frame: metres `along` the long axis and `across` it, from an origin."""

    origin_lon: float
    origin_lat: float
    long_axis_bearing_deg: float

    def _axes(self):
        convergence = meridian_convergence_deg(self.origin_lon, self.origin_lat)
        bearing = math.radians(self.long_axis_bearing_deg - convergence)
        along = (math.sin(bearing), math.cos(bearing))
        return along, (-along[1], along[0])

    def to_street(self, lon, lat):
        """Street coordinates (along, across) of a longitude and latitude."""
        origin = project(self.origin_lon, self.origin_lat)
        point = project(lon, lat)
        east, north = point[0] - origin[0], point[1] - origin[1]
        along, across = self._axes()
        return (
            east * along[0] + north * along[1],
            east * across[0] + north * across[1],
        )

    def to_lonlat(self, along_m, across_m):
        """Longitude and latitude of street coordinates."""
        origin = project(self.origin_lon, self.origin_lat)
        along, across = self._axes()
        return unproject(
            origin[0] + along_m * along[0] + across_m * across[0],
            origin[1] + along_m * along[1] + across_m * across[1],
        )
