#include "engine/scenario/detail/kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/input_limits.hpp"
#include "engine/core/suggest.hpp"
#include "engine/core/words.hpp"
#include "engine/district/place_suggestion.hpp"
#include "engine/scenario/detail/idle.hpp"

namespace poai::scenario::detail {
namespace {

constexpr std::array<Kind, kInterventionKindNames.size()> kKinds = {{
    {"Opens a place of the district that is closed or serves nothing yet, or a new one.",
     declare_open_place, nullptr, Timing::kTimed, Notice::kSeenOnSpot},
    {"Closes a place; who sits stays, nobody else is served.", declare_close_place, nullptr,
     Timing::kTimed, Notice::kSeenOnSpot},
    {"Changes what a place offers; what is not named stays.", declare_change_place, nullptr,
     Timing::kTimed, Notice::kSeenOnSpot},
    {"Puts food trucks on the street beside a place; they sell from `from` until `until`, or until "
     "they are sold out.",
     declare_food_truck, nullptr, Timing::kTimed, Notice::kSeenOnSpot},
    {"An event at a place: people of the island go there, and others come for it. It is in "
     "everybody's plan of the day.",
     declare_event, apply_event, Timing::kWholeDay, Notice::kKnown},
    {"Adds a walkway between two places or along points; its ends join the nearest nodes.",
     declare_add_walkway, nullptr, Timing::kTimed, Notice::kChoice},
    {"Widens or covers walkways.", declare_change_walkway, nullptr, Timing::kTimed,
     Notice::kChoice},
    {"Closes walkways; who is on one walks on to its end.", declare_close_walkway, nullptr,
     Timing::kTimed, Notice::kChoice},
    {"Changes the runs of a line that leave their first stop from `from` until `until`, and how "
     "many people their vehicles hold. It is in the timetable that people plan with.",
     declare_change_line, apply_change_line, Timing::kTimed, Notice::kKnown},
    {"Adds a line that runs both ways from `from` until `until`. People who came by bus use a bus "
     "line, all use one of the Port Liner.",
     declare_new_line, apply_new_line, Timing::kTimed, Notice::kKnown},
    {"Stops a line from `from` until `until`: runs under way wait where they are, and those that "
     "would leave do not run; with a section, only between its ends.",
     declare_line_outage, apply_line_outage, Timing::kTimed, Notice::kChoice},
    {"Adds flights, spread evenly from `first` to `last`.", declare_add_flights, apply_add_flights,
     Timing::kWholeDay, Notice::kKnown},
    {"Cancels flights with their passengers.", declare_cancel_flights, apply_cancel_flights,
     Timing::kWholeDay, Notice::kKnown},
    {"Delays flights. Passengers know of it beforehand only if it is announced.",
     declare_delay_flights, apply_delay_flights, Timing::kWholeDay, Notice::kChoice},
    {"Cancels flights at `from`, without anybody knowing before: who wants to depart learns it in "
     "the terminal, waits for another flight, goes back, or stays overnight; those who would "
     "arrive do not.",
     declare_strand_flights, apply_strand_flights, Timing::kTimed, Notice::kSeenOnSpot},
    {"Brings an organisation to a place, with employees like those of a block of the population "
     "file.",
     declare_add_organisation, apply_add_organisation, Timing::kWholeDay, Notice::kKnown},
    {"Takes an organisation away with its employees; residents whom it employed stay at home.",
     declare_remove_organisation, apply_remove_organisation, Timing::kWholeDay, Notice::kKnown},
    {"Adds people like those of a block of the population file: residents, students, patients, "
     "visitors, employees.",
     declare_add_people, apply_add_people, Timing::kWholeDay, Notice::kKnown},
    {"Removes people of a block of the population file.", declare_remove_people,
     apply_remove_people, Timing::kWholeDay, Notice::kKnown},
    {"Shifts the working hours, or hours of study, of a share of people; half of them earlier and "
     "half later if both are given.",
     declare_staggered_hours, apply_staggered_hours, Timing::kWholeDay, Notice::kKnown},
    {"Rewards people who ride the Port Liner to work outside of the time from `from` until "
     "`until`: who gains more by it than the other hours cost changes them.",
     declare_off_peak_incentive, apply_off_peak_incentive, Timing::kTimed, Notice::kKnown},
    {"A bus of employers for their people, from a gate to where they work and back, from `from` "
     "until `until`. With `[choice.mode] model = \"nested-logit\"` it is one more way for them.",
     declare_employer_shuttle, apply_employer_shuttle, Timing::kTimed, Notice::kKnown},
    {"Weather that slows walkers on ways without a cover, keeps people in, and makes the walk to "
     "lunch weigh more. People know of it in the morning.",
     declare_weather, apply_weather, Timing::kTimed, Notice::kChoice},
}};

}  // namespace

const Kind& kind_of(InterventionKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

void check_timing(const Intervention& intervention, Target& target) {
  const Kind& kind = kind_of(intervention.kind);
  const std::string_view name = word(kInterventionKindNames, intervention.kind);
  for (const auto& [key, time] :
       {std::pair("from", intervention.from), std::pair("until", intervention.until)}) {
    if (time && kind.timing == Timing::kWholeDay) {
      report(intervention, key, fmt::format("means nothing for {}", name),
             "what it changes holds from the day's begin", "leave it out", target.problems);
    }
  }
  const RunSettings& run = target.scenario.run;
  const SimTime begins = begin_of(intervention, run);
  const SimTime ends = end_of(intervention, run);
  if (kind.timing != Timing::kWholeDay && (begins >= run.end || ends <= run.begin)) {
    target.changes.notices.push_back(
        notice_of(intervention, "from",
                  fmt::format("it would hold from {} until {}, and the run is from {} until {}",
                              format_time(begins), format_time(ends), format_time(run.begin),
                              format_time(run.end)),
                  "choose another time"));
  }
  if (intervention.announced && kind.notice != Notice::kChoice) {
    report(intervention, "announced", fmt::format("means nothing for {}", name),
           kind.notice == Notice::kKnown ? "people always know of it when they make their plans"
                                         : "people see it where they are, and plan nothing by it",
           "leave it out", target.problems);
  }
}

void report(const Intervention& intervention, std::string_view key, std::string problem,
            std::string reason, std::string suggestion, Problems& problems) {
  problems.add_scenario_problem({intervention.place_of(key),
                                 fmt::format("intervention.{}.{}", intervention.id, key),
                                 std::move(problem), std::move(reason), std::move(suggestion)});
}

void report_missing(const Intervention& intervention, std::string_view key, std::string reason,
                    Problems& problems) {
  const std::string name = fmt::format("intervention.{}.{}", intervention.id, key);
  const auto& all = problems.all();
  if (std::none_of(all.begin(), all.end(),
                   [&name](const Problem& problem) { return problem.key == name; })) {
    report(intervention, key, "is missing", std::move(reason), "", problems);
  }
}

void report_missing_place(const Intervention& intervention, std::string_view key,
                          std::string_view id, std::string reason, Target& target) {
  if (target.district.lacks_place(id)) {
    report(
        intervention, key, fmt::format("there is no place \"{}\" in the district", id),
        std::move(reason),
        target.problems.size() < kMostProblems ? district::suggest_place(id, target.district) : "",
        target.problems);
  }
}

void report_unknown(const Intervention& intervention, const UnknownName& unknown,
                    const std::vector<std::string>& known, Problems& problems) {
  report(intervention, unknown.key,
         fmt::format("there is no {} \"{}\"", unknown.what, unknown.name),
         std::string(unknown.reason), did_you_mean(unknown.name, known), problems);
}

std::optional<PlaceId> place_of(const Intervention& intervention, std::string_view key,
                                std::string_view id, Target& target) {
  const auto known = target.district.find_place(id);
  if (!known) {
    report_missing_place(intervention, key, id, "", target);
  }
  return known;
}

std::vector<std::string> organisation_ids(const Target& target) {
  std::vector<std::string> ids;
  for (const population::NamedOrganisation& known : target.population.organisations) {
    ids.push_back(known.id);
  }
  for (const auto& added : target.changes.roster.organisations) {
    ids.push_back(added.organisation.id);
  }
  return ids;
}

demand::Who who_of(const Intervention& intervention, Target& target) {
  demand::Who who;
  for (const std::string& name : intervention.audience.roles) {
    if (const auto role = parse_word<Role>(kRoleNames, name)) {
      who.roles.push_back(*role);
    } else {
      report_unknown(intervention, {"roles", "role", name}, word_list(kRoleNames), target.problems);
    }
  }
  for (const std::string& id : intervention.audience.places) {
    if (const auto place = place_of(intervention, "places", id, target)) {
      who.places.push_back(*place);
    }
  }
  const std::vector<std::string> known = organisation_ids(target);
  for (const std::string& id : intervention.audience.organisations) {
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      report_unknown(intervention, {"organisations", "organisation", id}, known, target.problems);
    }
    who.organisations.push_back(id);
  }
  return who;
}

void declare_audience(config::FieldVisitor& visitor, Audience& audience) {
  static const std::string kRoles = fmt::format(
      "Roles of the people it is for; none: all. They are {}.", fmt::join(kRoleNames, ", "));
  visitor.field({.key = "roles", .meaning = kRoles}, audience.roles);
  visitor.field({.key = "places",
                 .meaning = "Ids of the places of work, study or visit of the people it is for; "
                            "none: all."},
                audience.places);
  visitor.field({.key = "organisations",
                 .meaning = "Ids of the organisations whose employees it is for; none: all."},
                audience.organisations);
}

SimTime begin_of(const Intervention& intervention, const RunSettings& run) {
  return std::max(intervention.from.value_or(run.begin), run.begin);
}

SimTime end_of(const Intervention& intervention, const RunSettings& run) {
  return intervention.until.value_or(std::max(run.end, SimTime::at(30)));
}

bool holds_at(const Intervention& intervention, SimTime time, const RunSettings& run) {
  return begin_of(intervention, run) <= time && (!intervention.until || time < *intervention.until);
}

}  // namespace poai::scenario::detail

namespace poai::scenario {

bool Intervention::holds_on(DayType day_type) const {
  return days.empty() || std::find(days.begin(), days.end(), name_of(day_type)) != days.end();
}

const Intervention* Scenario::intervention(std::string_view id) const {
  const auto found = std::find_if(interventions.begin(), interventions.end(),
                                  [id](const Intervention& one) { return one.id == id; });
  return found == interventions.end() ? nullptr : &*found;
}

}  // namespace poai::scenario
