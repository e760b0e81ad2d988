#pragma once
// What became of every record of an import: accepted, accepted with a change, or rejected and why.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace poai::importers {

/// Some records that had the same thing happen to them.
struct Tally {
  static constexpr std::size_t kMostExamples = 5;
  std::size_t count = 0;
  std::vector<std::string> examples;  ///< ids or places of the first few

  void add(std::string_view example);
};

/// Counts by reason, in the order of the reasons' names.
using ReasonTallies = std::map<std::string, Tally, std::less<>>;

/// The records of one kind ("walkways", "trips").
struct SubjectCounts {
  std::size_t accepted = 0;
  ReasonTallies adjusted;  ///< accepted, with a default or a correction
  ReasonTallies rejected;

  [[nodiscard]] std::size_t rejected_count() const;
};

/// How bad a finding of a feed's validation is.
enum class Severity : std::uint8_t { kError, kWarning, kInfo };

/// What happened to the records of one file of the district.
struct FileChange {
  std::string file;                           ///< relative to the district
  std::size_t added = 0;                      ///< new ids
  std::size_t unchanged = 0;                  ///< in the import and, equal, in the district
  std::size_t changed = 0;                    ///< in both, and different
  std::size_t removed = 0;                    ///< in the district, withdrawn by the import
  std::size_t kept = 0;                       ///< in the district only
  std::vector<std::string> overwritten = {};  ///< the first ids that are changed or removed

  [[nodiscard]] bool replaces() const { return changed + removed > 0; }
};

/// Collects what an import did; printed as a table, written as JSON.
class ImportReport {
 public:
  ImportReport(std::string kind, std::vector<std::string> inputs);

  void accept(std::string_view subject, std::size_t count = 1);
  /// The record stays accepted; `what` says what was changed or assumed.
  void adjust(std::string_view subject, std::string_view what, std::string_view example);
  void reject(std::string_view subject, std::string_view reason, std::string_view example);
  /// A finding of a feed's validation; `code` is one of the canonical GTFS validator's where it has
  /// one, `where` is "file:line: what".
  void notice(Severity severity, std::string_view code, std::string_view where);
  /// A statement about the whole import ("crs", "EPSG:6673").
  void state(std::string_view fact, std::string value);
  void add_changes(std::vector<FileChange> changes);
  /// The changes were not written: they are told as what would be.
  void refuse_changes() { outcome_ = Outcome::kRefused; }

  [[nodiscard]] const SubjectCounts& subject(std::string_view name) const;
  [[nodiscard]] std::size_t rejected(std::string_view name, std::string_view reason) const;
  [[nodiscard]] std::size_t adjusted(std::string_view name, std::string_view what) const;
  [[nodiscard]] std::size_t notices(Severity severity, std::string_view code) const;
  [[nodiscard]] std::string fact(std::string_view name) const;
  [[nodiscard]] const std::vector<FileChange>& changes() const { return changes_; }
  [[nodiscard]] std::size_t accepted_total() const;

  /// Aligned lines, each with a line feed.
  [[nodiscard]] std::string table() const;
  /// The same and the examples, as a JSON object with a line feed.
  [[nodiscard]] std::string json() const;

 private:
  std::string kind_;
  std::vector<std::string> inputs_;
  std::vector<std::pair<std::string, std::string>> facts_;
  std::map<std::string, SubjectCounts, std::less<>> subjects_;
  std::map<std::pair<Severity, std::string>, Tally> notices_;
  std::vector<FileChange> changes_;
  enum class Outcome : std::uint8_t { kWritten, kRefused };
  Outcome outcome_ = Outcome::kWritten;
};

}  // namespace poai::importers
