#pragma once
// What a validation found, as a table for a terminal, as Markdown and as JSON.

#include <string>

#include "engine/study/validation.hpp"

namespace poai::study {

/// A table of the cases, one of the stations and one of the profile, for a terminal.
[[nodiscard]] std::string validation_table(const ValidationReport& report);

/// " (with section.key=value, ...)" of what was changed in the scenarios; empty if nothing was.
[[nodiscard]] std::string settings_text(const ValidationReport& report);

/// The same as Markdown, with the reason of every band.
[[nodiscard]] std::string validation_markdown(const ValidationReport& report);

/// `<suite>.json` (docs/formats.md).
[[nodiscard]] std::string validation_json(const ValidationReport& report);

}  // namespace poai::study
