#pragma once
// A scenario written out: every setting with its value, as a scenario file of its own.

#include <filesystem>
#include <string>

#include "engine/scenario/scenario.hpp"

namespace poai::scenario::detail {

/// The TOML text that reads as `scenario` from a file in `folder`; paths are relative to it, so
/// that the text does not depend on the machine.
[[nodiscard]] std::string resolved_text(const Scenario& scenario,
                                        const std::filesystem::path& folder);

}  // namespace poai::scenario::detail
