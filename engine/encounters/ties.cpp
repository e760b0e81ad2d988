#include "engine/encounters/ties.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/core/compressed_rows.hpp"
#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"

namespace poai::encounters {
namespace {

/// One direction of a tie.
struct Half {
  std::uint64_t key = 0;  ///< of `to`
  PersonId to;
  std::uint32_t order = 0;  ///< in which the ties were given
  float strength_min = 0.0F;
};

/// Both directions of all ties, by person.
CompressedRows<PersonId, Half> halves_of(const std::vector<Tie>& ties,
                                         const Column<PersonId, PersonKey>& keys) {
  std::vector<std::uint32_t> offsets(keys.size() + 1, 0);
  for (const Tie& tie : ties) {
    expects(tie.a != tie.b, "nobody has a tie to himself");
    ++offsets[tie.a.index() + 1];
    ++offsets[tie.b.index() + 1];
  }
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  std::vector<Half> halves(offsets.back());
  for (std::uint32_t i = 0; i < ties.size(); ++i) {
    const auto& [a, b, strength_min] = ties[i];
    halves[next[a.index()]++] = {keys[b].value, b, i, strength_min};
    halves[next[b.index()]++] = {keys[a].value, a, i, strength_min};
  }
  return {std::move(offsets), std::move(halves)};
}

/// Sorts the ties of one person by key and makes those to the same one a single one; returns how
/// many are left. Strengths add up in the order in which they were given.
std::size_t merge(std::span<Half> row) {
  std::sort(row.begin(), row.end(), [](const Half& x, const Half& y) {
    return std::pair(x.key, x.order) < std::pair(y.key, y.order);
  });
  std::size_t size = 0;
  for (const Half& half : row) {
    if (size > 0 && row[size - 1].to == half.to) {
      row[size - 1].strength_min += half.strength_min;
    } else {
      row[size++] = half;
    }
  }
  return size;
}

/// Grows with the strength, but less than in proportion, so that ties do not run away.
double weight_of_strength(double strength_min) {
  const double root = std::sqrt(strength_min / TieGraph::kReferenceStrengthMin);
  return root * std::sqrt(root);
}

double half_life_days(double strength_min, const EncounterParameters& parameters) {
  return strength_min >= parameters.strong_tie_least_min ? parameters.strong_half_life_days
                                                         : parameters.weak_half_life_days;
}

}  // namespace

TieGraph::TieGraph(std::vector<Tie> ties, const Column<PersonId, PersonKey>& keys) {
  CompressedRows<PersonId, Half> halves = halves_of(ties, keys);
  ties.clear();
  first_.reserve(keys.size() + 1);
  friends_.reserve(halves.values().size());
  strengths_min_.reserve(halves.values().size());
  for (const PersonId person : ids<PersonId>(keys.size())) {
    const std::span<Half> row = halves[person];
    for (const Half& half : row.first(merge(row))) {
      friends_.push_back(half.to);
      strengths_min_.push_back(half.strength_min);
    }
    first_.push_back(static_cast<std::uint32_t>(friends_.size()));
  }
  sum_weights();
}

void TieGraph::sum_weights() {
  sums_.reserve(friends_.size());
  for (std::size_t person = 0; person + 1 < first_.size(); ++person) {
    double sum = 0.0;
    for (std::size_t i = first_[person]; i < first_[person + 1]; ++i) {
      sum += weight_of_strength(static_cast<double>(strengths_min_[i]));
      sums_.push_back(static_cast<float>(sum));
    }
  }
}

PersonId TieGraph::pick(PersonId person, double u) const {
  const auto first = sums_.begin() + first_[person.index()];
  const auto end = sums_.begin() + first_[person.index() + 1];
  expects(first != end, "somebody with a friend is asked for one");
  const auto wanted = static_cast<float>(u * weight_of(person));
  const auto found = std::min(std::upper_bound(first, end, wanted), end - 1);
  return friends_[static_cast<std::size_t>(found - sums_.begin())];
}

double TieGraph::strength_min(PersonId a, PersonId b) const {
  const std::span<const PersonId> friends = friends_of(a);
  const auto found = std::find(friends.begin(), friends.end(), b);
  return found == friends.end() ? 0.0
                                : static_cast<double>(strengths_of(
                                      a)[static_cast<std::size_t>(found - friends.begin())]);
}

bool TieGraph::have_common_friend(PersonId a, PersonId b) const {
  const std::span<const PersonId> of_b = friends_of(b);
  const std::span<const PersonId> of_a = friends_of(a);
  return std::any_of(of_a.begin(), of_a.end(), [of_b](PersonId person) {
    return std::find(of_b.begin(), of_b.end(), person) != of_b.end();
  });
}

std::vector<Tie> TieGraph::ties() const {
  std::vector<Tie> ties;
  ties.reserve(tie_count());
  for (std::size_t i = 0; i + 1 < first_.size(); ++i) {
    const PersonId person(i);
    for (std::size_t n = 0; n < friends_of(person).size(); ++n) {
      if (person < friends_of(person)[n]) {
        ties.push_back({person, friends_of(person)[n], strengths_of(person)[n]});
      }
    }
  }
  return ties;
}

std::size_t TieGraph::bytes() const {
  return first_.capacity() * sizeof(std::uint32_t) + friends_.capacity() * sizeof(PersonId) +
         (strengths_min_.capacity() + sums_.capacity()) * sizeof(float);
}

TieGraph renewed(const TieGraph& ties, std::span<const PairMinutes> day,
                 const EncounterParameters& parameters, const Column<PersonId, PersonKey>& keys) {
  std::vector<Tie> kept = ties.ties();
  for (Tie& tie : kept) {
    const auto before = static_cast<double>(tie.strength_min);
    tie.strength_min =
        static_cast<float>(before * std::exp2(-1.0 / half_life_days(before, parameters)));
  }
  for (const PairMinutes& pair : day) {
    const bool known = ties.strength_min(pair.a, pair.b) > 0.0;
    if (known || pair.minutes >= parameters.new_tie_least_min) {
      kept.push_back({pair.a, pair.b, static_cast<float>(parameters.tie_growth * pair.minutes)});
    }
  }
  TieGraph next(std::move(kept), keys);
  std::vector<Tie> strong = next.ties();
  const auto forgotten = std::remove_if(strong.begin(), strong.end(), [](const Tie& tie) {
    return static_cast<double>(tie.strength_min) < kForgottenMin;
  });
  if (forgotten == strong.end()) {
    return next;
  }
  strong.erase(forgotten, strong.end());
  return {std::move(strong), keys};
}

}  // namespace poai::encounters
