#include "engine/storage/detail/properties.hpp"

#include <hdf5.h>

#include <array>

#include "engine/core/contracts.hpp"

namespace poai::storage::detail {

Handle file_access() {
  Handle list(H5Pcreate(H5P_FILE_ACCESS));
  H5Pset_libver_bounds(list.get(), H5F_LIBVER_V18, H5F_LIBVER_V110);
  H5Pset_file_locking(list.get(), 0, 1);
  H5Pset_fclose_degree(list.get(), H5F_CLOSE_STRONG);
  return list;
}

Handle file_creation() {
  Handle list(H5Pcreate(H5P_FILE_CREATE));
  H5Pset_obj_track_times(list.get(), 0);
  return list;
}

Handle group_creation() {
  Handle list(H5Pcreate(H5P_GROUP_CREATE));
  H5Pset_obj_track_times(list.get(), 0);
  return list;
}

Handle contiguous() {
  Handle list(H5Pcreate(H5P_DATASET_CREATE));
  H5Pset_obj_track_times(list.get(), 0);
  H5Pset_fill_time(list.get(), H5D_FILL_TIME_NEVER);
  return list;
}

Handle chunked(std::span<const std::size_t> chunk, unsigned deflate_level) {
  expects(!chunk.empty() && chunk.size() <= 2, "chunks have one or two dimensions");
  Handle list(H5Pcreate(H5P_DATASET_CREATE));
  H5Pset_obj_track_times(list.get(), 0);
  H5Pset_fill_time(list.get(), H5D_FILL_TIME_ALLOC);
  std::array<hsize_t, 2> shape{};
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    shape.at(i) = chunk[i];
  }
  H5Pset_chunk(list.get(), static_cast<int>(chunk.size()), shape.data());
  if (deflate_level > 0) {
    H5Pset_shuffle(list.get());
    H5Pset_deflate(list.get(), deflate_level);
  }
  return list;
}

}  // namespace poai::storage::detail
