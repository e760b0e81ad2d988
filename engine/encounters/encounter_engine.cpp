#include "engine/encounters/encounter_engine.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/encounters/duration_law.hpp"
#include "engine/random/distributions.hpp"

namespace poai::encounters {
namespace {

using random::Purpose;

constexpr double kMsPerHour = 3'600'000.0;
constexpr double kSurely = 1.0 + 1e-9;  // whatever rounding does

}  // namespace

EncounterEngine::EncounterEngine(Members members, Spaces spaces, const TieGraph& ties,
                                 const EncounterParameters& parameters, random::Draws draws,
                                 MeetingDay day)
    : members_(members),
      spaces_(std::move(spaces)),
      ties_(ties),
      parameters_(parameters),
      draws_(draws),
      day_(day),
      calendar_(day.begin, day.end, members.key),
      own_(members.key.size()),
      bouts_(members.key.size()),
      tick_begin_(day.begin),
      tick_end_(day.begin) {
  expects(ties.person_count() == members.key.size(), "ties are of the persons who meet");
  for (const PersonId person : ids<PersonId>(members.key.size())) {
    own_[person] = {.key = members.key[person],
                    .tie_weight = static_cast<float>(ties.weight_of(person)),
                    .turns = 0};
  }
}

void EncounterEngine::advance(SimTime tick_end, std::span<const Move> moves, EventBuffer& events) {
  tick_begin_ = tick_end_;
  tick_end_ = tick_end;
  // Persons move independently: only the order of a person's own moves counts.
  order_.clear();
  for (std::uint32_t i = 0; i < moves.size(); ++i) {
    order_.emplace_back(std::max(moves[i].time, tick_begin_), i);
  }
  std::sort(order_.begin(), order_.end());
  fetch(moves);
  calendar_.open(tick_end);
  for (const auto& [time, i] : order_) {
    settle_until(time, events);
    settle({time, moves[i].person, moves[i].to}, events);
  }
  settle_until(tick_end, events);
}

void EncounterEngine::fetch(std::span<const Move> moves) const {
  for (const Move& move : moves) {
    __builtin_prefetch(&own_[move.person]);
    spaces_.fetch(move.person);
    calendar_.fetch(move.person);
  }
  for (const Move& move : moves) {
    spaces_.fetch_neighbours(move.person);
  }
}

/// Ends and proposals before `time`, in order.
void EncounterEngine::settle_until(SimTime time, EventBuffer& events) {
  while (true) {
    const SimTime bout = bouts_.next_time();
    const SimTime due = calendar_.next_time();
    if (std::min(bout, due) >= time) {
      return;
    }
    if (bout <= due) {
      settle(bouts_.take_next(), events);
    } else {
      propose(calendar_.take_next(), events);
    }
  }
}

void EncounterEngine::settle(const Move& move, EventBuffer& events) {
  const PersonId person = move.person;
  const Whereabouts before = {spaces_.space_of(person, 0), spaces_.space_of(person, 1)};
  if (before == move.to) {
    return;
  }
  cut_.clear();
  bouts_.take_of(person, cut_);
  for (const Bout& bout : cut_) {
    if (bout.phase == BoutPhase::kTalking) {
      end_talk(bout, move.time, events);
    }
    pairs_[bout.row].busy = 0;
  }
  unsigned slot = 0;
  for (const SpaceId space : {move.to.primary, move.to.secondary}) {
    spaces_.leave(person, slot);
    if (space.valid()) {
      spaces_.enter(person, slot, space, cell_for(person, space, spaces_[space].cell_count));
    }
    ++slot;
  }
  plan_next(person, move.time, rates_of(person));
}

void EncounterEngine::settle(const Bout& bout, EventBuffer& events) {
  if (bout.phase == BoutPhase::kPause) {
    talk(bout.row, bout.space, bout.time, events);
    return;
  }
  end_talk(bout, bout.time, events);
  MetPair& pair = pairs_[bout.row];
  const auto again = [&](std::uint32_t index) {
    return draws_.uniform(bout.order, occasion_of(bout.time), Purpose::kContactAgain, index);
  };
  if (again(0) >= parameters_.again_probability) {
    pair.busy = 0;
    return;
  }
  const double gap_min = random::exponential(again(1), parameters_.again_gap_mean_min);
  const Duration gap = {static_cast<std::int64_t>(gap_min * 60'000.0) + 1};
  bouts_.add({.time = bout.time + gap,
              .order = bout.order,
              .began = {},
              .row = bout.row,
              .space = bout.space,
              .phase = BoutPhase::kPause},
             pair);
}

void EncounterEngine::begin_bout(PersonMoment moment, PersonId other, SpaceId space,
                                 EventBuffer& events) {
  const std::uint32_t row = pairs_.row_of(moment.person, other);
  MetPair& pair = pairs_[row];
  if (pair.contacts == 0) {
    pair.ties = tie_between(moment.person, other);
  }
  if (pair.busy == 0) {
    pair.busy = 1;
    talk(row, space, moment.time, events);
  }
}

void EncounterEngine::talk(std::uint32_t row, SpaceId space, SimTime time, EventBuffer& events) {
  MetPair& pair = pairs_[row];
  const std::uint64_t entity = pair_entity(own_[pair.a].key, own_[pair.b].key);
  const double u = draws_.uniform(entity, occasion_of(time), Purpose::kContactDuration);
  const Duration duration = contact_duration(u, parameters_.duration_exponent);
  const std::uint8_t detail = detail_of(pair, space);
  events.push_back({.time = time,
                    .person = pair.a,
                    .a = pair.b.value(),
                    .b = spaces_[space].place.value(),
                    .kind = EventKind::kContactBegins,
                    .detail = detail});
  ++pair.contacts;
  bouts_.add({.time = time + duration,
              .order = entity,
              .began = time,
              .row = row,
              .space = space,
              .phase = BoutPhase::kTalking,
              .detail = detail},
             pair);
}

void EncounterEngine::end_talk(const Bout& bout, SimTime time, EventBuffer& events) {
  MetPair& pair = pairs_[bout.row];
  const auto ms = static_cast<std::uint32_t>((time - bout.began).ms);
  const auto cap_ms = static_cast<std::uint32_t>(parameters_.growth_cap_min * 60'000.0);
  pair.total_ms += ms;
  pair.capped_ms += std::min(ms, cap_ms);
  events.push_back({.time = time,
                    .person = pair.a,
                    .a = pair.b.value(),
                    .b = ms,
                    .kind = EventKind::kContactEnds,
                    .detail = bout.detail});
}

// Each moment has draws of its own, which depend on how often the person has moved and turned.
void EncounterEngine::plan_next(PersonId person, SimTime now, const Rates& rates) {
  calendar_.remove(person);
  const double per_hour = rates.sum();
  if (per_hour <= 0.0) {
    return;
  }
  ++own_[person].turns;
  const double u = own_draw(person, Purpose::kMeetingTime, 0);
  const double mean_ms = kMsPerHour / per_hour;
  const auto left_ms = static_cast<double>((day_.end - now).ms);
  // The gap is at least mean (1 - u): where people hardly ever turn to anybody, no logarithm.
  if (mean_ms * (1.0 - u) > kSurely * left_ms) {
    return;
  }
  const double gap_ms = random::exponential(u, mean_ms);
  if (gap_ms >= left_ms) {
    return;
  }
  calendar_.set(person, now + Duration{static_cast<std::int64_t>(gap_ms) + 1});
}

std::uint8_t EncounterEngine::tie_between(PersonId a, PersonId b) const {
  const double strength_min = ties_.strength_min(a, b);
  if (strength_min >= parameters_.strong_tie_least_min) {
    return ContactDetail::kTie | ContactDetail::kStrongTie;
  }
  if (strength_min > 0.0) {
    return ContactDetail::kTie;
  }
  const unsigned bridge = ties_.have_common_friend(a, b) ? 0U : ContactDetail::kBridge;
  const unsigned first = have_met_before(a, b) ? 0U : ContactDetail::kFirst;
  return static_cast<std::uint8_t>(bridge | first);
}

bool EncounterEngine::have_met_before(PersonId a, PersonId b) const {
  return std::binary_search(day_.met_before.begin(), day_.met_before.end(),
                            pair_entity(own_[a].key, own_[b].key));
}

std::uint8_t EncounterEngine::detail_of(const MetPair& pair, SpaceId space) const {
  const auto kind = static_cast<unsigned>(spaces_[space].kind);
  const unsigned later = pair.contacts == 0 ? 0U : ContactDetail::kFirst;
  return static_cast<std::uint8_t>(kind | (pair.ties & ~later));
}

random::Occasion EncounterEngine::occasion_of(SimTime time) const {
  return random::Occasion::on(day_.number, static_cast<std::uint32_t>(time.ms / 1000));
}

double EncounterEngine::own_draw(PersonId person, random::Purpose purpose,
                                 std::uint32_t index) const {
  const Own& own = own_[person];
  return draws_.uniform(own.key, random::Occasion::on(day_.number, own.turns), purpose, index);
}

void EncounterEngine::change(SpaceId space, SpaceKind kind, const SpaceSize& size, SimTime now) {
  if (!space.valid()) {
    return;
  }
  const std::vector<PersonId> inside =
      spaces_.change(space, kind, size, [this, space](PersonId person, std::uint32_t cells) {
        return cell_for(person, space, cells);
      });
  for (const PersonId person : inside) {
    plan_next(person, now, rates_of(person));
  }
}

std::vector<PairMinutes> EncounterEngine::minutes_of_pairs() const {
  std::vector<PairMinutes> minutes;
  minutes.reserve(pairs_.rows().size());
  for (const MetPair& pair : pairs_.rows()) {
    minutes.push_back({pair.a, pair.b, static_cast<double>(pair.capped_ms) / 60'000.0});
  }
  return minutes;
}

std::size_t EncounterEngine::bytes() const {
  return spaces_.bytes() + calendar_.bytes() + own_.bytes() + pairs_.bytes() + bouts_.bytes();
}

}  // namespace poai::encounters
