#pragma once
// The reference of the result files as text.

#include <string>

namespace poai::output {

/// Every dataset and attribute of `run.h5`: type, dimensions, units, names and meaning.
[[nodiscard]] std::string describe_output();

}  // namespace poai::output
