#pragma once
// Keyed draws: each random number is a pure function of (seed, replicate, entity, occasion,
// purpose, index), by Philox4x32-10 (Salmon et al. 2011, doi:10.1145/2063384.2063405).

#include <array>
#include <cstdint>

#include "engine/core/ids.hpp"
#include "engine/random/purpose.hpp"

namespace poai::random {

/// When a draw happens: the day and a number within the person's day; 32 bits.
struct Occasion {
  std::uint32_t value = 0;

  /// `day` below 4,096, `number` below 2^20.
  [[nodiscard]] static constexpr Occasion on(std::uint32_t day, std::uint32_t number) {
    return {(day << 20U) | number};
  }
};

/// Four 32-bit words of Philox4x32-10 for a counter and a key.
[[nodiscard]] std::array<std::uint32_t, 4> philox(const std::array<std::uint32_t, 4>& counter,
                                                  const std::array<std::uint32_t, 2>& key);

/// The source of all randomness of a run; holds no state, is copied freely and shared by threads.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint32_t replicate) : seed_(seed), replicate_(replicate) {}

  /// 64 random bits.
  [[nodiscard]] std::uint64_t bits(std::uint64_t entity, Occasion occasion, Purpose purpose,
                                   std::uint32_t index = 0) const;

  /// Uniform in the open interval (0, 1).
  [[nodiscard]] double uniform(std::uint64_t entity, Occasion occasion, Purpose purpose,
                               std::uint32_t index = 0) const;
  [[nodiscard]] double uniform(PersonKey person, Occasion occasion, Purpose purpose,
                               std::uint32_t index = 0) const {
    return uniform(person.value, occasion, purpose, index);
  }

  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] std::uint32_t replicate() const { return replicate_; }

 private:
  std::uint64_t seed_;
  std::uint32_t replicate_;
};

}  // namespace poai::random
