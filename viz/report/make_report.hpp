#pragma once
// Puts a report together from the folders it is about.

#include <filesystem>
#include <string>
#include <vector>

#include "viz/report/document.hpp"

namespace poai::report {

struct ReportRequest {
  std::filesystem::path folder;
  std::filesystem::path other;  ///< the alternative of two runs; empty for none
  std::vector<std::filesystem::path> validation;
  std::string language = "en";
};

/// `folder` holds a run, a comparison or an analysed sweep; with `other` both hold runs. Throws
/// InputError: kScenario if they do not, kFiles if something cannot be read.
[[nodiscard]] Document make_report(const ReportRequest& request);

}  // namespace poai::report
