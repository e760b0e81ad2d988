#include "engine/storage/detail/handle.hpp"

#include <hdf5.h>

#include <utility>

namespace poai::storage::detail {

Handle::Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)) {}

Handle& Handle::operator=(Handle&& other) noexcept {
  if (this != &other) {
    reset();
    id_ = std::exchange(other.id_, -1);
  }
  return *this;
}

Handle::~Handle() { reset(); }

void Handle::reset() {
  if (valid()) {
    H5Idec_ref(id_);
    id_ = -1;
  }
}

}  // namespace poai::storage::detail
