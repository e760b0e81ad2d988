#include "engine/population/detail/preferences.hpp"

#include <algorithm>

#include "engine/random/distributions.hpp"

namespace poai::population::detail {
namespace {

constexpr random::Occasion kSynthesis{0};
constexpr double kBudgetCv = 0.35;
constexpr double kLeastBudgetYen = 200.0;
constexpr double kMostBudgetYen = 5000.0;
constexpr double kWalkDislikeCv = 0.3;

}  // namespace

Preferences preferences_of(PersonKey key, double mean_budget_yen, const random::Draws& draws) {
  const double budget_u = draws.uniform(key, kSynthesis, random::Purpose::kPreference, 0);
  const double walk_u = draws.uniform(key, kSynthesis, random::Purpose::kPreference, 1);
  const double budget_yen = std::clamp(random::lognormal(budget_u, mean_budget_yen, kBudgetCv),
                                       kLeastBudgetYen, kMostBudgetYen);
  return {.lunch_budget_yen = static_cast<std::uint16_t>(budget_yen),
          .walk_dislike = static_cast<float>(random::lognormal(walk_u, 1.0, kWalkDislikeCv))};
}

}  // namespace poai::population::detail
