#include "engine/study/office_experiment.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/encounters/circles.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "engine/encounters/initial_ties.hpp"
#include "engine/parallel/threads.hpp"

namespace poai::study {
namespace {

using encounters::EncounterEngine;
using encounters::EncounterParameters;
using encounters::MetPair;
using Pair = std::pair<PersonId, PersonId>;

constexpr Duration kTick = Duration::minutes(1);

Pair pair_of(const MetPair& pair) { return {std::min(pair.a, pair.b), std::max(pair.a, pair.b)}; }

/// The people of one office: one organisation with teams and ties.
struct Office {
  Office(const OfficeSetting& setting, std::uint32_t number, const EncounterParameters& parameters)
      : draws(setting.seed, 0) {
    const std::uint64_t name = mix64(number + 1);
    const encounters::CircleId circle = circles.circle.push_back(
        {.kind = encounters::SpaceKind::kOffice,
         .place = PlaceId::none(),
         .name_hash = name,
         .members = setting.persons,
         .teams = encounters::cells_for(encounters::SpaceKind::kOffice,
                                        {static_cast<double>(setting.persons)})});
    for (std::uint64_t ordinal = 0; ordinal < setting.persons; ++ordinal) {
      keys.push_back({combine64(name, ordinal)});
      circles.of.push_back(circle);
      circles.affiliation.push_back({.organisation = 0, .sector = 0});
      circles.team.push_back(
          encounters::team_of(keys[PersonId(ordinal)], name, circles.circle[circle].teams, draws));
    }
    ties = encounters::initial_ties(circles, keys, parameters, draws, parallel::Threads(1));
  }

  random::Draws draws;
  encounters::Circles circles;
  Column<PersonId, PersonKey> keys;
  encounters::TieGraph ties;
};

/// What all days of all offices add up to.
struct Tally {
  std::vector<std::uint32_t> partners;  ///< of each person-day with a contact
  std::vector<std::uint32_t> durations_ms;
  std::uint64_t pair_days = 0;   ///< but those of the last day
  std::uint64_t seen_again = 0;  ///< of these, on the next day
  std::vector<double> top_shares;
  std::uint64_t pairs = 0;

  [[nodiscard]] OfficeFigures figures(const OfficeSetting& setting) const;
  [[nodiscard]] double share_of(std::uint32_t duration_s) const;
};

double Tally::share_of(std::uint32_t duration_s) const {
  const auto longer =
      std::count_if(durations_ms.begin(), durations_ms.end(),
                    [duration_s](std::uint32_t ms) { return ms >= 1000 * duration_s; });
  return static_cast<double>(longer) / static_cast<double>(durations_ms.size());
}

OfficeFigures Tally::figures(const OfficeSetting& setting) const {
  OfficeFigures figures;
  if (partners.empty() || durations_ms.empty()) {
    return figures;
  }
  std::vector<std::uint32_t> sorted = partners;
  std::sort(sorted.begin(), sorted.end());
  const auto quantile = [&sorted](double share) {
    return static_cast<double>(
        sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))]);
  };
  const auto person_days = static_cast<double>(partners.size());
  const auto contacts = static_cast<double>(durations_ms.size());
  const double total_s = std::accumulate(durations_ms.begin(), durations_ms.end(), 0.0) * 1e-3;
  figures.contacts_per_person_day = 2.0 * contacts / person_days;
  figures.minutes_per_person_day = 2.0 * total_s / 60.0 / person_days;
  figures.partners_per_person_day =
      std::accumulate(partners.begin(), partners.end(), 0.0) / person_days;
  figures.partners_median = quantile(0.5);
  figures.partners_p90 = quantile(0.9);
  figures.mean_duration_s = total_s / contacts;
  figures.share_of_40_s = share_of(40);
  figures.share_of_60_s = share_of(60);
  figures.share_of_120_s = share_of(120);
  figures.share_of_300_s = share_of(300);
  figures.pair_seen_again_share =
      pair_days == 0 ? 0.0 : static_cast<double>(seen_again) / static_cast<double>(pair_days);
  figures.top_pairs_time_share = std::accumulate(top_shares.begin(), top_shares.end(), 0.0) /
                                 static_cast<double>(top_shares.size());
  figures.pairs_per_person =
      2.0 * static_cast<double>(pairs) / (static_cast<double>(setting.persons) * setting.offices);
  return figures;
}

