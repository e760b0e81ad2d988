#pragma once
// Writes datasets by their paths in the schema, with the type, units and names declared there.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/output/schema.hpp"
#include "engine/storage/file.hpp"

namespace poai::output::detail {

class SchemaWriter {
 public:
  explicit SchemaWriter(storage::Group root);

  /// T must be the declared type.
  template <storage::Element T>
  void column(std::string_view path, std::span<const T> values);
  template <storage::Element T>
  void column(std::string_view path, const std::vector<T>& values) {
    column(path, std::span<const T>(values));
  }
  template <storage::Element T>
  void matrix(std::string_view path, std::span<const T> values, std::size_t columns,
              storage::Packing packing = storage::Packing::kNone);
  void strings(std::string_view path, std::span<const std::string> values);
  void text(std::string_view path, std::string_view value);
  template <storage::Element T>
  [[nodiscard]] storage::Appendable<T> appendable(std::string_view path, std::size_t chunk_rows);

  [[nodiscard]] storage::Group& root() { return root_; }

 private:
  /// The group of a path, made with all above it when first needed; `name` becomes the rest.
  storage::Group& group_of(std::string_view path, std::string& name);

  storage::Group root_;
  std::map<std::string, storage::Group, std::less<>> groups_;
};

}  // namespace poai::output::detail
