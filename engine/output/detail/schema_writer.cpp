#include "engine/output/detail/schema_writer.hpp"

#include <type_traits>
#include <utility>

#include "engine/core/contracts.hpp"

namespace poai::output::detail {
namespace {

template <class T>
constexpr ElementType type_of() {
  if constexpr (std::is_same_v<T, std::uint8_t>) {
    return ElementType::kUint8;
  } else if constexpr (std::is_same_v<T, std::uint16_t>) {
    return ElementType::kUint16;
  } else if constexpr (std::is_same_v<T, std::uint32_t>) {
    return ElementType::kUint32;
  } else if constexpr (std::is_same_v<T, std::uint64_t>) {
    return ElementType::kUint64;
  } else if constexpr (std::is_same_v<T, std::int32_t>) {
    return ElementType::kInt32;
  } else if constexpr (std::is_same_v<T, float>) {
    return ElementType::kFloat32;
  } else {
    return ElementType::kFloat64;
  }
}

storage::Attributes about(std::string_view path, ElementType type) {
  const DatasetSpec& spec = dataset(path);
  expects(spec.type == type, "a dataset is written with its declared type");
  return {.units = std::string(spec.units),
          .long_name = std::string(spec.long_name),
          .long_name_ja = std::string(spec.long_name_ja)};
}

}  // namespace

SchemaWriter::SchemaWriter(storage::Group root) : root_(std::move(root)) {}

storage::Group& SchemaWriter::group_of(std::string_view path, std::string& name) {
  storage::Group* group = &root_;
  std::size_t begin = 0;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', begin)) {
    const std::string_view prefix = path.substr(0, slash);
    auto found = groups_.find(prefix);
    if (found == groups_.end()) {
      const std::string step(path.substr(begin, slash - begin));
      found = groups_.emplace(std::string(prefix), group->make_group(step)).first;
    }
    group = &found->second;
    begin = slash + 1;
  }
  name = path.substr(begin);
  return *group;
}

template <storage::Element T>
void SchemaWriter::column(std::string_view path, std::span<const T> values) {
  std::string name;
  storage::Group& group = group_of(path, name);
  group.write_column(name, values, about(path, type_of<T>()));
}

template <storage::Element T>
void SchemaWriter::matrix(std::string_view path, std::span<const T> values, std::size_t columns,
                          storage::Packing packing) {
  std::string name;
  storage::Group& group = group_of(path, name);
  if (columns == 0) {
    group.write_column(name, values, about(path, type_of<T>()));
    return;
  }
  group.write_matrix(name, values, columns, about(path, type_of<T>()), packing);
}

void SchemaWriter::strings(std::string_view path, std::span<const std::string> values) {
  std::string name;
  storage::Group& group = group_of(path, name);
  group.write_strings(name, values, about(path, ElementType::kText));
}

void SchemaWriter::text(std::string_view path, std::string_view value) {
  std::string name;
  storage::Group& group = group_of(path, name);
  group.write_text(name, value, about(path, ElementType::kText));
}

template <storage::Element T>
storage::Appendable<T> SchemaWriter::appendable(std::string_view path, std::size_t chunk_rows) {
  std::string name;
  storage::Group& group = group_of(path, name);
  return group.make_appendable<T>(name, chunk_rows, about(path, type_of<T>()));
}

template void SchemaWriter::column(std::string_view, std::span<const std::uint8_t>);
template void SchemaWriter::column(std::string_view, std::span<const std::uint16_t>);
template void SchemaWriter::column(std::string_view, std::span<const std::uint32_t>);
template void SchemaWriter::column(std::string_view, std::span<const std::uint64_t>);
template void SchemaWriter::column(std::string_view, std::span<const std::int32_t>);
template void SchemaWriter::column(std::string_view, std::span<const float>);
template void SchemaWriter::column(std::string_view, std::span<const double>);
template void SchemaWriter::matrix(std::string_view, std::span<const std::uint32_t>, std::size_t,
                                   storage::Packing);
template void SchemaWriter::matrix(std::string_view, std::span<const float>, std::size_t,
                                   storage::Packing);
template storage::Appendable<std::uint8_t> SchemaWriter::appendable(std::string_view, std::size_t);
template storage::Appendable<std::uint32_t> SchemaWriter::appendable(std::string_view, std::size_t);
template storage::Appendable<std::uint64_t> SchemaWriter::appendable(std::string_view, std::size_t);
template storage::Appendable<std::int32_t> SchemaWriter::appendable(std::string_view, std::size_t);
template storage::Appendable<float> SchemaWriter::appendable(std::string_view, std::size_t);

}  // namespace poai::output::detail
