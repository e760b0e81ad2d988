// Whether a district says where its data are from and on which terms.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/lower_case.hpp"
#include "engine/district/detail/flaws.hpp"
#include "engine/district/detail/settings.hpp"
#include "engine/formats/geojson.hpp"

namespace poai::district {
namespace {

constexpr const char* kSourcesFile = "SOURCES.md";
constexpr std::string_view kEstimateKey = "estimate";  ///< says all by itself
/// Words by which a page speaks of terms; compared in lower case.
constexpr std::array<std::string_view, 4> kTermWords = {"licen", "ライセンス", "利用規約",
                                                        "public domain"};

Finding missing(FindingKind kind, const char* file, std::string problem, std::string reason) {
  return {.kind = kind,
          .severity = Severity::kWarning,
          .file = file,
          .id = {},
          .problem = std::move(problem),
          .reason = std::move(reason),
          .position = {}};
}

/// The page in lower case; nothing if it is not there or cannot be read.
std::optional<std::string> page_of(const District& district) {
  if (district.files.empty()) {
    return std::nullopt;
  }
  const std::filesystem::path page = district.files.front().parent_path() / kSourcesFile;
  std::error_code error;
  if (!std::filesystem::is_regular_file(page, error)) {
    return std::nullopt;
  }
  try {
    return lower_case(read_file(page));
  } catch (const InputError&) {
    return std::nullopt;
  }
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

/// The places that name a source, by its key.
std::map<std::string, std::size_t> sources_of_places(const District& district) {
  std::map<std::string, std::size_t> sources;
  Problems known_from_loading;
  const auto settings = read_settings(district.files.front().parent_path(), {}, known_from_loading);
  if (settings) {
    for (const formats::Feature& feature : formats::read_geojson(
             settings->places, {formats::GeometryType::kPoint}, known_from_loading)) {
      if (const auto source = feature.text("source")) {
        ++sources[*source];
      }
    }
  }
  return sources;
}

/// Keys that the page does not explain, and terms that nobody has looked up yet.
void find_open_rows(const District& district, const std::string& page,
                    std::vector<Finding>& findings) {
  for (const auto& [key, count] : sources_of_places(district)) {
    if (key != kEstimateKey && page.find('`' + lower_case(key) + '`') == std::string::npos) {
      findings.push_back(missing(FindingKind::kNoSource, kSourcesFile,
                                 fmt::format("the source `{}` of {} place{} is not explained", key,
                                             count, count == 1 ? "" : "s"),
                                 "nobody can tell where they are from"));
    }
  }
  if (const std::size_t open = count_of(page, kTermsToWrite); open > 0) {
    findings.push_back(missing(FindingKind::kNoLicence, kSourcesFile,
                               fmt::format("the terms of {} imported source{} are not written",
                                           open, open == 1 ? "" : "s"),
                               fmt::format("it says \"{}\"", kTermsToWrite)));
  }
}

}  // namespace

void find_source_flaws(const District& district, std::vector<Finding>& findings) {
  const auto page = page_of(district);
  if (!page || page->find_first_not_of(" \t\r\n") == std::string::npos) {
    findings.push_back(missing(FindingKind::kNoSource, kSourcesFile,
                               "the page of sources is missing or empty",
                               "nobody can tell what is measured and what is estimated"));
  } else if (std::none_of(kTermWords.begin(), kTermWords.end(), [&page](std::string_view word) {
               return page->find(word) != std::string::npos;
             })) {
    findings.push_back(missing(FindingKind::kNoLicence, kSourcesFile,
                               "the page of sources names no licence",
                               "nobody can tell whether results may be published"));
  } else {
    find_open_rows(district, *page, findings);
  }
  if (district.credit.empty()) {
    findings.push_back(missing(FindingKind::kNoLicence, "district.toml",
                               "the key \"credit\" is missing",
                               "pictures have no line that credits the sources"));
  }
}

}  // namespace poai::district
