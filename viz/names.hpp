#pragma once
// Names of roles, modes and activities in both languages, as pictures and reports say them.

#include "engine/core/words.hpp"

namespace poai::viz {

struct Named {
  const char* en = "";
  const char* ja = "";
};

/// In the plural.
[[nodiscard]] const Named& name_of(Role role);
[[nodiscard]] const Named& name_of(Mode mode);
[[nodiscard]] const Named& name_of(ActivityKind activity);

}  // namespace poai::viz
