#pragma once
// All that a result file holds, as bytes, so that a test can say which parts of two files differ.

#include <hdf5.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace poai::test {

/// Bytes by the path of a dataset ("persons/key") or of an attribute ("persons/key@units").
using RunDatasets = std::map<std::string, std::vector<std::byte>>;

namespace detail {

/// What is read, and where the names begin.
struct DatasetReader {
  RunDatasets found;
  std::string object;
};

/// Closes an identifier of HDF5 by its own function.
class Hdf5Id {
 public:
  Hdf5Id(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {
    if (id_ < 0) {
      throw std::runtime_error("a part of a result file cannot be opened");
    }
  }
  ~Hdf5Id() { close_(id_); }
  Hdf5Id(const Hdf5Id&) = delete;
  Hdf5Id& operator=(const Hdf5Id&) = delete;
  [[nodiscard]] hid_t get() const { return id_; }

 private:
  hid_t id_;
  herr_t (*close_)(hid_t);
};

inline std::vector<std::byte> room_for(hid_t type, hid_t space) {
  if (H5Tis_variable_str(type) > 0) {
    throw std::runtime_error("a result file has texts of fixed length only");
  }
  return std::vector<std::byte>(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)) *
                                H5Tget_size(type));
}

inline herr_t read_attribute(hid_t object, const char* name, const H5A_info_t* /*info*/,
                             void* data) {
  auto& reader = *static_cast<DatasetReader*>(data);
  const Hdf5Id attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose);
  const Hdf5Id type(H5Aget_type(attribute.get()), H5Tclose);
  const Hdf5Id space(H5Aget_space(attribute.get()), H5Sclose);
  if (H5Tget_class(type.get()) == H5T_VLEN || H5Tget_class(type.get()) == H5T_COMPOUND) {
    return 0;  // references of dimension scales: addresses in the file
  }
  std::vector<std::byte> bytes = room_for(type.get(), space.get());
  const herr_t status = H5Aread(attribute.get(), type.get(), bytes.data());
  reader.found.emplace(reader.object + '@' + name, std::move(bytes));
  return status;
}

inline herr_t read_object(hid_t root, const char* name, const H5O_info_t* info, void* data) {
  auto& reader = *static_cast<DatasetReader*>(data);
  reader.object = name;
  const Hdf5Id object(H5Oopen(root, name, H5P_DEFAULT), H5Oclose);
  if (info->type == H5O_TYPE_DATASET) {
    const Hdf5Id type(H5Dget_type(object.get()), H5Tclose);
    const Hdf5Id space(H5Dget_space(object.get()), H5Sclose);
    std::vector<std::byte> bytes = room_for(type.get(), space.get());
    if (!bytes.empty() &&
        H5Dread(object.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) < 0) {
      return -1;
    }
    reader.found.emplace(name, std::move(bytes));
  }
  return H5Aiterate2(object.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, read_attribute, data);
}

}  // namespace detail

/// Everything in the file.
inline RunDatasets datasets_of(const std::filesystem::path& file) {
  const detail::Hdf5Id opened(H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
  detail::DatasetReader reader;
  if (H5Ovisit2(opened.get(), H5_INDEX_NAME, H5_ITER_INC, detail::read_object, &reader,
                H5O_INFO_BASIC) < 0) {
    throw std::runtime_error(file.string() + " cannot be read");
  }
  return reader.found;
}

/// The names of what only one of them has or what differs in them.
inline std::vector<std::string> differing(const RunDatasets& a, const RunDatasets& b) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : a) {
    const auto other = b.find(name);
    if (other == b.end() || other->second != bytes) {
      names.push_back(name);
    }
  }
  for (const auto& [name, bytes] : b) {
    if (!a.contains(name)) {
      names.push_back(name);
    }
  }
  return names;
}

}  // namespace poai::test
