#include "engine/random/draws.hpp"

#include <Random123/philox.h>

#include "engine/core/hash.hpp"

namespace poai::random {

std::array<std::uint32_t, 4> philox(const std::array<std::uint32_t, 4>& counter,
                                    const std::array<std::uint32_t, 2>& key) {
  const r123::Philox4x32::ctr_type c = {{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type k = {{key[0], key[1]}};
  const auto words = r123::Philox4x32()(c, k);
  return {words[0], words[1], words[2], words[3]};
}

std::uint64_t Draws::bits(std::uint64_t entity, Occasion occasion, Purpose purpose,
                          std::uint32_t index) const {
  const std::uint64_t stream =
      combine64((std::uint64_t{replicate_} << 32U) | index, static_cast<std::uint64_t>(purpose));
  const auto words =
      philox({static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity >> 32U),
              occasion.value, static_cast<std::uint32_t>(stream)},
             {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32U)});
  return (std::uint64_t{words[1]} << 32U) | words[0];
}

double Draws::uniform(std::uint64_t entity, Occasion occasion, Purpose purpose,
                      std::uint32_t index) const {
  const std::uint64_t mantissa = bits(entity, occasion, purpose, index) >> 12U;
  return (static_cast<double>(mantissa) + 0.5) * 0x1p-52;
}

}  // namespace poai::random
