#pragma once
// The reference of declared fields: rows of key, type, unit, default, range and meaning.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/config/field.hpp"

namespace poai::config {

struct FieldRow {
  std::string section;  ///< "walking"; empty at the top level
  std::string key;
  ValueType type = ValueType::kText;
  std::string unit;
  std::optional<Node> default_value;
  Range range;
  std::vector<std::string> words;  ///< of a word
  Presence presence = Presence::kOptional;
  std::string meaning;

  /// "walking.storage_per_m2"
  [[nodiscard]] std::string path() const;
};

/// A section with its meaning, in the order of declaration.
struct SectionRow {
  std::string key;
  std::string meaning;
};

/// Collects the declarations; the defaults are what the visited members hold.
class FieldList final : public FieldVisitor {
 public:
  [[nodiscard]] const std::vector<FieldRow>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<SectionRow>& sections() const { return sections_; }

 protected:
  void visit(const Field& field, FieldValue& value) override;
  void begin_section(std::string_view key, std::string_view meaning) override;
  void end_section() override;

 private:
  std::vector<FieldRow> rows_;
  std::vector<SectionRow> sections_;
  std::vector<std::string> prefixes_;
};

/// One paragraph a field: `key = default  # type, unit, range: meaning`, lines of at most 100
/// columns.
[[nodiscard]] std::string reference_text(std::span<const FieldRow> rows);

}  // namespace poai::config
