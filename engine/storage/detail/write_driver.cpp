#include "engine/storage/detail/write_driver.hpp"

#include <fcntl.h>
#include <hdf5.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "engine/storage/detail/properties.hpp"

namespace poai::storage::detail {
namespace {

/// HDF5 copies it byte by byte and gives it to `open_file`.
struct DriverInfo {
  const std::shared_ptr<WriteFailure>* failure;
};

struct DriverFile : H5FD_t {
  explicit DriverFile(std::shared_ptr<WriteFailure> its_failure)
      : H5FD_t{}, failure(std::move(its_failure)) {}

  std::shared_ptr<WriteFailure> failure;
  int descriptor = -1;
  haddr_t end_of_allocation = 0;
  haddr_t end_of_file = 0;
  dev_t device = 0;
  ino_t node = 0;

  void remember(int system_error) {
    if (failure->system_error == 0) {
      failure->system_error = system_error;
    }
  }
};

DriverFile& of(H5FD_t* file) { return *static_cast<DriverFile*>(file); }
const DriverFile& of(const H5FD_t* file) { return *static_cast<const DriverFile*>(file); }

H5FD_t* open_file(const char* name, unsigned /*flags*/, hid_t access, haddr_t /*max_address*/) {
  const auto* info = static_cast<const DriverInfo*>(H5Pget_driver_info(access));
  auto file = std::make_unique<DriverFile>(*info->failure);
  file->descriptor = ::open(name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  struct stat status {};
  if (file->descriptor < 0 || ::fstat(file->descriptor, &status) != 0) {
    file->remember(errno);
    ::close(file->descriptor);
    return nullptr;
  }
  file->device = status.st_dev;
  file->node = status.st_ino;
  return file.release();
}

herr_t close_file(H5FD_t* file) {
  const std::unique_ptr<DriverFile> ours(&of(file));
  if (::close(ours->descriptor) != 0) {
    ours->remember(errno);
  }
  return 0;
}

int compare_files(const H5FD_t* a, const H5FD_t* b) {
  const DriverFile& left = of(a);
  const DriverFile& right = of(b);
  if (left.device != right.device) {
    return left.device < right.device ? -1 : 1;
  }
  return left.node == right.node ? 0 : left.node < right.node ? -1 : 1;
}

herr_t query_features(const H5FD_t* /*file*/, unsigned long* flags) {
  if (flags != nullptr) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
  }
  return 0;
}

haddr_t get_end_of_allocation(const H5FD_t* file, H5FD_mem_t /*type*/) {
  return of(file).end_of_allocation;
}

herr_t set_end_of_allocation(H5FD_t* file, H5FD_mem_t /*type*/, haddr_t address) {
  of(file).end_of_allocation = address;
  return 0;
}

haddr_t get_end_of_file(const H5FD_t* file, H5FD_mem_t /*type*/) { return of(file).end_of_file; }

/// What was never written, or could not be, reads as zeros.
herr_t read_bytes(H5FD_t* file, H5FD_mem_t /*type*/, hid_t /*transfer*/, haddr_t address,
                  size_t size, void* buffer) {
  char* bytes = static_cast<char*>(buffer);
  while (size > 0) {
    const ssize_t done = ::pread(of(file).descriptor, bytes, size, static_cast<off_t>(address));
    if (done < 0 && errno == EINTR) {
      continue;
    }
    if (done <= 0) {
      std::memset(bytes, 0, size);
      return 0;
    }
    bytes += done;
    address += static_cast<haddr_t>(done);
    size -= static_cast<size_t>(done);
  }
  return 0;
}

herr_t write_bytes(H5FD_t* file, H5FD_mem_t /*type*/, hid_t /*transfer*/, haddr_t address,
                   size_t size, const void* buffer) {
  DriverFile& ours = of(file);
  const char* bytes = static_cast<const char*>(buffer);
  ours.end_of_file = std::max(ours.end_of_file, address + size);
  while (size > 0 && ours.failure->system_error == 0) {
    const ssize_t done = ::pwrite(ours.descriptor, bytes, size, static_cast<off_t>(address));
    if (done < 0) {
      if (errno != EINTR) {
        ours.remember(errno);
      }
      continue;
    }
    bytes += done;
    address += static_cast<haddr_t>(done);
    size -= static_cast<size_t>(done);
  }
  return 0;
}

herr_t truncate_file(H5FD_t* file, hid_t /*transfer*/, hbool_t /*closing*/) {
  DriverFile& ours = of(file);
  if (ours.end_of_allocation != ours.end_of_file) {
    if (ours.failure->system_error == 0 &&
        ::ftruncate(ours.descriptor, static_cast<off_t>(ours.end_of_allocation)) != 0) {
      ours.remember(errno);
    }
    ours.end_of_file = ours.end_of_allocation;
  }
  return 0;
}

H5FD_class_t driver_class() {
  H5FD_class_t driver{};
#ifdef H5FD_CLASS_VERSION  // HDF5 1.14
  driver.version = H5FD_CLASS_VERSION;
  driver.value = static_cast<H5FD_class_value_t>(600);  // free for private use
#endif
  driver.name = "poai-write";
  driver.maxaddr = static_cast<haddr_t>(1) << 62U;
  driver.fc_degree = H5F_CLOSE_STRONG;
  driver.fapl_size = sizeof(DriverInfo);
  driver.open = open_file;
  driver.close = close_file;
  driver.cmp = compare_files;
  driver.query = query_features;
  driver.get_eoa = get_end_of_allocation;
  driver.set_eoa = set_end_of_allocation;
  driver.get_eof = get_end_of_file;
  driver.read = read_bytes;
  driver.write = write_bytes;
  driver.truncate = truncate_file;
  const H5FD_mem_t kinds[] = H5FD_FLMAP_DICHOTOMY;
  std::copy(std::begin(kinds), std::end(kinds), driver.fl_map);
  return driver;
}

}  // namespace

Handle write_access(const std::shared_ptr<WriteFailure>& failure) {
  const H5FD_class_t driver = driver_class();
  const Handle driver_id(H5FDregister(&driver));
  const DriverInfo info{&failure};
  Handle access = file_access();
  H5Pset_driver(access.get(), driver_id.get(), &info);
  return access;
}

}  // namespace poai::storage::detail
