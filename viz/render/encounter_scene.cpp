// Where people meet and where those who meet there work, study or live.

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/words.hpp"
#include "viz/render/theme_scenes.hpp"

namespace poai::viz {
namespace {

using metrics::kNoRow;

/// Hours that people with one base stay at one place: (place, base) -> hours.
using Hours = std::map<std::pair<std::uint32_t, std::uint32_t>, double>;

/// Where somebody who stays at `place` is based: the place of work, study or visit, else home. An
/// air passenger has none on the islands but where he stays: the terminal is passed through.
std::uint32_t base_of(const output::Persons& persons, std::uint32_t person, std::uint32_t place) {
  if (static_cast<Role>(persons.role.at(person)) == Role::kAirPassenger) {
    return place;
  }
  const std::uint32_t target = persons.target.at(person);
  return target == kNoRow ? persons.home.at(person) : target;
}

Hours hours_of(const output::RunFile& run, std::size_t place_count) {
  const metrics::Stays stays = run.stays();
  const output::Persons persons = run.persons();
  Hours hours;
  for (std::size_t i = 0; i < stays.size(); ++i) {
    if (stays.person[i] >= persons.size() || stays.place[i] >= place_count) {
      throw InputError(InputKind::kFiles, {Problem{.place = {},
                                                   .key = "stays",
                                                   .problem = "is damaged",
                                                   .reason = "it names rows that are not there",
                                                   .suggestion = {}}});
    }
    const std::uint32_t base = base_of(persons, stays.person[i], stays.place[i]);
    if (base < place_count) {
      hours[{stays.place[i], base}] +=
          static_cast<double>(stays.end_ms[i] - stays.begin_ms[i]) / 3'600'000.0;
    }
  }
  return hours;
}

geometry::Point at(const output::PlaceTable& places, std::uint32_t row) {
  return {static_cast<double>(places.x_m[row]), static_cast<double>(places.y_m[row])};
}

/// Hours of contacts by place, in real persons. A run whose contacts end without a place has only
/// their number by place: then each counts with the mean length of all (an estimate).
std::vector<double> contact_hours(const output::RunFile& run) {
  const auto minutes = run.column<float>("encounters/place_minutes");
  const auto contacts = run.column<std::uint32_t>("encounters/place_contacts");
  const double scale = run.info().scale;
  std::vector<double> hours;
  if (std::any_of(minutes.begin(), minutes.end(), [](float value) { return value > 0.0F; })) {
    for (const float value : minutes) {
      hours.push_back(static_cast<double>(value) / 60.0 / scale);
    }
    return hours;
  }
  const metrics::PersonOutcomes outcomes = run.outcomes();
  const double all_min =
      std::accumulate(outcomes.contact_min.begin(), outcomes.contact_min.end(), 0.0);
  const double all = std::accumulate(outcomes.contacts.begin(), outcomes.contacts.end(), 0.0);
  for (const std::uint32_t count : contacts) {
    const double mean_h = all > 0.0 ? all_min / all / 60.0 : 0.0;
    hours.push_back(static_cast<double>(count) * mean_h / scale);
  }
  return hours;
}

/// The places with most bridges.
std::vector<std::uint32_t> best_bridges(const std::vector<std::uint32_t>& bridges) {
  constexpr std::size_t kBest = 8;
  std::vector<std::uint32_t> best;
  for (std::uint32_t row = 0; row < bridges.size(); ++row) {
    if (bridges[row] > 0) {
      best.push_back(row);
    }
  }
  std::stable_sort(best.begin(), best.end(), [&bridges](std::uint32_t a, std::uint32_t b) {
    return bridges[a] > bridges[b];
  });
  best.resize(std::min(best.size(), kBest));
  return best;
}

}  // namespace

EncounterTheme encounters_of(const output::RunFile& run) {
  constexpr std::size_t kMostArcs = 60;
  const output::PlaceTable places = run.places();
  const std::vector<double> met = contact_hours(run);
  const auto bridges = run.column<std::uint32_t>("encounters/place_bridges");
  const std::size_t count = std::min({places.id.size(), met.size(), bridges.size()});
  const double scale = run.info().scale;
  const std::vector<std::uint32_t> best = best_bridges(bridges);
  const auto is_best = [&best](std::uint32_t row) {
    return std::find(best.begin(), best.end(), row) != best.end();
  };
  EncounterTheme theme;
  for (std::uint32_t row = 0; row < count; ++row) {
    if (met[row] > 0.0) {
      theme.places.push_back({.position = at(places, row),
                              .name_ja = places.name_ja[row],
                              .name_en = places.name_en[row],
                              .hours = met[row],
                              .bridges = static_cast<double>(bridges[row]) / scale,
                              .is_best = is_best(row)});
    }
  }
  const Hours hours = hours_of(run, count);
  std::vector<double> all(count, 0.0);
  for (const auto& [where, stayed] : hours) {
    all[where.first] += stayed;
  }
  for (const auto& [where, stayed] : hours) {
    const auto [place, base] = where;
    if (place != base && all[place] > 0.0 && met[place] > 0.0) {
      theme.arcs.push_back({.from = at(places, base),
                            .to = at(places, place),
                            .hours = met[place] * stayed / all[place],
                            .is_bridge = is_best(place)});
    }
  }
  std::stable_sort(theme.arcs.begin(), theme.arcs.end(),
                   [](const EncounterArc& a, const EncounterArc& b) { return a.hours > b.hours; });
  theme.arcs.resize(std::min(theme.arcs.size(), kMostArcs));
  return theme;
}

}  // namespace poai::viz
