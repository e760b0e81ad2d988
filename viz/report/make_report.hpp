#pragma once
// Puts a report together from the folders it is about.

#include <filesystem>
#include <string>
#include <vector>

#include "viz/report/document.hpp"

namespace poai::report {

enum class ReportMaps {
  kDrawn,  ///< by the program, where the folder has no pictures, and of differences
  kFound   ///< only those in the folder
};

struct ReportRequest {
  std::filesystem::path folder;
  std::filesystem::path other;  ///< the alternative of two runs; empty for none
  std::vector<std::filesystem::path> validation;
  std::string language = "en";
  ReportMaps maps = ReportMaps::kFound;
};

/// `folder` holds a run, a comparison or an analysed sweep; with `other` both hold runs. Throws
/// InputError: kScenario if they do not, kFiles if something cannot be read.
[[nodiscard]] Document make_report(const ReportRequest& request);

}  // namespace poai::report
