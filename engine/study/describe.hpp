#pragma once
// The reference of the study file, made from the declarations.

#include <string>

namespace poai::study {

/// Text of at most 100 columns, ending without a line break.
[[nodiscard]] std::string describe_study();

}  // namespace poai::study
