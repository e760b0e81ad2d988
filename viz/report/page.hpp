#pragma once
// The document as one HTML file that needs nothing else.

#include <string>

#include "viz/report/document.hpp"

namespace poai::report {

[[nodiscard]] std::string html_of(const Document& document);

}  // namespace poai::report
