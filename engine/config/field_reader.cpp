#include "engine/config/field_reader.hpp"

#include "engine/core/contracts.hpp"

namespace poai::config {

FieldReader::FieldReader(const TomlTable& table, Missing missing) : missing_(missing) {
  absent_.place = {table.place().file, 0, 0};
  levels_.push_back({table, {}});
}

void FieldReader::finish() const {
  expects(levels_.size() == 1, "every section that was begun has ended");
  levels_.back().table.known_keys(levels_.back().known);
}

void FieldReader::visit(const Field& field, FieldValue& value) {
  Level& level = levels_.back();
  level.known.emplace_back(field.key);
  if (const auto written = level.table.value(field.key)) {
    value.read(*written, field);
  } else if (field.presence == Presence::kRequired && missing_ == Missing::kReported) {
    level.table.report_missing(field.key);
  }
}

void FieldReader::begin_section(std::string_view key, std::string_view /*meaning*/) {
  Level& parent = levels_.back();
  parent.known.emplace_back(key);
  const auto table = parent.table.table(key);
  levels_.push_back({table ? *table : parent.table.absent_table(key, absent_), {}});
}

void FieldReader::end_section() {
  levels_.back().table.known_keys(levels_.back().known);
  levels_.pop_back();
}

}  // namespace poai::config
