#pragma once
// The element types that columns in files may have.

#include <concepts>
#include <cstdint>

namespace poai::storage {

template <class T>
concept Element = std::same_as<T, std::uint8_t> || std::same_as<T, std::uint16_t> ||
                  std::same_as<T, std::uint32_t> || std::same_as<T, std::uint64_t> ||
                  std::same_as<T, std::int32_t> || std::same_as<T, std::int64_t> ||
                  std::same_as<T, float> || std::same_as<T, double>;

}  // namespace poai::storage
