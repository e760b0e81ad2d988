#pragma once
// The declarations of every key of a scenario file: key, unit, range, meaning.

#include "engine/config/field.hpp"
#include "engine/scenario/scenario.hpp"

namespace poai::scenario {

inline constexpr std::string_view kFormat = "poai-scenario";
inline constexpr std::uint32_t kFormatVersion = 1;

/// What stands at the top of a scenario file and is not a setting of the model.
struct Heading {
  std::string format = std::string(kFormat);
  std::uint32_t format_version = kFormatVersion;
  std::optional<std::filesystem::path> base;
};

void declare(config::FieldVisitor& visitor, Heading& heading);

/// The name, the description and all sections but `[expect]` and `[[intervention]]`.
void declare(config::FieldVisitor& visitor, Scenario& scenario);

/// The keys that an intervention of `intervention.kind` may have.
void declare(config::FieldVisitor& visitor, Intervention& intervention);

}  // namespace poai::scenario
