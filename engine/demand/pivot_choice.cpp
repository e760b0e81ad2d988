#include "engine/demand/pivot_choice.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/core/contracts.hpp"
#include "engine/random/distributions.hpp"

namespace poai::demand {
namespace {

constexpr std::size_t kMost = 16;  // alternatives
constexpr std::size_t kMostNests = 8;
constexpr std::uint32_t kDrawsPerAttempt = 32;
constexpr std::uint32_t kFirstNestDraw = 16;
constexpr std::uint32_t kMostAttempts = 1U << 20U;

using Values = std::array<double, kMost>;

/// ln of a positive stable variable with E exp(-t a) = exp(-t^index) (Kanter 1975, Annals of
/// Probability 3(4)); `index` in (0, 1].
double log_positive_stable(double index, double u_angle, double u_scale) {
  if (index >= 1.0) {
    return 0.0;
  }
  const double angle = std::numbers::pi * u_angle;
  const double exponential = -std::log(u_scale);
  return std::log(std::sin(index * angle)) - std::log(std::sin(angle)) / index +
         (1.0 - index) / index *
             (std::log(std::sin((1.0 - index) * angle)) - std::log(exponential));
}

struct Best {
  std::size_t before = 0;
  std::size_t now = 0;
};

/// The utilities of one alternative after another, with errors.
class Utilities {
 public:
  Utilities(std::span<const PivotAlternative> alternatives, std::span<const double> nest_scale)
      : alternatives_(alternatives), nest_scale_(nest_scale) {
    Values nest_share{};
    for (const PivotAlternative& one : alternatives) {
      nest_share.at(one.nest) += one.share;
    }
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      const PivotAlternative& one = alternatives[i];
      if (one.share > 0.0) {
        const double share = nest_share.at(one.nest);
        systematic_.at(i) = nest_scale[one.nest] * std::log(one.share / share) + std::log(share);
      }
    }
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      if (alternatives[i].like) {
        systematic_.at(i) = systematic_.at(*alternatives[i].like);
      }
    }
  }

  /// The best alternatives with the errors of one attempt.
  template <class Uniform>
  [[nodiscard]] Best best(const Uniform& uniform) const {
    Values of_nest{};
    for (std::size_t n = 0; n < nest_scale_.size(); ++n) {
      const auto first = kFirstNestDraw + 2 * static_cast<std::uint32_t>(n);
      of_nest.at(n) = log_positive_stable(nest_scale_[n], uniform(first), uniform(first + 1));
    }
    Best best;
    double before = -std::numeric_limits<double>::infinity();
    double now = before;
    for (std::size_t i = 0; i < alternatives_.size(); ++i) {
      const PivotAlternative& one = alternatives_[i];
      if (one.share <= 0.0 && !one.like) {
        continue;
      }
      const double error = random::gumbel(uniform(static_cast<std::uint32_t>(i)));
      const double utility =
          systematic_.at(i) + nest_scale_[one.nest] * (error + of_nest.at(one.nest));
      if (utility > before && !one.like) {
        before = utility;
        best.before = i;
      }
      if (utility + one.change > now) {
        now = utility + one.change;
        best.now = i;
      }
    }
    return best;
  }

 private:
  std::span<const PivotAlternative> alternatives_;
  std::span<const double> nest_scale_;
  Values systematic_{};
};

bool all_change_alike(std::span<const PivotAlternative> alternatives, double change) {
  return std::all_of(alternatives.begin(), alternatives.end(), [change](const auto& one) {
    return !one.like && (one.share <= 0.0 || one.change == change);
  });
}

}  // namespace

// Errors are drawn until they explain the observed choice: on average over all people as many
// attempts as there are alternatives.
std::size_t pivot_choice(std::span<const PivotAlternative> alternatives,
                         std::span<const double> nest_scale, std::size_t observed,
                         const std::function<double(std::uint32_t)>& uniform) {
  expects(alternatives.size() <= kMost && nest_scale.size() <= kMostNests,
          "a choice has few alternatives");
  expects(alternatives[observed].share > 0.0, "what was chosen had a share");
  expects(std::all_of(alternatives.begin(), alternatives.end(),
                      [&](const auto& one) {
                        return !one.like ||
                               (one.share <= 0.0 && alternatives[*one.like].share > 0.0);
                      }),
          "a new alternative is like one that had a share");
  if (all_change_alike(alternatives, alternatives[observed].change)) {
    return observed;
  }
  const Utilities utilities(alternatives, nest_scale);
  for (std::uint32_t attempt = 0; attempt < kMostAttempts; ++attempt) {
    const Best best = utilities.best([&uniform, attempt](std::uint32_t index) {
      return uniform(attempt * kDrawsPerAttempt + index);
    });
    if (best.before == observed) {
      return best.now;
    }
  }
  return observed;
}

}  // namespace poai::demand
