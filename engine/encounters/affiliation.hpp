#pragma once
// What people belong to, as far as it decides whom they turn to.

#include <cstdint>

namespace poai::encounters {

struct Affiliation {
  static constexpr std::uint32_t kNoOrganisation = 0xffffffffU;
  static constexpr std::uint8_t kNoSector = 0xff;
  std::uint32_t organisation = kNoOrganisation;  ///< employer or school
  std::uint8_t sector = kNoSector;
};

}  // namespace poai::encounters
