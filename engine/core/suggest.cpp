#include "engine/core/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/core/input_limits.hpp"

namespace poai {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view name,
                                        std::span<const std::string> candidates,
                                        std::size_t most_changes) {
  if (name.size() > kMostNameBytes || candidates.size() > kMostCandidates) {
    return std::nullopt;
  }
  std::size_t best_distance = std::min(most_changes, std::max<std::size_t>(2, name.size() / 3)) + 1;
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(name.size(), candidate.size());
    const std::size_t shorter = std::min(name.size(), candidate.size());
    if (candidate.size() > kMostNameBytes || longer - shorter >= best_distance) {
      continue;  // the distance is at least the difference of the lengths
    }
    const std::size_t distance = edit_distance(name, candidate);
    const bool resembles = distance < longer;
    if (resembles && distance < best_distance) {
      best_distance = distance;
      best = &candidate;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string did_you_mean(std::string_view name, std::span<const std::string> candidates) {
  const auto nearest = nearest_name(name, candidates);
  return nearest ? fmt::format("did you mean \"{}\"?", *nearest) : std::string();
}

}  // namespace poai
