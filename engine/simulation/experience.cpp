#include "engine/simulation/experience.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/routing/transit_times.hpp"
#include "engine/simulation/inputs.hpp"

namespace poai::simulation {
namespace {

constexpr std::size_t kPlaceSlots = demand::PlaceWaits::kSlotCount;
constexpr std::size_t kStopSlots = routing::TransitTimes::kSlotCount;

const district::Timetable& timetable_of(const Inputs& inputs) {
  return inputs.district.transit.timetable(inputs.scenario.run.day_type);
}

/// Ascending.
std::vector<PlaceId> serving_places(const Inputs& inputs) {
  const auto serves = [](const district::Service& service) {
    return service.kind != district::ServiceKind::kNone;
  };
  std::vector<PlaceId> places;
  for (const PlaceId place : ids<PlaceId>(inputs.district.services.size())) {
    if (serves(inputs.district.services[place])) {
      places.push_back(place);
    }
  }
  for (const scenario::ServiceEdit& edit : inputs.changes.services) {
    if (serves(edit.service)) {
      places.push_back(edit.place);
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

void add_places(const Knowledge& knowledge, const Inputs& inputs,
                const Column<PersonId, PersonKey>& keys, ExperienceTable& table) {
  const std::vector<PlaceId> places = serving_places(inputs);
  for (const PlaceId place : places) {
    table.places.push_back(inputs.district.places[place].id);
    for (std::size_t slot = 0; slot < kPlaceSlots; ++slot) {
      const SimTime time = SimTime{} + demand::PlaceWaits::kSlot * static_cast<std::int64_t>(slot);
      table.wait_s.push_back(knowledge.waits.wait_s(place, time).value_or(0.0));
    }
  }
  for (const PersonId person : ids<PersonId>(knowledge.lunch_places.size())) {
    const PlaceId place = knowledge.lunch_places[person];
    if (place.valid()) {
      const auto row = std::lower_bound(places.begin(), places.end(), place);
      expects(row != places.end() && *row == place, "lunch is had where something is served");
      table.person_key.push_back(keys[person].value);
      table.lunch_place.push_back(static_cast<std::uint32_t>(row - places.begin()));
    }
  }
}

void add_rides(const routing::RideExperience& rides, const Inputs& inputs, ExperienceTable& table) {
  for (const district::Stop& stop : inputs.district.transit.stops) {
    table.stops.push_back(stop.id);
  }
  const district::Timetable& timetable = timetable_of(inputs);
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const auto calls = timetable.calls[run];
    table.trips.push_back(timetable.trip_id[run]);
    table.call_count.push_back(static_cast<std::uint32_t>(calls.size()));
    for (const district::Call& call : calls) {
      table.call_stop.push_back(call.stop.value());
    }
  }
  table.left_behind_s = rides.left_behind_s;
  table.arrival_late_s = rides.arrival_late_s;
  table.departure_late_s = rides.departure_late_s;
  table.load_share = rides.load_share;
}

std::map<std::string_view, std::uint32_t> rows_of(const std::vector<std::string>& names) {
  std::map<std::string_view, std::uint32_t> rows;
  for (std::size_t row = 0; row < names.size(); ++row) {
    rows.emplace(names[row], static_cast<std::uint32_t>(row));
  }
  return rows;
}

std::optional<std::uint32_t> row_of(const std::map<std::string_view, std::uint32_t>& rows,
                                    std::string_view name) {
  const auto found = rows.find(name);
  return found == rows.end() ? std::nullopt : std::optional(found->second);
}

/// The waits of a table, by the places of a day.
void recall_places(const ExperienceTable& table, const Inputs& inputs,
                   const Column<PersonId, PersonKey>& keys, Recollection& recollection) {
  const auto rows = rows_of(table.places);
  std::vector<PlaceId> place_of_row(table.places.size());
  demand::PlaceWaits& waits = recollection.knowledge.waits;
  waits = demand::PlaceWaits(inputs.district.places.size());
  const std::vector<PlaceId> serving = serving_places(inputs);
  for (const PlaceId place : ids<PlaceId>(inputs.district.places.size())) {
    const bool serves = std::binary_search(serving.begin(), serving.end(), place);
    const auto row = serves ? row_of(rows, inputs.district.places[place].id) : std::nullopt;
    if (!row) {
      waits.forget(place);
      continue;
    }
    place_of_row[*row] = place;
    ++recollection.places;
    for (std::size_t slot = 0; slot < kPlaceSlots; ++slot) {
      waits.set(place, slot, table.wait_s[*row * kPlaceSlots + slot]);
    }
  }
  std::map<std::uint64_t, PlaceId> lunch_of;
  for (std::size_t i = 0; i < table.person_key.size(); ++i) {
    lunch_of.emplace(table.person_key[i], place_of_row[table.lunch_place[i]]);
  }
  for (const PersonKey& key : keys) {
    const auto lunch = lunch_of.find(key.value);
    recollection.knowledge.lunch_places.push_back(lunch == lunch_of.end() ? PlaceId::none()
                                                                          : lunch->second);
  }
}

/// The runs of a table, by those of a day.
class RideRecall {
 public:
  RideRecall(const ExperienceTable& table, const Inputs& inputs)
      : table_(table),
        transit_(inputs.district.transit),
        timetable_(timetable_of(inputs)),
        trips_(rows_of(table.trips)) {
    std::size_t first = 0;
    for (const std::uint32_t count : table.call_count) {
      first_call_.push_back(first);
      first += count;
    }
  }

  void recall(Recollection& recollection) const {
    routing::RideExperience& rides = recollection.knowledge.rides;
    for (const RunId run : ids<RunId>(timetable_.run_count())) {
      const auto first = first_call_of(run);
      recollection.trips += first ? 1U : 0U;
      for (std::size_t i = 0; i < timetable_.calls[run].size(); ++i) {
        rides.arrival_late_s.push_back(first ? table_.arrival_late_s[*first + i] : 0.0);
        rides.departure_late_s.push_back(first ? table_.departure_late_s[*first + i] : 0.0);
        rides.load_share.push_back(first ? table_.load_share[*first + i] : 0.0);
      }
    }
    const auto stops = rows_of(table_.stops);
    for (const district::Stop& stop : transit_.stops) {
      const auto row = row_of(stops, stop.id);
      for (std::size_t slot = 0; slot < kStopSlots; ++slot) {
        rides.left_behind_s.push_back(row ? table_.left_behind_s[*row * kStopSlots + slot] : 0.0);
      }
    }
  }

 private:
  /// In the table; nothing if it does not have the run, or with other stops.
  [[nodiscard]] std::optional<std::size_t> first_call_of(RunId run) const {
    const auto row = row_of(trips_, timetable_.trip_id[run]);
    const auto calls = timetable_.calls[run];
    if (!row || table_.call_count[*row] != calls.size()) {
      return std::nullopt;
    }
    const std::size_t first = first_call_[*row];
    for (std::size_t i = 0; i < calls.size(); ++i) {
      if (table_.stops[table_.call_stop[first + i]] != transit_.stops[calls[i].stop].id) {
        return std::nullopt;
      }
    }
    return first;
  }

  const ExperienceTable& table_;
  const district::Transit& transit_;
  const district::Timetable& timetable_;
  std::map<std::string_view, std::uint32_t> trips_;
  std::vector<std::size_t> first_call_;  ///< by trip of the table
};

}  // namespace

ExperienceTable table_of(const Knowledge& knowledge, const Inputs& inputs,
                         const Column<PersonId, PersonKey>& keys) {
  ExperienceTable table;
  table.origin.scenario = inputs.scenario.name;
  table.origin.seed = inputs.scenario.run.seed;
  table.origin.day_type = inputs.scenario.run.day_type;
  add_places(knowledge, inputs, keys, table);
  add_rides(knowledge.rides, inputs, table);
  return table;
}

Recollection recall(const ExperienceTable& table, const Inputs& inputs,
                    const Column<PersonId, PersonKey>& keys) {
  Recollection recollection;
  recall_places(table, inputs, keys, recollection);
  RideRecall(table, inputs).recall(recollection);
  return recollection;
}

}  // namespace poai::simulation
