#include "engine/demand/detail/day_pattern.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "engine/core/contracts.hpp"
#include "engine/random/distributions.hpp"

namespace poai::demand::detail {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

struct PartUtilities {
  std::array<double, kMostParts> with{};
  std::array<double, kMostParts> without{};
};

PartUtilities utilities_of(std::span<const PatternPart> parts) {
  PartUtilities utilities;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PatternPart& part = parts[i];
    utilities.with.at(i) = part.share > 0.0 ? std::log(part.share) + part.utility : kNever;
    utilities.without.at(i) = part.share < 1.0 ? std::log1p(-part.share) : kNever;
  }
  return utilities;
}

/// Without its error; kNever if nobody has the pattern.
double utility_of(std::uint32_t pattern, std::span<const PatternPart> parts,
                  const PartUtilities& utilities) {
  const bool has_first = has_part(pattern, 0);
  double utility = 0.0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool has = has_part(pattern, i);
    if (parts[i].needs_first && !has_first) {
      utility += has ? kNever : 0.0;
    } else {
      utility += has ? utilities.with.at(i) : utilities.without.at(i);
    }
  }
  return utility;
}

/// The same for a pattern whatever other patterns there are.
std::uint32_t error_index(std::uint32_t pattern, std::span<const PatternPart> parts) {
  std::uint64_t hash = 0;
  for (std::uint32_t rest = pattern; rest != 0; rest &= rest - 1) {
    hash ^= parts[static_cast<std::size_t>(std::countr_zero(rest))].name_hash;
  }
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

std::uint32_t choose_pattern(std::span<const PatternPart> parts, const random::Draws& draws,
                             PersonKey person, std::uint32_t day) {
  expects(parts.size() <= kMostParts, "a day has few kinds of tours");
  const PartUtilities utilities = utilities_of(parts);
  const random::Occasion occasion = random::Occasion::on(day, 0);
  std::uint32_t best = 0;
  std::uint32_t possible = 0;
  double most = kNever;
  bool has_error = false;
  for (std::uint32_t pattern = 0; pattern < (1U << parts.size()); ++pattern) {
    const double systematic = utility_of(pattern, parts, utilities);
    if (systematic == kNever) {
      continue;
    }
    ++possible;
    if (possible == 1) {  // most people of a block with share 1 have no choice: no draw
      best = pattern;
      most = systematic;
      continue;
    }
    const auto with_error = [&](std::uint32_t which, double utility) {
      return utility + random::gumbel(draws.uniform(person, occasion, random::Purpose::kDayPattern,
                                                    error_index(which, parts)));
    };
    if (!has_error) {
      most = with_error(best, most);
      has_error = true;
    }
    const double utility = with_error(pattern, systematic);
    if (utility > most) {
      most = utility;
      best = pattern;
    }
  }
  return best;
}

}  // namespace poai::demand::detail
