#include "engine/importers/import_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace poai::importers {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kSeverityNames = {"error", "warning", "info"};

std::string_view name_of(Severity severity) {
  return kSeverityNames.at(static_cast<std::size_t>(severity));
}

std::size_t count_of(const ReasonTallies& tallies, std::string_view reason) {
  const auto found = tallies.find(reason);
  return found == tallies.end() ? 0 : found->second.count;
}

/// A line of the table: what, how many, an example.
void append_line(std::string& text, std::string_view what, const Tally& tally) {
  fmt::format_to(std::back_inserter(text), "  {:<62} {:>9}", what, tally.count);
  if (!tally.examples.empty() && !tally.examples[0].empty()) {
    text += "  " + tally.examples[0];
  }
  text += '\n';
}

Json json_of(std::string_view key, std::string_view name, const Tally& tally) {
  return {{std::string(key), name}, {"count", tally.count}, {"examples", tally.examples}};
}

Json json_of(const ReasonTallies& tallies) {
  Json list = Json::array();
  for (const auto& [reason, tally] : tallies) {
    list.push_back(json_of("reason", reason, tally));
  }
  return list;
}

/// The ids are under `overwritten` if they were, else under `would_overwrite`.
Json json_of(const FileChange& change, bool is_written) {
  const std::vector<std::string> none;
  return {{"file", change.file},
          {"added", change.added},
          {"unchanged", change.unchanged},
          {"changed", change.changed},
          {"removed", change.removed},
          {"kept", change.kept},
          {"overwritten", is_written ? change.overwritten : none},
          {"would_overwrite", is_written ? none : change.overwritten}};
}

}  // namespace

void Tally::add(std::string_view example) {
  ++count;
  if (examples.size() < kMostExamples) {
    examples.emplace_back(example);
  }
}

std::size_t SubjectCounts::rejected_count() const {
  std::size_t count = 0;
  for (const auto& [reason, tally] : rejected) {
    count += tally.count;
  }
  return count;
}

ImportReport::ImportReport(std::string kind, std::vector<std::string> inputs)
    : kind_(std::move(kind)), inputs_(std::move(inputs)) {}

void ImportReport::accept(std::string_view subject, std::size_t count) {
  subjects_[std::string(subject)].accepted += count;
}

void ImportReport::adjust(std::string_view subject, std::string_view what,
                          std::string_view example) {
  subjects_[std::string(subject)].adjusted[std::string(what)].add(example);
}

void ImportReport::reject(std::string_view subject, std::string_view reason,
                          std::string_view example) {
  subjects_[std::string(subject)].rejected[std::string(reason)].add(example);
}

void ImportReport::notice(Severity severity, std::string_view code, std::string_view where) {
  notices_[{severity, std::string(code)}].add(where);
}

void ImportReport::state(std::string_view fact, std::string value) {
  facts_.emplace_back(fact, std::move(value));
}

void ImportReport::add_changes(std::vector<FileChange> changes) {
  changes_.insert(changes_.end(), std::make_move_iterator(changes.begin()),
                  std::make_move_iterator(changes.end()));
}

const SubjectCounts& ImportReport::subject(std::string_view name) const {
  static const SubjectCounts kNothing;
  const auto found = subjects_.find(name);
  return found == subjects_.end() ? kNothing : found->second;
}

std::size_t ImportReport::rejected(std::string_view name, std::string_view reason) const {
  return count_of(subject(name).rejected, reason);
}

std::size_t ImportReport::adjusted(std::string_view name, std::string_view what) const {
  return count_of(subject(name).adjusted, what);
}

std::size_t ImportReport::notices(Severity severity, std::string_view code) const {
  const auto found = notices_.find({severity, std::string(code)});
  return found == notices_.end() ? 0 : found->second.count;
}

std::string ImportReport::fact(std::string_view name) const {
  const auto found = std::find_if(facts_.begin(), facts_.end(),
                                  [name](const auto& fact) { return fact.first == name; });
  return found == facts_.end() ? std::string() : found->second;
}

std::size_t ImportReport::accepted_total() const {
  std::size_t total = 0;
  for (const auto& [name, counts] : subjects_) {
    total += counts.accepted;
  }
  return total;
}

std::string ImportReport::table() const {
  std::string text;
  const auto out = std::back_inserter(text);
  for (const auto& [fact, value] : facts_) {
    fmt::format_to(out, "{}: {}\n", fact, value);
  }
  for (const auto& [name, counts] : subjects_) {
    fmt::format_to(out, "{}: {} accepted, {} rejected\n", name, counts.accepted,
                   counts.rejected_count());
    for (const auto& [what, tally] : counts.adjusted) {
      append_line(text, "accepted, " + what, tally);
    }
    for (const auto& [reason, tally] : counts.rejected) {
      append_line(text, "rejected: " + reason, tally);
    }
  }
  if (!notices_.empty()) {
    text += "validation:\n";
  }
  for (const auto& [key, tally] : notices_) {
    append_line(text, fmt::format("{} {}", name_of(key.first), key.second), tally);
  }
  for (const FileChange& change : changes_) {
    fmt::format_to(out, "{}: {}{} added, {} unchanged, {} changed, {} removed, {} kept\n",
                   change.file, outcome_ == Outcome::kRefused ? "would be " : "", change.added,
                   change.unchanged, change.changed, change.removed, change.kept);
  }
  if (outcome_ == Outcome::kRefused) {
    text += "Nothing was written.\n";
  }
  return text;
}

std::string ImportReport::json() const {
  Json root = {{"format", "poai-import-report"},
               {"format_version", 1},
               {"kind", kind_},
               {"inputs", inputs_},
               {"facts", Json::object()}};
  for (const auto& [fact, value] : facts_) {
    root["facts"][fact] = value;
  }
  root["records"] = Json::array();
  for (const auto& [name, counts] : subjects_) {
    root["records"].push_back({{"subject", name},
                               {"accepted", counts.accepted},
                               {"adjusted", json_of(counts.adjusted)},
                               {"rejected", json_of(counts.rejected)}});
  }
  root["notices"] = Json::array();
  for (const auto& [key, tally] : notices_) {
    Json notice = json_of("code", key.second, tally);
    notice["severity"] = name_of(key.first);
    root["notices"].push_back(std::move(notice));
  }
  root["written"] = outcome_ == Outcome::kWritten;
  root["files"] = Json::array();
  for (const FileChange& change : changes_) {
    root["files"].push_back(json_of(change, outcome_ == Outcome::kWritten));
  }
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace poai::importers
