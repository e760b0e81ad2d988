#include "engine/district/detail/airport_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/config/toml_reader.hpp"
#include "engine/core/suggest.hpp"
#include "engine/district/flights.hpp"

namespace poai::district {
namespace {

using config::TomlTable;

constexpr double kMinutesOfDay = 24.0 * 60.0;
constexpr double kMostServers = 1'000.0;
constexpr double kMostServiceS = 3'600.0;
constexpr double kShareTolerance = 2e-3;  // three decimals are written

/// The two numbers of `key`, or zeros after a report.
std::pair<double, double> read_pair(const TomlTable& table, std::string_view key,
                                    const config::Range& range, std::string_view form) {
  if (!table.has(key)) {
    table.report_missing(key);
    return {};
  }
  const std::vector<double> values = table.numbers(key, range);
  if (table.list(key).size() != 2) {
    table.report(key, fmt::format("must be {}", form));
  }
  return values.size() == 2 ? std::pair(values[0], values[1]) : std::pair(0.0, 0.0);
}

NormalTime read_normal(const TomlTable& table, std::string_view key) {
  const auto [mean, sd] =
      read_pair(table, key, config::between(0.0, kMinutesOfDay), "[mean, standard deviation]");
  return {mean, sd};
}

TimeSpan read_span(const TomlTable& table, std::string_view key, double most_allowed) {
  const auto [least, most] =
      read_pair(table, key, config::between(0.0, most_allowed), "[least, most]");
  if (most < least) {
    table.report(key, "is upside down", fmt::format("{} > {}", least, most));
  }
  return {least, most};
}

ServerSettings read_servers(const TomlTable& parent, std::string_view key) {
  const TomlTable table = parent.required_table(key);
  if (!parent.has(key)) {
    return {};
  }
  table.known_keys({"servers", "service_s"});
  ServerSettings queue;
  queue.servers = static_cast<std::uint32_t>(
      table.required_integer("servers", config::between(1.0, kMostServers)));
  queue.service_s = read_span(table, "service_s", kMostServiceS);
  return queue;
}

void read_arrivals(const TomlTable& table, Airport& airport) {
  table.known_keys({"door_open_min", "doors", "full_cabin_s", "full_cabin_seats", "walk_min",
                    "first_bag_min", "last_bag_min", "foreigner_share", "immigration",
                    "immigration_gates", "customs", "taxi_share", "taxi_rank"});
  const config::Range minutes = config::between(0.0, kMinutesOfDay);
  airport.door_open_min = table.required_number("door_open_min", minutes);
  airport.doors =
      static_cast<std::uint32_t>(table.required_integer("doors", config::between(1.0, 10.0)));
  airport.full_cabin_s = read_normal(table, "full_cabin_s");
  airport.full_cabin_seats =
      table.required_number("full_cabin_seats", config::between(1.0, 1'000.0));
  airport.walk_min = read_normal(table, "walk_min");
  airport.first_bag_min = read_span(table, "first_bag_min", kMinutesOfDay);
  airport.last_bag_min = read_span(table, "last_bag_min", kMinutesOfDay);
  if (airport.last_bag_min.least < airport.first_bag_min.most) {
    table.report("last_bag_min", "begins before first_bag_min ends",
                 "the last bag would come before the first");
  }
  airport.foreigner_share = table.required_number("foreigner_share", config::share());
  airport.immigration = read_servers(table, "immigration");
  airport.immigration_gates = read_servers(table, "immigration_gates");
  airport.customs = read_servers(table, "customs");
  airport.taxi_share = table.required_number("taxi_share", config::share());
  airport.taxi_rank = read_servers(table, "taxi_rank");
}

void read_departures(const TomlTable& table, Airport& airport) {
  table.known_keys({"gate_closes_min", "walk_to_gate_min", "emigration", "emigration_gates"});
  airport.gate_closes_min =
      table.required_number("gate_closes_min", config::between(0.0, kMinutesOfDay));
  airport.walk_to_gate_min = read_normal(table, "walk_to_gate_min");
  airport.emigration = read_servers(table, "emigration");
  airport.emigration_gates = read_servers(table, "emigration_gates");
}

PassengerSettings read_passengers(const TomlTable& table) {
  table.known_keys({"checked_bag_share", "security", "purpose"});
  PassengerSettings passengers;
  passengers.checked_bag_share = table.required_number("checked_bag_share", config::share());
  passengers.security = read_servers(table, "security");
  const TomlTable purpose = table.required_table("purpose");
  purpose.known_keys({kAirPurposeNames[0], kAirPurposeNames[1], kAirPurposeNames[2],
                      kAirPurposeNames[3], kAirPurposeNames[4], kAirPurposeNames[5]});
  for (std::size_t i = 0; i < kAirPurposeCount; ++i) {
    passengers.purpose_share.at(i) =
        purpose.number(kAirPurposeNames.at(i), config::share()).value_or(0.0);
  }
  const double sum =
      std::accumulate(passengers.purpose_share.begin(), passengers.purpose_share.end(), 0.0);
  if (table.has("purpose") && std::abs(sum - 1.0) > kShareTolerance) {
    table.report("purpose", fmt::format("the shares add up to {:.3f}", sum), "they must make 1");
  }
  return passengers;
}

PurposeSettings read_purpose(const TomlTable& table, AirPurpose purpose) {
  table.known_keys({"places", "stay_min"});
  PurposeSettings settings;
  for (const config::TomlValue& value : table.list("places")) {
    if (const auto kind = value.word<PlaceKind>(kPlaceKindNames)) {
      settings.places.push_back(*kind);
    }
  }
  if (settings.places.empty()) {
    table.report("places", "names no kind of place", "those of this purpose must stop somewhere");
  }
  if (purpose != AirPurpose::kResident) {
    settings.stay_min = read_normal(table, "stay_min");
  }
  return settings;
}

OpenHours read_hours(const TomlTable& table, std::string_view kind) {
  const std::vector<config::TomlValue> ends = table.list(kind);
  if (ends.size() != 2) {
    table.report(kind, "must be [opens, closes]", R"(for example ["10:00", "17:00"])");
    return {};
  }
  const auto opens = ends[0].time();
  const auto closes = ends[1].time();
  if (opens && closes && *closes <= *opens) {
    table.report(kind, "must close after it opens", "",
                 "write hours after midnight as 24:00 to 30:00");
  }
  return {opens.value_or(OpenHours{}.opens), closes.value_or(OpenHours{}.closes)};
}

bool stops_at(const Airport& airport, PlaceKind kind) {
  return std::ranges::any_of(airport.purposes, [kind](const PurposeSettings& purpose) {
    return std::ranges::count(purpose.places, kind) > 0;
  });
}

/// Of each kind of place that has some; of kinds where nobody stops they are refused.
void read_stop_hours(const TomlTable& table, Airport& airport) {
  table.known_keys(word_list(kPlaceKindNames));
  for (std::size_t kind = 0; kind < kPlaceKindNames.size(); ++kind) {
    const std::string_view name = kPlaceKindNames.at(kind);
    if (!table.has(name)) {
      continue;
    }
    airport.stop_hours.at(kind) = read_hours(table, name);
    if (!stops_at(airport, static_cast<PlaceKind>(kind))) {
      table.report(name, "nobody stops there", "no purpose of [stops] names it in `places`");
    }
  }
}

void read_purposes(const TomlTable& table, Airport& airport) {
  table.known_keys({kAirPurposeNames[1], kAirPurposeNames[2], kAirPurposeNames[3],
                    kAirPurposeNames[4], kAirPurposeNames[5], "hours"});
  for (std::size_t i = 1; i < kAirPurposeCount; ++i) {
    if (const auto of_purpose = table.table(kAirPurposeNames.at(i))) {
      airport.purposes.at(i) = read_purpose(*of_purpose, static_cast<AirPurpose>(i));
    } else if (!table.has(kAirPurposeNames.at(i))) {
      table.report_missing(kAirPurposeNames.at(i));
    }
  }
  if (const auto hours = table.table("hours")) {
    read_stop_hours(*hours, airport);
  }
}

void read_stranded(const TomlTable& table, Airport& airport) {
  table.known_keys({kStrandedChoiceNames[0], kStrandedChoiceNames[1], kStrandedChoiceNames[2],
                    kStrandedChoiceNames[3]});
  for (std::size_t i = 0; i < airport.stranded_weights.size(); ++i) {
    airport.stranded_weights.at(i) =
        table.required_number(kStrandedChoiceNames.at(i), config::share());
  }
  const auto returns = static_cast<std::size_t>(StrandedChoice::kReturns);
  if (table.has(kStrandedChoiceNames.at(returns)) && airport.stranded_weights.at(returns) <= 0.0) {
    table.report(kStrandedChoiceNames.at(returns), "must be over 0",
                 "it is the choice that is always there");
  }
}

std::optional<Airport> read_document(std::optional<config::Node> tree, Problems& problems) {
  if (!tree) {
    return std::nullopt;
  }
  const config::TomlDocument document(std::move(*tree), InputKind::kFiles, problems);
  const TomlTable root = document.root();
  root.check_format("poai-airport", 1);
  root.known_keys({"format", "format_version", "arrivals", "departures", "domestic",
                   "international", "stops", "stranded"});
  Airport airport;
  const auto read = [&root](std::string_view key, auto reader) {
    const TomlTable table = root.required_table(key);
    if (root.has(key)) {
      reader(table);
    }
  };
  const auto of_kind = [&airport](Flight::Kind kind) -> PassengerSettings& {
    return airport.passengers.at(static_cast<std::size_t>(kind));
  };
  read("arrivals", [&](const TomlTable& table) { read_arrivals(table, airport); });
  read("departures", [&](const TomlTable& table) { read_departures(table, airport); });
  read("domestic",
       [&](const TomlTable& table) { of_kind(Flight::Kind::kDomestic) = read_passengers(table); });
  read("international", [&](const TomlTable& table) {
    of_kind(Flight::Kind::kInternational) = read_passengers(table);
  });
  read("stops", [&](const TomlTable& table) { read_purposes(table, airport); });
  read("stranded", [&](const TomlTable& table) { read_stranded(table, airport); });
  return airport;
}

}  // namespace

std::optional<Airport> read_airport(const std::filesystem::path& file, Problems& problems) {
  return read_document(config::load_toml(file, InputKind::kFiles, problems), problems);
}

std::optional<Airport> parse_airport(std::string_view text, const std::string& name,
                                     Problems& problems) {
  return read_document(config::parse_toml(text, name, InputKind::kFiles, problems), problems);
}

}  // namespace poai::district
