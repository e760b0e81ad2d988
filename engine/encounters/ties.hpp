#pragma once
// Ties: who knows whom, and how well. A weighted graph over persons that stays as it is during a
// day and is renewed by the day's contacts at its end.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/encounters/encounter_parameters.hpp"

namespace poai::encounters {

/// An undirected tie. `strength_min` is in minutes of contact, decayed.
struct Tie {
  PersonId a;
  PersonId b;
  float strength_min = 0.0F;
};

/// What a day adds to a pair: minutes of contact, long ones capped.
struct PairMinutes {
  PersonId a;
  PersonId b;
  double minutes = 0.0;
};

class TieGraph {
 public:
  TieGraph() = default;

  /// Ties in any order; those of the same pair add up. `keys` orders the ties of each person, so
  /// that dense indices do not matter.
  TieGraph(std::vector<Tie> ties, const Column<PersonId, PersonKey>& keys);

  /// The persons that `person` has a tie to, in the order of their keys.
  [[nodiscard]] std::span<const PersonId> friends_of(PersonId person) const {
    return std::span(friends_).subspan(first_[person.index()], count_of(person));
  }
  /// Strengths in the same order, minutes.
  [[nodiscard]] std::span<const float> strengths_of(PersonId person) const {
    return std::span(strengths_min_).subspan(first_[person.index()], count_of(person));
  }
  /// Sum of the weights of all ties of the person; the weight of a tie is
  /// (strength / reference strength)^(3/4).
  [[nodiscard]] double weight_of(PersonId person) const {
    return count_of(person) == 0 ? 0.0 : static_cast<double>(sums_[first_[person.index() + 1] - 1]);
  }
  /// A friend drawn in proportion to the weights by `u` in (0, 1); the person must have one.
  [[nodiscard]] PersonId pick(PersonId person, double u) const;

  /// Strength of the tie of two persons, minutes; 0 if there is none.
  [[nodiscard]] double strength_min(PersonId a, PersonId b) const;
  /// Whether somebody has a tie to both.
  [[nodiscard]] bool have_common_friend(PersonId a, PersonId b) const;

  [[nodiscard]] std::size_t person_count() const { return first_.size() - 1; }
  /// Each tie once.
  [[nodiscard]] std::size_t tie_count() const { return friends_.size() / 2; }
  [[nodiscard]] std::vector<Tie> ties() const;
  [[nodiscard]] std::size_t bytes() const;

  static constexpr double kReferenceStrengthMin = 100.0;  ///< of a tie whose weight is 1

 private:
  [[nodiscard]] std::size_t count_of(PersonId person) const {
    return first_[person.index() + 1] - first_[person.index()];
  }
  void sum_weights();

  std::vector<std::uint32_t> first_ = {0};  ///< of each person's ties, and the end
  std::vector<PersonId> friends_;
  std::vector<float> strengths_min_;
  std::vector<float> sums_;  ///< of weights, running within a person's ties
};

/// The ties after a day: s <- s 2^(-days / h) + g minutes, with the half-life h of weak or strong
/// ties; pairs without a tie get one from `new_tie_least_min` on; a tie under `kForgottenMin` is
/// dropped. Each pair at most once in `day`.
[[nodiscard]] TieGraph renewed(const TieGraph& ties, std::span<const PairMinutes> day,
                               const EncounterParameters& parameters,
                               const Column<PersonId, PersonKey>& keys);
inline constexpr double kForgottenMin = 0.5;

}  // namespace poai::encounters
