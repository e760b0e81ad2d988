#include "engine/storage/file.hpp"

#include <hdf5.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/storage/detail/failure.hpp"
#include "engine/storage/detail/properties.hpp"
#include "engine/storage/detail/write_driver.hpp"
#include "engine/storage/seal.hpp"

namespace poai::storage {

using detail::check;
using detail::checked;

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// HDF5's words on files that cannot even be opened are of no use; the system's are.
void expect_readable(const detail::FileContext& context) {
  if (folder_exists(context.name)) {
    detail::fail(context, {}, "cannot be read", std::generic_category().message(EISDIR));
  }
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(context.name.c_str(), "rb"));
  if (!file) {
    detail::fail(context, {}, "cannot be opened", std::generic_category().message(errno));
  }
}

}  // namespace

File::File(detail::FileContext context, detail::Handle handle)
    : context_(std::move(context)), handle_(std::move(handle)) {}

File File::create(const std::filesystem::path& path) {
  return create(path, detail::file_creation());
}

File File::create_for_seal(const std::filesystem::path& path) {
  const detail::Handle creation = detail::file_creation();
  H5Pset_userblock(creation.get(), kSealBytes);
  return create(path, creation);
}

File File::create(const std::filesystem::path& path, const detail::Handle& creation) {
  detail::prepare_hdf5();
  detail::FileContext context{.name = path.string()};
  const detail::Handle access = detail::write_access(context.failure);
  detail::Handle handle =
      checked(H5Fcreate(context.name.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), context,
              {}, "cannot be written");
  return {std::move(context), std::move(handle)};
}

File File::open(const std::filesystem::path& path) {
  detail::prepare_hdf5();
  detail::FileContext context{.name = path.string()};
  expect_readable(context);
  if (H5Fis_hdf5(context.name.c_str()) <= 0) {
    detail::fail(context, {}, "is not an HDF5 file", "its first bytes are not those of one");
  }
  const detail::Handle access = detail::file_access();
  detail::Handle handle = checked(H5Fopen(context.name.c_str(), H5F_ACC_RDONLY, access.get()),
                                  context, {}, "is a damaged file");
  return {std::move(context), std::move(handle)};
}

Group File::root() const {
  return {checked(H5Gopen2(handle_.get(), "/", H5P_DEFAULT), context_, "/", "cannot be read"),
          context_, ""};
}

void File::flush() {
  check(H5Fflush(handle_.get(), H5F_SCOPE_LOCAL), context_, {}, "cannot be written");
}

void File::close() {
  flush();
  detail::Handle handle = std::move(handle_);
  const detail::Identifier id = handle.get();
  handle.release();
  check(H5Fclose(id), context_, {}, "cannot be written");
}

}  // namespace poai::storage
