#pragma once
// Reads a TOML table into declared fields and reports everything that is wrong with it.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/field.hpp"

namespace poai::config {

/// Visit the declarations with it, then call `finish`, which reports the unknown keys of the table
/// itself (those of sections are reported at their end).
class FieldReader final : public FieldVisitor {
 public:
  enum class Missing : std::uint8_t { kReported, kIgnored };

  explicit FieldReader(const TomlTable& table, Missing missing = Missing::kReported);

  /// A key of the present table that is read elsewhere.
  void allow(std::string_view key) { levels_.back().known.emplace_back(key); }
  void finish() const;

 protected:
  void visit(const Field& field, FieldValue& value) override;
  void begin_section(std::string_view key, std::string_view meaning) override;
  void end_section() override;

 private:
  struct Level {
    TomlTable table;
    std::vector<std::string> known;
  };

  Missing missing_;
  Node absent_;  ///< stands for a section that the file does not have
  std::vector<Level> levels_;
};

}  // namespace poai::config
