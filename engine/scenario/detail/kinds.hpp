#pragma once
// The kinds of intervention: what each means, which keys it has, and what it does.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/config/field.hpp"
#include "engine/scenario/apply.hpp"
#include "engine/scenario/intervention.hpp"

namespace poai::scenario::detail {

/// What interventions work on. `district` and `population` are copies of the run's own.
struct Target {
  const Scenario& scenario;
  district::District& district;
  population::PopulationSpec& population;
  Changes& changes;
  Problems& problems;
};

/// Whether `from` and `until` say when it holds.
enum class Timing : std::uint8_t {
  kTimed,
  kWholeDay  ///< what it changes holds from the day's begin; its own keys say when
};

/// What `announced` means.
enum class Notice : std::uint8_t {
  kChoice,     ///< with it people make their plans by it
  kKnown,      ///< they always do
  kSeenOnSpot  ///< they find out where they are
};

/// One kind: the keys that it has besides `id`, `kind`, `from`, `until`, `days` and `announced`.
struct Kind {
  std::string_view meaning;
  void (*declare)(config::FieldVisitor&, Intervention&);
  /// Does it at once, or notes it in `target.changes`; nullptr for those on services of places,
  /// which are settled together.
  void (*apply)(const Intervention&, Target&);
  Timing timing;
  Notice notice;
};

[[nodiscard]] const Kind& kind_of(InterventionKind kind);

// The declarations and effects, a file for each family.
void declare_open_place(config::FieldVisitor& visitor, Intervention& intervention);
void declare_close_place(config::FieldVisitor& visitor, Intervention& intervention);
void declare_change_place(config::FieldVisitor& visitor, Intervention& intervention);
void declare_food_truck(config::FieldVisitor& visitor, Intervention& intervention);
void declare_event(config::FieldVisitor& visitor, Intervention& intervention);
void apply_event(const Intervention& intervention, Target& target);
void declare_add_walkway(config::FieldVisitor& visitor, Intervention& intervention);
void declare_change_walkway(config::FieldVisitor& visitor, Intervention& intervention);
void declare_close_walkway(config::FieldVisitor& visitor, Intervention& intervention);
void declare_weather(config::FieldVisitor& visitor, Intervention& intervention);
void apply_weather(const Intervention& intervention, Target& target);
void declare_change_line(config::FieldVisitor& visitor, Intervention& intervention);
void apply_change_line(const Intervention& intervention, Target& target);
void declare_new_line(config::FieldVisitor& visitor, Intervention& intervention);
void apply_new_line(const Intervention& intervention, Target& target);
void declare_line_outage(config::FieldVisitor& visitor, Intervention& intervention);
void apply_line_outage(const Intervention& intervention, Target& target);
void declare_add_flights(config::FieldVisitor& visitor, Intervention& intervention);
void apply_add_flights(const Intervention& intervention, Target& target);
void declare_cancel_flights(config::FieldVisitor& visitor, Intervention& intervention);
void apply_cancel_flights(const Intervention& intervention, Target& target);
void declare_delay_flights(config::FieldVisitor& visitor, Intervention& intervention);
void apply_delay_flights(const Intervention& intervention, Target& target);
void declare_strand_flights(config::FieldVisitor& visitor, Intervention& intervention);
void apply_strand_flights(const Intervention& intervention, Target& target);
void declare_add_organisation(config::FieldVisitor& visitor, Intervention& intervention);
void apply_add_organisation(const Intervention& intervention, Target& target);
void declare_remove_organisation(config::FieldVisitor& visitor, Intervention& intervention);
void apply_remove_organisation(const Intervention& intervention, Target& target);
void declare_add_people(config::FieldVisitor& visitor, Intervention& intervention);
void apply_add_people(const Intervention& intervention, Target& target);
void declare_remove_people(config::FieldVisitor& visitor, Intervention& intervention);
void apply_remove_people(const Intervention& intervention, Target& target);
void declare_staggered_hours(config::FieldVisitor& visitor, Intervention& intervention);
void apply_staggered_hours(const Intervention& intervention, Target& target);
void declare_off_peak_incentive(config::FieldVisitor& visitor, Intervention& intervention);
void apply_off_peak_incentive(const Intervention& intervention, Target& target);
void declare_employer_shuttle(config::FieldVisitor& visitor, Intervention& intervention);
void apply_employer_shuttle(const Intervention& intervention, Target& target);

/// A new place of the intervention's id, on the street beside another.
PlaceId add_place(const Intervention& intervention, PlaceId beside, district::District& district);

/// The names of a new place.
void declare_names(config::FieldVisitor& visitor, Intervention& intervention);

/// Food trucks as the place that they are.
[[nodiscard]] Intervention opened_trucks(const Intervention& trucks);

/// Opens, closes and changes places, and settles what holds when.
void apply_places(Target& target);
/// Adds the link of a new walkway to the district; nothing if that is not possible.
[[nodiscard]] std::optional<LinkId> added_walkway(const Intervention& intervention, Target& target);
/// Adds, changes and closes walkways, and lays the weather over them, in the order of time.
void apply_walkways(Target& target);

// For all of them.

/// Refuses `from`, `until` and `announced` where they would mean nothing.
void check_timing(const Intervention& intervention, Target& target);
/// Reports a problem of a key.
void report(const Intervention& intervention, std::string_view key, std::string problem,
            std::string reason, std::string suggestion, Problems& problems);
/// Reports that a key is missing, unless what is written there could not be read.
void report_missing(const Intervention& intervention, std::string_view key, std::string reason,
                    Problems& problems);
/// Reports an id that no place has, unless the place file could not be read in full.
void report_missing_place(const Intervention& intervention, std::string_view key,
                          std::string_view id, std::string reason, Target& target);
/// What a key names that is not there.
struct UnknownName {
  std::string_view key;
  std::string_view what;  ///< "line"
  std::string_view name;
  std::string_view reason = {};
};
/// Reports it, with the nearest of the known ones.
void report_unknown(const Intervention& intervention, const UnknownName& unknown,
                    const std::vector<std::string>& known, Problems& problems);
/// The place; reports an unknown one.
[[nodiscard]] std::optional<PlaceId> place_of(const Intervention& intervention,
                                              std::string_view key, std::string_view id,
                                              Target& target);
/// Roles, places and organisations by id; reports unknown ones.
[[nodiscard]] demand::Who who_of(const Intervention& intervention, Target& target);
void declare_audience(config::FieldVisitor& visitor, Audience& audience);
/// Whether the id of an organisation is known: named in the population file, or added.
[[nodiscard]] std::vector<std::string> organisation_ids(const Target& target);

/// When it begins and ends, within the run.
[[nodiscard]] SimTime begin_of(const Intervention& intervention, const RunSettings& run);
[[nodiscard]] SimTime end_of(const Intervention& intervention, const RunSettings& run);
/// From its begin until before its end.
[[nodiscard]] bool holds_at(const Intervention& intervention, SimTime time, const RunSettings& run);

}  // namespace poai::scenario::detail
