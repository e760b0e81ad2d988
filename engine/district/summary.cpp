#include "engine/district/summary.hpp"

#include <fmt/format.h>

#include <string_view>

#include "engine/core/id_range.hpp"
#include "engine/district/gate_ties.hpp"

namespace poai::district {
namespace {

void count_places(const District& district, Summary& summary) {
  summary.places = district.places.size();
  for (std::size_t i = 0; i < district.places.size(); ++i) {
    const Place& place = district.places[PlaceId(i)];
    const Service& service = district.services[PlaceId(i)];
    ++summary.places_by_kind.at(static_cast<std::size_t>(place.kind));
    if (service.kind != ServiceKind::kNone) {
      ++summary.services;
      summary.seats_by_area.at(static_cast<std::size_t>(place.area)) += service.seats;
    }
  }
}

void count_flights(const District& district, Summary& summary) {
  for (const Flight& flight : district.flights) {
    const std::array<bool, 2> flown = {flight.on_weekdays, flight.on_weekends};
    for (std::size_t day = 0; day < 2; ++day) {
      summary.flights.at(day) += flown.at(day) ? 1U : 0U;
      summary.flight_seats.at(day) += flown.at(day) ? flight.seats : 0;
    }
  }
}

/// A tie to a gate far away would hide how long the walkways are.
void count_lengths(const WalkNetwork& network, Summary& summary) {
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    const bool is_tie = is_gate_tie(network.link_name[link]);
    const double length_km = static_cast<double>(network.length_m[link]) / 1000.0;
    summary.gate_ties += is_tie ? 1 : 0;
    (is_tie ? summary.gate_ties_km : summary.walkway_km) += length_km;
  }
}

/// "a 3, b 5": the names whose count is not 0.
template <std::size_t N>
std::string counts_text(const std::array<std::string_view, N>& names,
                        const std::array<std::size_t, N>& counts) {
  std::string text;
  for (std::size_t i = 0; i < N; ++i) {
    if (counts.at(i) > 0) {
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", names.at(i), counts.at(i));
    }
  }
  return text.empty() ? "none" : text;
}

}  // namespace

Summary summarise(const District& district) {
  Summary summary;
  summary.nodes = district.network.node_count();
  summary.links = district.network.link_count();
  count_lengths(district.network, summary);
  count_places(district, summary);
  summary.buildings = district.buildings.size();
  summary.stops = district.transit.stops.size();
  summary.routes = district.transit.routes.size();
  for (std::size_t day = 0; day < 2; ++day) {
    summary.runs.at(day) = district.transit.timetables.at(day).run_count();
  }
  count_flights(district, summary);
  return summary;
}

std::string summary_text(const Summary& summary) {
  const auto line = [](std::string_view what, const std::string& value) {
    return fmt::format("{:<16}{}\n", what, value);
  };
  const std::string ties =
      summary.gate_ties == 0
          ? std::string()
          : fmt::format(", without {} tie{} to gates ({:.1f} km)", summary.gate_ties,
                        summary.gate_ties == 1 ? "" : "s", summary.gate_ties_km);
  return line("walkways",
              fmt::format("{} nodes, {} links, {:.1f} km{}", summary.nodes,
                          summary.links - summary.gate_ties, summary.walkway_km, ties)) +
         line("places", fmt::format("{} ({})", summary.places,
                                    counts_text(kPlaceKindNames, summary.places_by_kind))) +
         line("services", fmt::format("{}, seats by area: {}", summary.services,
                                      counts_text(kPlaceAreaNames, summary.seats_by_area))) +
         line("buildings", fmt::format("{}", summary.buildings)) +
         line("transit",
              fmt::format("{} stops, {} routes, {} runs on a weekday, {} on a weekend day",
                          summary.stops, summary.routes, summary.runs[0], summary.runs[1])) +
         line("flights", fmt::format("{} with {} seats on a weekday, {} with {} on a weekend day",
                                     summary.flights[0], summary.flight_seats[0],
                                     summary.flights[1], summary.flight_seats[1]));
}

}  // namespace poai::district
