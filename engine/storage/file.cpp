#include "engine/storage/file.hpp"

#include <hdf5.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

#include "engine/storage/detail/failure.hpp"
#include "engine/storage/detail/properties.hpp"

namespace poai::storage {

using detail::check;
using detail::checked;

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// HDF5's words on files that cannot even be opened are of no use; the system's are.
void expect_readable(const std::string& path) {
  if (std::filesystem::is_directory(path)) {
    detail::fail(path, {}, "cannot be read", std::generic_category().message(EISDIR));
  }
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    detail::fail(path, {}, "cannot be opened", std::generic_category().message(errno));
  }
}

}  // namespace

File::File(detail::Handle handle, std::string path)
    : handle_(std::move(handle)), path_(std::move(path)) {}

File File::create(const std::filesystem::path& path) {
  detail::silence_hdf5();
  const std::string name = path.string();
  const detail::Handle creation = detail::file_creation();
  const detail::Handle access = detail::file_access();
  return {checked(H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), name, {},
                  "cannot be written"),
          name};
}

File File::open(const std::filesystem::path& path) {
  detail::silence_hdf5();
  const std::string name = path.string();
  expect_readable(name);
  if (H5Fis_hdf5(name.c_str()) <= 0) {
    detail::fail(name, {}, "is not an HDF5 file", "its first bytes are not those of one");
  }
  const detail::Handle access = detail::file_access();
  return {
      checked(H5Fopen(name.c_str(), H5F_ACC_RDONLY, access.get()), name, {}, "is a damaged file"),
      name};
}

Group File::root() const {
  return {checked(H5Gopen2(handle_.get(), "/", H5P_DEFAULT), path_, "/", "cannot be read"), path_,
          ""};
}

void File::flush() {
  check(H5Fflush(handle_.get(), H5F_SCOPE_LOCAL), path_, {}, "cannot be written");
}

void File::close() {
  flush();
  detail::Handle handle = std::move(handle_);
  const detail::Identifier id = handle.get();
  check(H5Fclose(id), path_, {}, "cannot be written");
  handle.release();
}

}  // namespace poai::storage
