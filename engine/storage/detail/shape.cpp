#include "engine/storage/detail/shape.hpp"

#include <hdf5.h>

#include <algorithm>
#include <array>
#include <limits>

#include "engine/storage/detail/failure.hpp"

namespace poai::storage::detail {
namespace {

/// What deflate can make of a byte at most (zlib.net, "Maximum Compression Factor": 1032).
constexpr double kMostInflation = 1'032.0;
/// So much is read in any case: a run that was killed may lack its last chunks.
constexpr double kBytesAlwaysRead = 16.0 * 1024.0 * 1024.0;

constexpr double kMostChunkBytes = 64.0 * 1024.0 * 1024.0;

/// Bytes that the dataset can have at most for what is stored of it.
double most_bytes(const Handle& dataset, const Handle& creation) {
  const Handle owner(H5Iget_file_id(dataset.get()));
  hsize_t file_bytes = 0;
  if (H5Fget_filesize(owner.get(), &file_bytes) < 0) {
    return 0.0;
  }
  const auto stored =
      static_cast<double>(std::min<hsize_t>(H5Dget_storage_size(dataset.get()), file_bytes));
  return stored * (H5Pget_nfilters(creation.get()) > 0 ? kMostInflation : 1.0);
}

void expect_own_data(const Handle& creation, const FileContext& file, const std::string& path) {
  if (H5Pget_layout(creation.get()) == H5D_VIRTUAL || H5Pget_external_count(creation.get()) != 0) {
    fail(file, path, "keeps its data in other files", "only what is in the file itself is read");
  }
}

/// A chunk is read as a whole, however few of its values are asked for.
void expect_small_chunks(const Handle& creation, std::size_t value_bytes, const FileContext& file,
                         const std::string& path) {
  if (H5Pget_layout(creation.get()) != H5D_CHUNKED) {
    return;
  }
  std::array<hsize_t, H5S_MAX_RANK> extent{};
  const int rank = H5Pget_chunk(creation.get(), H5S_MAX_RANK, extent.data());
  auto bytes = static_cast<double>(value_bytes);
  for (int i = 0; i < rank; ++i) {
    bytes *= static_cast<double>(extent.at(static_cast<std::size_t>(i)));
  }
  if (bytes > kMostChunkBytes) {
    fail(file, path, "is a damaged dataset", "its chunks are larger than 64 MiB");
  }
}

}  // namespace

Shape readable_shape(const Handle& dataset, const FileContext& file, const std::string& path) {
  const Handle space = checked(H5Dget_space(dataset.get()), file, path, kUnreadable);
  const int rank = H5Sget_simple_extent_ndims(space.get());
  if (rank < 0 || rank > 2 || H5Sget_simple_extent_type(space.get()) == H5S_NULL) {
    fail(file, path, "has an unexpected shape", "one or two dimensions are known");
  }
  std::array<hsize_t, 2> extent{1, 1};
  H5Sget_simple_extent_dims(space.get(), extent.data(), nullptr);
  const Handle creation = checked(H5Dget_create_plist(dataset.get()), file, path, kUnreadable);
  expect_own_data(creation, file, path);
  const Handle type = checked(H5Dget_type(dataset.get()), file, path, kUnreadable);
  const std::size_t value_bytes = H5Tget_size(type.get());
  expect_small_chunks(creation, value_bytes, file, path);
  const double bytes = static_cast<double>(extent[0]) * static_cast<double>(extent[1]) *
                       static_cast<double>(value_bytes);
  if (bytes > std::max(kBytesAlwaysRead, most_bytes(dataset, creation))) {
    fail(file, path, "is a damaged dataset", "it says that it has more values than are stored");
  }
  return {.rows = extent[0], .columns = extent[1]};
}

}  // namespace poai::storage::detail
