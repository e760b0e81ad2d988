#include "tests/reference/encounters/all_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/encounters/duration_law.hpp"
#include "engine/random/distributions.hpp"

namespace poai::test {
namespace {

using encounters::SpaceId;
using encounters::SpaceKind;
using encounters::Whereabouts;
using random::Occasion;
using random::Purpose;

Occasion second(std::int64_t ms) { return Occasion::on(0, static_cast<std::uint32_t>(ms / 1000)); }

bool has_tables(SpaceKind kind) { return kind == SpaceKind::kCanteen || kind == SpaceKind::kCafe; }

bool are_both_in(SpaceId space, const Whereabouts& where) {
  return space.valid() && (space == where.primary || space == where.secondary);
}

}  // namespace

AllPairs::AllPairs(const MeetingRooms& rooms, SimTime end)
    : rooms_(rooms), end_(end), stays_(rooms.keys.size()) {
  read_stays();
  std::vector<Turn> turns;
  for (std::size_t i = 0; i < stays_.size(); ++i) {
    add_turns(i, turns);
  }
  std::sort(turns.begin(), turns.end(), [this](const Turn& x, const Turn& y) {
    return std::tuple(x.ms, mix64(key(x.person).value)) <
           std::tuple(y.ms, mix64(key(y.person).value));
  });
  for (const Turn& turn : turns) {
    take(turn);
  }
  std::sort(contacts_.begin(), contacts_.end());
}

// Who moves to where he is stays on.
void AllPairs::read_stays() {
  for (const encounters::Move& move : rooms_.moves) {
    std::vector<Stay>& stays = stays_[move.person.index()];
    if (stays.empty() || stays.back().where != move.to) {
      if (!stays.empty()) {
        stays.back().until_ms = move.time.ms;
      }
      stays.push_back({move.time.ms, end_.ms, move.to});
    }
  }
}

void AllPairs::add_turns(std::size_t person, std::vector<Turn>& turns) const {
  std::uint32_t number = 0;
  for (const Stay& stay : stays_[person]) {
    const double per_hour = rates(person, stay.where).sum();
    std::int64_t ms = stay.from_ms;
    while (per_hour > 0.0) {
      ++number;
      const double u = own({0, person, number}, Purpose::kMeetingTime, 0);
      ms += static_cast<std::int64_t>(random::exponential(u, 3'600'000.0 / per_hour)) + 1;
      if (ms >= stay.until_ms) {
        break;
      }
      turns.push_back({ms, person, number});
    }
  }
}

void AllPairs::take(const Turn& turn) {
  const Whereabouts where = stay(turn.person, turn.ms).where;
  const Rates rate = rates(turn.person, where);
  const auto anywhere = [&](SpaceId space, double u) {
    return static_cast<std::uint32_t>(u * rooms_.spaces[space].cell_count);
  };
  const double u = own(turn, Purpose::kMeetingTarget, 0) * rate.sum();
  const double target = own(turn, Purpose::kMeetingTarget, 1);
  if (u < rate.cell) {
    face(turn, where.primary, cell(turn.person, where.primary), Reason::kCell);
  } else if (u < rate.cell + rate.room) {
    face(turn, where.primary, anywhere(where.primary, target), Reason::kRoom);
  } else if (u < rate.cell + rate.room + rate.building) {
    face(turn, where.secondary, anywhere(where.secondary, target), Reason::kBuilding);
  } else if (u < rate.sum() - rate.tie) {
    face(turn, where.primary, cell(turn.person, where.primary), Reason::kCompany);
  } else {
    face_tie(turn, target, where);
  }
}

void AllPairs::face(const Turn& turn, SpaceId space, std::uint32_t at, Reason reason) {
  const std::size_t i = turn.person;
  for (std::size_t j = 0; j < stays_.size(); ++j) {
    if (i == j || stays_[j].empty() || !are_both_in(space, stay(j, turn.ms).where) ||
        cell(j, space) != at) {
      continue;
    }
    double probability = affinity(i, j, rooms_.spaces[space].kind) / rooms_.spaces[space].cell_size;
    if (reason == Reason::kCompany) {
      const bool is_of_party = table(i) == table(j);
      probability = !is_of_party ? 0.0 : table(i) == key(j) ? 1.0 : 0.5;
    }
    const double u = rooms_.draws.uniform(encounters::pair_entity(key(i), key(j)), second(turn.ms),
                                          Purpose::kMeetingAccepted, key(i) < key(j) ? 0 : 1);
    if (u < probability) {
      begin_bout(i, j, turn.ms, reason);
    }
  }
}

void AllPairs::face_tie(const Turn& turn, double u, const Whereabouts& where) {
  std::size_t other = friend_of(turn.person, u);
  Reason reason = Reason::kTie;
  if (own(turn, Purpose::kTieChoice, 0) < rooms_.parameters.introduction_share) {
    other = friend_of(other, own(turn, Purpose::kTieChoice, 1));
    reason = Reason::kIntroduction;
  }
  if (other == turn.person || stays_[other].empty()) {
    return;
  }
  const Whereabouts there = stay(other, turn.ms).where;
  SpaceId space = where.primary;
  if (!are_both_in(space, there)) {
    space = where.secondary;
  }
  if (are_both_in(space, there) &&
      own(turn, Purpose::kTieChoice, 2) < tie_factor(space) / largest_tie_factor(where)) {
    begin_bout(turn.person, other, turn.ms, reason);
  }
}

// The pair talks and pauses until one of the two goes elsewhere.
void AllPairs::begin_bout(std::size_t i, std::size_t j, std::int64_t ms, Reason reason) {
  const std::uint64_t pair = encounters::pair_entity(key(i), key(j));
  const std::uint64_t low = std::min(key(i), key(j)).value;
  const std::uint64_t high = std::max(key(i), key(j)).value;
  std::int64_t& busy_until_ms = busy_until_ms_[{low, high}];
  if (ms < busy_until_ms) {
    return;
  }
  ++bouts_[reason];
  const std::int64_t parted_ms = std::min(stay(i, ms).until_ms, stay(j, ms).until_ms);
  while (ms < parted_ms) {
    const double u = rooms_.draws.uniform(pair, second(ms), Purpose::kContactDuration);
    const std::int64_t over_ms = std::min(
        parted_ms, ms + encounters::contact_duration(u, rooms_.parameters.duration_exponent).ms);
    if (over_ms < end_.ms) {
      contacts_.push_back({ms, over_ms, low, high});
    }
    busy_until_ms = over_ms;
    const auto again = [&](std::uint32_t index) {
      return rooms_.draws.uniform(pair, second(over_ms), Purpose::kContactAgain, index);
    };
    if (over_ms == parted_ms || again(0) >= rooms_.parameters.again_probability) {
      return;
    }
    const double gap_min = random::exponential(again(1), rooms_.parameters.again_gap_mean_min);
    ms = over_ms + static_cast<std::int64_t>(gap_min * 60'000.0) + 1;
    busy_until_ms = std::min(ms, parted_ms);
  }
}

PersonKey AllPairs::table(std::size_t i) const {
  return rooms_.table_keys.size() == 0 ? key(i) : rooms_.table_keys[PersonId(i)];
}

const AllPairs::Stay& AllPairs::stay(std::size_t i, std::int64_t ms) const {
  const std::vector<Stay>& stays = stays_[i];
  return *std::find_if(stays.begin(), stays.end() - 1,
                       [ms](const Stay& stay) { return ms < stay.until_ms; });
}

AllPairs::Rates AllPairs::rates(std::size_t i, const Whereabouts& where) const {
  const encounters::EncounterParameters& all = rooms_.parameters;
  const auto strangers = [&](SpaceId space) {
    return all.rate_factor *
           all.stranger_factor.at(static_cast<std::size_t>(rooms_.spaces[space].kind));
  };
  Rates rates;
  if (where.primary.valid()) {
    rates.cell = all.cell_rate_per_h * strangers(where.primary);
    rates.room = all.room_rate_per_h * strangers(where.primary);
    const bool is_led = has_tables(rooms_.spaces[where.primary].kind) && table(i) != key(i);
    rates.company =
        is_led ? all.rate_factor * all.company_factor * 2.0 * all.cell_rate_per_h / 8.0 : 0.0;
  }
  if (where.secondary.valid()) {
    rates.building = all.room_rate_per_h * strangers(where.secondary);
  }
  rates.tie = all.tie_rate_per_h * all.rate_factor * largest_tie_factor(where) *
              rooms_.ties.weight_of(PersonId(i));
  return rates;
}

double AllPairs::tie_factor(SpaceId space) const {
  return rooms_.parameters.tie_factor.at(static_cast<std::size_t>(rooms_.spaces[space].kind));
}

double AllPairs::largest_tie_factor(const Whereabouts& where) const {
  return std::max(where.primary.valid() ? tie_factor(where.primary) : 0.0,
                  where.secondary.valid() ? tie_factor(where.secondary) : 0.0);
}

double AllPairs::affinity(std::size_t i, std::size_t j, SpaceKind kind) const {
  const encounters::Affiliation& x = rooms_.affiliation[PersonId(i)];
  const encounters::Affiliation& y = rooms_.affiliation[PersonId(j)];
  if (x.organisation == y.organisation || kind == SpaceKind::kEvent) {
    return 1.0;
  }
  const encounters::EncounterParameters& all = rooms_.parameters;
  return all.other_organisation_factor * (x.sector == y.sector ? 1.0 : all.other_sector_factor);
}

// Friends in the order of their keys, each with a share by (strength / 100 min)^(3/4).
std::size_t AllPairs::friend_of(std::size_t i, double u) const {
  std::map<std::uint64_t, std::pair<std::size_t, double>> friends;
  double sum = 0.0;
  for (const encounters::Tie& tie : rooms_.ties.ties()) {
    if (tie.a == PersonId(i) || tie.b == PersonId(i)) {
      const PersonId other = tie.a == PersonId(i) ? tie.b : tie.a;
      const double weight = std::pow(static_cast<double>(tie.strength_min) / 100.0, 0.75);
      friends[rooms_.keys[other].value] = {other.index(), weight};
      sum += weight;
    }
  }
  double left = u * sum;
  std::size_t last = i;
  for (const auto& [its_key, found] : friends) {
    last = found.first;
    left -= found.second;
    if (left < 0.0) {
      break;
    }
  }
  return last;
}

std::uint32_t AllPairs::cell(std::size_t i, SpaceId space) const {
  const encounters::Spaces::Space& room = rooms_.spaces[space];
  if (room.kind == SpaceKind::kOffice) {
    return encounters::team_of(key(i), room.name_hash, room.cell_count, {rooms_.draws.seed(), 0});
  }
  const PersonKey seat = has_tables(room.kind) ? table(i) : key(i);
  const double u = rooms_.draws.uniform(combine64(seat.value, room.name_hash), Occasion::on(0, 0),
                                        Purpose::kTable);
  return static_cast<std::uint32_t>(u * room.cell_count);
}

double AllPairs::own(const Turn& turn, Purpose purpose, std::uint32_t index) const {
  return rooms_.draws.uniform(key(turn.person), Occasion::on(0, turn.number), purpose, index);
}

}  // namespace poai::test
