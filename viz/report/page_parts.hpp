#pragma once
// The files of page/ and the chart library as text; the build makes the definitions (embed.cmake).

#include <string_view>

namespace poai::report {

extern const std::string_view kPageTemplate;
extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;
extern const std::string_view kChartLibrary;

}  // namespace poai::report
