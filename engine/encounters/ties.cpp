#include "engine/encounters/ties.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/contracts.hpp"

namespace poai::encounters {
namespace {

/// One direction of a tie.
struct Half {
  PersonId from;
  PersonId to;
  std::uint64_t key = 0;  ///< of `to`
  float strength_min = 0.0F;
};

/// Both directions of all ties, by person and key, each pair once.
std::vector<Half> halves_of(const std::vector<Tie>& ties, const Column<PersonId, PersonKey>& keys) {
  std::vector<Half> halves;
  halves.reserve(2 * ties.size());
  for (const Tie& tie : ties) {
    expects(tie.a != tie.b, "nobody has a tie to himself");
    halves.push_back({tie.a, tie.b, keys[tie.b].value, tie.strength_min});
    halves.push_back({tie.b, tie.a, keys[tie.a].value, tie.strength_min});
  }
  // Stable: strengths of the same pair add up in the order in which they were given.
  std::stable_sort(halves.begin(), halves.end(), [](const Half& x, const Half& y) {
    return std::pair(x.from, x.key) < std::pair(y.from, y.key);
  });
  std::size_t last = 0;
  for (std::size_t i = 1; i < halves.size(); ++i) {
    if (halves[i].from == halves[last].from && halves[i].to == halves[last].to) {
      halves[last].strength_min += halves[i].strength_min;
    } else {
      halves[++last] = halves[i];
    }
  }
  halves.resize(std::min(halves.size(), last + 1));
  return halves;
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

TieGraph::TieGraph(std::vector<Tie> ties, const Column<PersonId, PersonKey>& keys)
    : first_(keys.size() + 1, 0) {
  const std::vector<Half> halves = halves_of(ties, keys);
  ties.clear();
  friends_.reserve(halves.size());
  strengths_min_.reserve(halves.size());
  for (const Half& half : halves) {
    ++first_[half.from.index() + 1];
    friends_.push_back(half.to);
    strengths_min_.push_back(half.strength_min);
  }
  for (std::size_t i = 1; i < first_.size(); ++i) {
    first_[i] += first_[i - 1];
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