/// A day of the office; returns who met.
std::vector<MetPair> run_day(const OfficeSetting& setting, std::uint32_t day, Office& office,
                             const EncounterParameters& parameters, Tally& tally) {
  encounters::Spaces spaces(office.keys.size());
  const encounters::Circle& circle = office.circles.circle[encounters::CircleId(std::size_t{0})];
  const encounters::SpaceId room = spaces.add(circle.kind, circle.place, circle.name_hash,
                                              {static_cast<double>(circle.members)});
  EncounterEngine engine({office.keys, office.circles.affiliation}, std::move(spaces), office.ties,
                         parameters, office.draws,
                         {.number = day, .begin = setting.begin, .end = setting.end});
  std::vector<encounters::Move> moves;
  for (const PersonId person : ids<PersonId>(office.keys.size())) {
    const double u = office.draws.uniform(office.keys[person], random::Occasion::on(day, 0),
                                          random::Purpose::kAppears);
    if (u < setting.present_share) {
      moves.push_back({setting.begin, person, {room, encounters::SpaceId::none()}});
    }
  }
  EventBuffer events;
  engine.advance(setting.begin + Duration::seconds(1), moves, events);
  for (encounters::Move& move : moves) {
    move = {setting.end, move.person, {}};
  }
  for (SimTime now = setting.begin + kTick; now < setting.end; now = now + kTick) {
    engine.advance(now, {}, events);
  }
  engine.advance(setting.end + Duration::seconds(1), moves, events);
  for (const Event& event : events) {
    if (event.kind == EventKind::kContactEnds) {
      tally.durations_ms.push_back(event.b);
    }
  }
  office.ties =
      encounters::renewed(office.ties, engine.minutes_of_pairs(), parameters, office.keys);
  return {engine.pairs().begin(), engine.pairs().end()};
}

void count_partners(const std::vector<MetPair>& met, std::size_t persons, Tally& tally) {
  Column<PersonId, std::uint32_t> partners(persons, 0);
  for (const MetPair& pair : met) {
    ++partners[pair.a];
    ++partners[pair.b];
  }
  std::copy_if(partners.begin(), partners.end(), std::back_inserter(tally.partners),
               [](std::uint32_t count) { return count > 0; });
}

void run_one_office(const OfficeSetting& setting, std::uint32_t number,
                    const EncounterParameters& parameters, Tally& tally) {
  Office office(setting, number, parameters);
  std::map<Pair, double> time_of_pairs;
  std::set<Pair> yesterday;
  for (std::uint32_t day = 0; day < setting.days; ++day) {
    const std::vector<MetPair> met = run_day(setting, day, office, parameters, tally);
    count_partners(met, setting.persons, tally);
    std::set<Pair> today;
    for (const MetPair& pair : met) {
      today.insert(pair_of(pair));
      time_of_pairs[pair_of(pair)] += pair.total_ms;
    }
    tally.pair_days += yesterday.size();
    tally.seen_again += static_cast<std::uint64_t>(std::count_if(
        yesterday.begin(), yesterday.end(), [&today](const Pair& p) { return today.contains(p); }));
    yesterday = std::move(today);
  }
  std::vector<double> times;
  for (const auto& [pair, time_ms] : time_of_pairs) {
    times.push_back(time_ms);
  }
  std::sort(times.rbegin(), times.rend());
  const auto top = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 10);
  const double total = std::accumulate(times.begin(), times.end(), 0.0);
  tally.top_shares.push_back(total > 0.0 ? std::accumulate(times.begin(), top, 0.0) / total : 0.0);
  tally.pairs += times.size();
}

}  // namespace

OfficeFigures run_office(const OfficeSetting& setting, const EncounterParameters& parameters) {
  Tally tally;
  for (std::uint32_t number = 0; number < setting.offices; ++number) {
    run_one_office(setting, number, parameters, tally);
  }
  return tally.figures(setting);
}

}  // namespace poai::study
