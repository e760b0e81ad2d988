#pragma once
// Ownership of one HDF5 identifier.

#include <cstdint>

namespace poai::storage::detail {

/// HDF5's `hid_t`, so that its header stays out of ours.
using Identifier = std::int64_t;

/// Gives its identifier back when it goes. Move only.
class Handle {
 public:
  Handle() = default;
  explicit Handle(Identifier id) : id_(id) {}
  Handle(Handle&& other) noexcept;
  Handle& operator=(Handle&& other) noexcept;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle();

  [[nodiscard]] Identifier get() const { return id_; }
  [[nodiscard]] bool valid() const { return id_ >= 0; }
  void reset();
  /// Forgets the identifier without giving it back.
  void release() { id_ = -1; }

 private:
  Identifier id_ = -1;
};

}  // namespace poai::storage::detail
