#include "engine/config/range.hpp"

#include <fmt/format.h>

#include <cmath>

namespace poai::config {

std::string Range::text() const {
  const bool from = std::isfinite(least);
  const bool to = std::isfinite(most);
  if (!from) {
    return to ? fmt::format("at most {}", most) : std::string();
  }
  if (least_bound == Bound::kExcluded) {
    return to ? fmt::format("over {} to {}", least, most) : fmt::format("over {}", least);
  }
  return to ? fmt::format("{} to {}", least, most) : fmt::format("at least {}", least);
}

}  // namespace poai::config
