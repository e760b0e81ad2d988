#pragma once
// The driver through which HDF5 writes files. HDF5 1.10 does not survive a failed write: it can
// neither close the file nor be used for another one. This driver remembers the first failure and
// lets HDF5 believe that all went well; the storage classes look at what it remembers.

#include <memory>

#include "engine/storage/detail/file_context.hpp"
#include "engine/storage/detail/handle.hpp"

namespace poai::storage::detail {

/// A file access list for one new file, whose failures go to `failure`. The pointer must stay where
/// it is until the file is made.
[[nodiscard]] Handle write_access(const std::shared_ptr<WriteFailure>& failure);

}  // namespace poai::storage::detail
