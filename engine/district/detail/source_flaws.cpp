// Whether a district says where its data are from and on which terms.

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/district/detail/flaws.hpp"

namespace poai::district {
namespace {

constexpr const char* kSourcesFile = "SOURCES.md";
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
    std::string text = read_file(page);
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
  } catch (const InputError&) {
    return std::nullopt;
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
  }
  if (district.credit.empty()) {
    findings.push_back(missing(FindingKind::kNoLicence, "district.toml",
                               "the key \"credit\" is missing",
                               "pictures have no line that credits the sources"));
  }
}

}  // namespace poai::district
