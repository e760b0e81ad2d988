#include "engine/storage/group.hpp"

#include <hdf5.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/storage/detail/element_type.hpp"
#include "engine/storage/detail/failure.hpp"
#include "engine/storage/detail/properties.hpp"
#include "engine/storage/detail/shape.hpp"
#include "engine/storage/detail/text.hpp"

namespace poai::storage {

using detail::check;
using detail::checked;
using detail::Handle;
using detail::kUnreadable;
using detail::kUnwritable;

namespace {

/// Values of one row of a chunk of at most about 64 KiB.
constexpr std::size_t kChunkBytes = 1U << 16U;

Handle space_of(std::size_t rows) {
  const hsize_t shape = rows;
  return Handle(H5Screate_simple(1, &shape, nullptr));
}

Handle space_of(std::size_t rows, std::size_t columns) {
  const std::array<hsize_t, 2> shape{rows, columns};
  return Handle(H5Screate_simple(2, shape.data(), nullptr));
}

herr_t take_name(hid_t /*group*/, const char* name, const H5L_info_t* /*info*/, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

}  // namespace

Group::Group(Handle handle, detail::FileContext file, std::string path)
    : handle_(std::move(handle)), file_(std::move(file)), path_(std::move(path)) {}

std::string Group::full(const std::string& name) const { return path_ + '/' + name; }

Group Group::make_group(const std::string& name) {
  const Handle creation = detail::group_creation();
  return {checked(H5Gcreate2(handle_.get(), name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
                  file_, full(name), kUnwritable),
          file_, full(name)};
}

Group Group::group(const std::string& name) const {
  expect_no_links(name);
  return {checked(H5Gopen2(handle_.get(), name.c_str(), H5P_DEFAULT), file_, full(name),
                  "is missing or damaged"),
          file_, full(name)};
}

bool Group::has(const std::string& name) const {
  for (std::size_t end = name.find('/'); end != std::string::npos; end = name.find('/', end + 1)) {
    if (H5Lexists(handle_.get(), name.substr(0, end).c_str(), H5P_DEFAULT) <= 0) {
      return false;
    }
  }
  return H5Lexists(handle_.get(), name.c_str(), H5P_DEFAULT) > 0;
}

Handle Group::make_dataset(const std::string& name, detail::Identifier type, const Handle& space,
                           const Handle& layout) {
  return checked(H5Dcreate2(handle_.get(), name.c_str(), type, space.get(), H5P_DEFAULT,
                            layout.get(), H5P_DEFAULT),
                 file_, full(name), kUnwritable);
}

Handle Group::make_dataset(const std::string& name, detail::Identifier type, const Handle& space,
                           const Handle& layout, const Attributes& about) {
  Handle dataset = make_dataset(name, type, space, layout);
  describe(dataset, name, about);
  return dataset;
}

void Group::describe(const Handle& dataset, const std::string& name, const Attributes& about) {
  const std::array<std::pair<const char*, const std::string*>, 3> texts{
      {{"units", &about.units},
       {"long_name", &about.long_name},
       {"long_name_ja", &about.long_name_ja}}};
  const Handle scalar(H5Screate(H5S_SCALAR));
  for (const auto& [key, text] : texts) {
    const std::size_t length = std::max<std::size_t>(1, text->size());
    const Handle type = detail::text_type(length);
    const Handle attribute =
        checked(H5Acreate2(dataset.get(), key, type.get(), scalar.get(), H5P_DEFAULT, H5P_DEFAULT),
                file_, full(name), kUnwritable);
    check(H5Awrite(attribute.get(), type.get(), detail::packed({text, 1}, length).data()), file_,
          full(name), kUnwritable);
  }
}

void Group::put(const Handle& dataset, const std::string& name, detail::Identifier type,
                const void* values) {
  check(H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), file_, full(name),
        kUnwritable);
}

template <Element T>
void Group::write_column(const std::string& name, std::span<const T> values) {
  const Handle dataset =
      make_dataset(name, detail::file_type<T>(), space_of(values.size()), detail::contiguous());
  if (!values.empty()) {
    put(dataset, name, detail::memory_type<T>(), values.data());
  }
}

template <Element T>
void Group::write_column(const std::string& name, std::span<const T> values,
                         const Attributes& about) {
  const Handle dataset = make_dataset(name, detail::file_type<T>(), space_of(values.size()),
                                      detail::contiguous(), about);
  if (!values.empty()) {
    put(dataset, name, detail::memory_type<T>(), values.data());
  }
}

template <Element T>
void Group::write_matrix(const std::string& name, std::span<const T> values, std::size_t columns,
                         const Attributes& about, Packing packing) {
  expects(columns > 0 && values.size() % columns == 0, "a matrix is written in whole rows");
  const std::size_t rows = values.size() / columns;
  const bool pack = packing == Packing::kDeflate && rows > 0;
  const std::size_t chunk_rows = std::clamp<std::size_t>(kChunkBytes / (columns * sizeof(T)), 1,
                                                         std::max<std::size_t>(1, rows));
  const std::array<std::size_t, 2> chunk{chunk_rows, columns};
  const Handle layout = pack ? detail::chunked(chunk, 1) : detail::contiguous();
  const Handle dataset =
      make_dataset(name, detail::file_type<T>(), space_of(rows, columns), layout, about);
  if (!values.empty()) {
    put(dataset, name, detail::memory_type<T>(), values.data());
  }
}

void Group::write_strings(const std::string& name, std::span<const std::string> values,
                          const Attributes& about) {
  const std::size_t length = detail::longest(values);
  const Handle type = detail::text_type(length);
  const Handle dataset =
      make_dataset(name, type.get(), space_of(values.size()), detail::contiguous(), about);
  if (!values.empty()) {
    put(dataset, name, type.get(), detail::packed(values, length).data());
  }
}

void Group::write_text(const std::string& name, std::string_view value, const Attributes& about) {
  const std::string text(value);
  const std::size_t length = std::max<std::size_t>(1, text.size());
  const Handle type = detail::text_type(length);
  const Handle scalar(H5Screate(H5S_SCALAR));
  const Handle dataset = make_dataset(name, type.get(), scalar, detail::contiguous(), about);
  put(dataset, name, type.get(), detail::packed({&text, 1}, length).data());
}

template <Element T>
Appendable<T> Group::make_appendable(const std::string& name, std::size_t chunk_rows,
                                     const Attributes& about) {
  expects(chunk_rows > 0, "a chunk has at least one row");
  const hsize_t none = 0;
  const hsize_t unlimited = H5S_UNLIMITED;
  const Handle space(H5Screate_simple(1, &none, &unlimited));
  return {make_dataset(name, detail::file_type<T>(), space, detail::chunked({&chunk_rows, 1}, 0),
                       about),
          file_, full(name)};
}

/// A link may lead to any file of the machine.
void Group::expect_no_links(const std::string& name) const {
  std::size_t end = 0;
  do {
    end = name.find('/', end + 1);
    H5L_info_t about{};
    const std::string part = name.substr(0, end);
    if (H5Lget_info(handle_.get(), part.c_str(), &about, H5P_DEFAULT) >= 0 &&
        about.type != H5L_TYPE_HARD) {
      detail::fail(file_, full(part), "is a link to another object", "links are not followed");
    }
  } while (end != std::string::npos);
}

Handle Group::open_dataset(const std::string& name) const {
  expect_no_links(name);
  return checked(H5Dopen2(handle_.get(), name.c_str(), H5P_DEFAULT), file_, full(name),
                 "is missing or damaged");
}

template <Element T>
void Group::expect_type(const Handle& dataset, const std::string& name) const {
  const Handle type = checked(H5Dget_type(dataset.get()), file_, full(name), kUnreadable);
  if (!detail::fits<T>(type.get())) {
    detail::fail(file_, full(name), "has an unexpected type", "its numbers would not fit");
  }
}

template <Element T>
Matrix<T> Group::read_matrix(const std::string& name) const {
  const Handle dataset = open_dataset(name);
  expect_type<T>(dataset, name);
  const detail::Shape shape = detail::readable_shape(dataset, file_, full(name));
  Matrix<T> matrix{.rows = shape.rows, .columns = shape.columns, .values = {}};
  matrix.values.resize(shape.values());
  check(H5Dread(dataset.get(), detail::memory_type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                matrix.values.data()),
        file_, full(name), kUnreadable);
  return matrix;
}

template <Element T>
std::vector<T> Group::read_column(const std::string& name) const {
  return read_matrix<T>(name).values;
}

template <Element T>
std::vector<T> Group::read_rows(const std::string& name, std::size_t first,
                                std::size_t count) const {
  const Handle dataset = open_dataset(name);
  expect_type<T>(dataset, name);
  const detail::Shape shape = detail::readable_shape(dataset, file_, full(name));
  if (shape.columns != 1 || first > shape.rows || count > shape.rows - first) {
    detail::fail(file_, full(name), "has fewer rows than are asked for", "the file is incomplete");
  }
  std::vector<T> values(count);
  if (count == 0) {
    return values;
  }
  const hsize_t offset = first;
  const hsize_t length = count;
  const Handle rows = checked(H5Dget_space(dataset.get()), file_, full(name), kUnreadable);
  check(H5Sselect_hyperslab(rows.get(), H5S_SELECT_SET, &offset, nullptr, &length, nullptr), file_,
        full(name), kUnreadable);
  const Handle memory = space_of(count);
  check(H5Dread(dataset.get(), detail::memory_type<T>(), memory.get(), rows.get(), H5P_DEFAULT,
                values.data()),
        file_, full(name), kUnreadable);
  return values;
}

std::vector<std::string> Group::read_strings(const std::string& name) const {
  const Handle dataset = open_dataset(name);
  const Handle type = checked(H5Dget_type(dataset.get()), file_, full(name), kUnreadable);
  if (H5Tget_class(type.get()) != H5T_STRING || H5Tis_variable_str(type.get()) > 0) {
    detail::fail(file_, full(name), "has an unexpected type", "text of fixed length is expected");
  }
  const std::size_t length = H5Tget_size(type.get());
  if (length == 0) {
    detail::fail(file_, full(name), "has an unexpected type", "its texts have no length");
  }
  const detail::Shape shape = detail::readable_shape(dataset, file_, full(name));
  std::vector<char> bytes(shape.values() * length);
  check(H5Dread(dataset.get(), detail::text_type(length).get(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                bytes.data()),
        file_, full(name), kUnreadable);
  std::vector<std::string> values;
  for (std::size_t at = 0; at < bytes.size(); at += length) {
    values.push_back(detail::unpacked(bytes.data() + at, length));
  }
  return values;
}

std::string Group::read_text(const std::string& name) const {
  const std::vector<std::string> values = read_strings(name);
  if (values.size() != 1) {
    detail::fail(file_, full(name), "has an unexpected shape", "one text is expected");
  }
  return values.front();
}

std::size_t Group::row_count(const std::string& name) const {
  return detail::readable_shape(open_dataset(name), file_, full(name)).rows;
}

std::vector<std::string> Group::names() const {
  std::vector<std::string> names;
  hsize_t at = 0;
  check(H5Literate(handle_.get(), H5_INDEX_NAME, H5_ITER_INC, &at, take_name, &names), file_, path_,
        kUnreadable);
  return names;
}

#define POAI_ELEMENT(T)                                                                            \
  template void Group::write_column<T>(const std::string&, std::span<const T>);                    \
  template void Group::write_column<T>(const std::string&, std::span<const T>, const Attributes&); \
  template void Group::write_matrix<T>(const std::string&, std::span<const T>, std::size_t,        \
                                       const Attributes&, Packing);                                \
  template Appendable<T> Group::make_appendable<T>(const std::string&, std::size_t,                \
                                                   const Attributes&);                             \
  template std::vector<T> Group::read_column<T>(const std::string&) const;                         \
  template std::vector<T> Group::read_rows<T>(const std::string&, std::size_t, std::size_t) const; \
  template Matrix<T> Group::read_matrix<T>(const std::string&) const;
POAI_ELEMENT(std::uint8_t)
POAI_ELEMENT(std::uint16_t)
POAI_ELEMENT(std::uint32_t)
POAI_ELEMENT(std::uint64_t)
POAI_ELEMENT(std::int32_t)
POAI_ELEMENT(std::int64_t)
POAI_ELEMENT(float)
POAI_ELEMENT(double)
#undef POAI_ELEMENT

}  // namespace poai::storage
