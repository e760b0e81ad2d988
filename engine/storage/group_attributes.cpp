// The attributes of groups and datasets.

#include <hdf5.h>

#include <algorithm>

#include "engine/core/contracts.hpp"
#include "engine/storage/detail/failure.hpp"
#include "engine/storage/detail/text.hpp"
#include "engine/storage/group.hpp"

namespace poai::storage {

using detail::check;
using detail::checked;
using detail::Handle;
using detail::kUnreadable;
using detail::kUnwritable;

namespace {

/// Bytes of a text attribute; ours are names.
constexpr std::size_t kLongestText = std::size_t{1} << 20U;

bool has_attribute(const Handle& object, const std::string& name) {
  return H5Aexists(object.get(), name.c_str()) > 0;
}

Handle open_attribute(const Handle& object, const std::string& name,
                      const detail::FileContext& file) {
  return checked(H5Aopen(object.get(), name.c_str(), H5P_DEFAULT), file, name, kUnreadable);
}

bool is_one_value(const Handle& attribute) {
  const Handle space(H5Aget_space(attribute.get()));
  return H5Sget_simple_extent_npoints(space.get()) == 1;
}

/// Opens the attribute, or makes it with the type `type`.
Handle prepare(const Handle& object, const std::string& name, hid_t type,
               const detail::FileContext& file) {
  if (has_attribute(object, name)) {
    return open_attribute(object, name, file);
  }
  const Handle scalar(H5Screate(H5S_SCALAR));
  return checked(
      H5Acreate2(object.get(), name.c_str(), type, scalar.get(), H5P_DEFAULT, H5P_DEFAULT), file,
      name, kUnwritable);
}

std::optional<std::string> read_text_of(const Handle& object, const std::string& name,
                                        const detail::FileContext& file) {
  if (!has_attribute(object, name)) {
    return std::nullopt;
  }
  const Handle attribute = open_attribute(object, name, file);
  const Handle type(H5Aget_type(attribute.get()));
  const std::size_t length = H5Tget_size(type.get());
  if (H5Tget_class(type.get()) != H5T_STRING || H5Tis_variable_str(type.get()) > 0 ||
      !is_one_value(attribute) || length > kLongestText) {
    return std::nullopt;
  }
  std::string bytes(length, '\0');
  check(H5Aread(attribute.get(), detail::text_type(length).get(), bytes.data()), file, name,
        kUnreadable);
  return detail::unpacked(bytes.data(), length);
}

template <class T>
std::optional<T> read_number_of(const Handle& object, const std::string& name,
                                const detail::FileContext& file, hid_t type) {
  if (!has_attribute(object, name)) {
    return std::nullopt;
  }
  const Handle attribute = open_attribute(object, name, file);
  const Handle stored(H5Aget_type(attribute.get()));
  if (H5Tget_class(stored.get()) != H5Tget_class(type) || !is_one_value(attribute)) {
    return std::nullopt;
  }
  T value{};
  check(H5Aread(attribute.get(), type, &value), file, name, kUnreadable);
  return value;
}

}  // namespace

Attributes Group::read_about(const std::string& name) const {
  const Handle dataset = open_dataset(name);
  return {.units = read_text_of(dataset, "units", file_).value_or(""),
          .long_name = read_text_of(dataset, "long_name", file_).value_or(""),
          .long_name_ja = read_text_of(dataset, "long_name_ja", file_).value_or("")};
}

void Group::set_attribute(const std::string& name, std::string_view value) {
  const std::string text(value);
  const Handle attribute =
      prepare(handle_, name, detail::text_type(std::max(kShortText, text.size())).get(), file_);
  const Handle type(H5Aget_type(attribute.get()));
  const std::size_t length = H5Tget_size(type.get());
  expects(text.size() <= length, "a text attribute is replaced by one that is not longer");
  check(H5Awrite(attribute.get(), detail::text_type(length).get(),
                 detail::packed({&text, 1}, length).data()),
        file_, name, kUnwritable);
}

void Group::set_attribute(const std::string& name, std::uint64_t value) {
  const Handle attribute = prepare(handle_, name, H5T_STD_U64LE, file_);
  check(H5Awrite(attribute.get(), H5T_NATIVE_UINT64, &value), file_, name, kUnwritable);
}

void Group::set_attribute(const std::string& name, double value) {
  const Handle attribute = prepare(handle_, name, H5T_IEEE_F64LE, file_);
  check(H5Awrite(attribute.get(), H5T_NATIVE_DOUBLE, &value), file_, name, kUnwritable);
}

std::optional<std::string> Group::text_attribute(const std::string& name) const {
  return read_text_of(handle_, name, file_);
}

std::optional<std::uint64_t> Group::number_attribute(const std::string& name) const {
  return read_number_of<std::uint64_t>(handle_, name, file_, H5T_NATIVE_UINT64);
}

std::optional<double> Group::real_attribute(const std::string& name) const {
  return read_number_of<double>(handle_, name, file_, H5T_NATIVE_DOUBLE);
}

}  // namespace poai::storage
