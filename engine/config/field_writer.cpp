#include "engine/config/field_writer.hpp"

#include <fmt/format.h>

namespace poai::config {

void FieldWriter::begin_element(std::string_view key) { text_ += fmt::format("\n[[{}]]\n", key); }

void FieldWriter::visit(const Field& field, FieldValue& value) {
  auto written = value.written(field);
  const bool says_nothing = written && field.presence == Presence::kOptional &&
                            written->kind == Node::Kind::kText && written->text.empty();
  if (!written || says_nothing) {
    return;
  }
  if (value.type() == ValueType::kPath) {
    written->text = path_from(folder_, written->text);
  }
  text_ += fmt::format("{} = {}\n", field.key, toml_text(*written));
}

void FieldWriter::begin_section(std::string_view key, std::string_view /*meaning*/) {
  prefix_ += prefix_.empty() ? std::string(key) : fmt::format(".{}", key);
  text_ += fmt::format("\n[{}]\n", prefix_);
}

void FieldWriter::end_section() {
  const auto dot = prefix_.find_last_of('.');
  prefix_.resize(dot == std::string::npos ? 0 : dot);
}

std::string path_from(const std::filesystem::path& folder, const std::filesystem::path& path) {
  const auto base = (std::filesystem::current_path() / folder).lexically_normal();
  const auto target = (std::filesystem::current_path() / path).lexically_normal();
  return target.lexically_relative(base).generic_string();
}

}  // namespace poai::config
