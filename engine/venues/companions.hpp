#pragma once
// Who comes to a place together with somebody else.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/core/contracts.hpp"
#include "engine/core/ids.hpp"

namespace poai::venues {

/// The others of a party; nobody for a guest who comes alone.
struct Companions {
  static constexpr std::size_t kMost = 5;

  std::array<PersonId, kMost> person{};
  std::uint8_t count = 0;

  void add(PersonId companion) {
    expects(count < kMost, "a party has at most six guests");
    person.at(count++) = companion;
  }
  /// With the guest whom they accompany.
  [[nodiscard]] std::uint32_t party_size() const { return count + 1U; }
  [[nodiscard]] std::span<const PersonId> all() const { return {person.data(), count}; }
};

}  // namespace poai::venues
