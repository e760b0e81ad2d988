#pragma once
// Writes declared fields with their present values as TOML.

#include <filesystem>
#include <string>
#include <utility>

#include "engine/config/field.hpp"

namespace poai::config {

/// Paths are written relative to `folder`, so that the text does not depend on where the files are.
class FieldWriter final : public FieldVisitor {
 public:
  explicit FieldWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Starts an element `[[key]]`; the fields visited next are its.
  void begin_element(std::string_view key);
  /// Adds lines as they are.
  void add(std::string_view lines) { text_ += lines; }
  [[nodiscard]] const std::string& text() const { return text_; }

 protected:
  void visit(const Field& field, FieldValue& value) override;
  void begin_section(std::string_view key, std::string_view meaning) override;
  void end_section() override;

 private:
  std::filesystem::path folder_;
  std::string text_;
  std::string prefix_;
};

/// `path` as seen from `folder`, with forward slashes; both may be relative to the working
/// directory.
[[nodiscard]] std::string path_from(const std::filesystem::path& folder,
                                    const std::filesystem::path& path);

}  // namespace poai::config
