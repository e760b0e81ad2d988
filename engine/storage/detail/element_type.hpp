#pragma once
// HDF5's types of the elements, in memory and in files (always little-endian).

#include <hdf5.h>

#include <type_traits>

#include "engine/storage/element.hpp"

namespace poai::storage::detail {

template <Element T>
[[nodiscard]] hid_t memory_type() {
  if constexpr (std::is_same_v<T, std::uint8_t>) {
    return H5T_NATIVE_UINT8;
  } else if constexpr (std::is_same_v<T, std::uint16_t>) {
    return H5T_NATIVE_UINT16;
  } else if constexpr (std::is_same_v<T, std::uint32_t>) {
    return H5T_NATIVE_UINT32;
  } else if constexpr (std::is_same_v<T, std::uint64_t>) {
    return H5T_NATIVE_UINT64;
  } else if constexpr (std::is_same_v<T, std::int32_t>) {
    return H5T_NATIVE_INT32;
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    return H5T_NATIVE_INT64;
  } else if constexpr (std::is_same_v<T, float>) {
    return H5T_NATIVE_FLOAT;
  } else {
    return H5T_NATIVE_DOUBLE;
  }
}

template <Element T>
[[nodiscard]] hid_t file_type() {
  if constexpr (std::is_same_v<T, std::uint8_t>) {
    return H5T_STD_U8LE;
  } else if constexpr (std::is_same_v<T, std::uint16_t>) {
    return H5T_STD_U16LE;
  } else if constexpr (std::is_same_v<T, std::uint32_t>) {
    return H5T_STD_U32LE;
  } else if constexpr (std::is_same_v<T, std::uint64_t>) {
    return H5T_STD_U64LE;
  } else if constexpr (std::is_same_v<T, std::int32_t>) {
    return H5T_STD_I32LE;
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    return H5T_STD_I64LE;
  } else if constexpr (std::is_same_v<T, float>) {
    return H5T_IEEE_F32LE;
  } else {
    return H5T_IEEE_F64LE;
  }
}

/// Whether values stored as `stored` fit into T without loss: same class, sign and at most its
/// size.
template <Element T>
[[nodiscard]] bool fits(hid_t stored) {
  const hid_t wanted = memory_type<T>();
  const H5T_class_t kind = H5Tget_class(stored);
  return kind == H5Tget_class(wanted) && H5Tget_size(stored) <= H5Tget_size(wanted) &&
         (kind != H5T_INTEGER || H5Tget_sign(stored) == H5Tget_sign(wanted));
}

}  // namespace poai::storage::detail
