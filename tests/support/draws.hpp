#pragma once
// Random whole numbers of a seed, for tests.

#include <cstdint>

#include "engine/core/hash.hpp"

namespace poai::test {

class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(mix64(seed)) {}
  /// From 0 on, less than `limit`.
  std::uint64_t below(std::uint64_t limit) { return (state_ = mix64(state_)) % limit; }
  /// From `least` on, less than `end`.
  std::uint64_t between(std::uint64_t least, std::uint64_t end) {
    return least + below(end - least);
  }

 private:
  std::uint64_t state_;
};

}  // namespace poai::test
