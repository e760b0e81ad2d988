#include "engine/study/sweep_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/version.hpp"
#include "engine/study/detail/descriptor.hpp"
#include "engine/study/detail/numbered_files.hpp"
#include "engine/study/load.hpp"

namespace poai::study {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kSweepFile = "sweep.json";
constexpr const char* kStudyFile = "study.toml";
constexpr const char* kDesignFile = "design.csv";
constexpr const char* kMembers = "members";
constexpr const char* kFailures = "failures";
constexpr const char* kClaims = "claims";
constexpr const char* kLockFile = ".lock";

[[noreturn]] void fail(InputKind kind, SourcePlace place, std::string problem,
                       std::string reason = {}, std::string suggestion = {}) {
  throw InputError(kind, {Problem{.place = std::move(place),
                                  .key = {},
                                  .problem = std::move(problem),
                                  .reason = std::move(reason),
                                  .suggestion = std::move(suggestion)}});
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) {
    fail(InputKind::kFiles, {path.string(), 0, 0}, "cannot be made", error.message());
  }
}

std::string sweep_json(const Design& design, const std::vector<fs::path>& inputs) {
  Json digests = Json::array();
  for (const fs::path& input : inputs) {
    digests.push_back({{"path", fs::absolute(input).lexically_normal().string()},
                       {"sha256", sha256_of_file(input)}});
  }
  const Json root = {{"format", "poai-sweep"},
                     {"format_version", 1},
                     {"program", std::string("poai ") + kVersion},
                     {"study", fs::absolute(design.study().file).lexically_normal().string()},
                     {"members", design.member_count()},
                     {"inputs", digests}};
  return root.dump(1) + '\n';
}

Json read_sweep(const fs::path& folder) {
  const fs::path file = folder / kSweepFile;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    fail(InputKind::kFiles, {folder.string(), 0, 0}, "holds no sweep",
         std::string("there is no ") + kSweepFile);
  }
  Json root = Json::parse(read_file(file), nullptr, false);
  if (!root.is_object() || root.value("format", Json()) != Json("poai-sweep") ||
      !root.contains("study") || !root["study"].is_string() || !root.contains("inputs") ||
      !root["inputs"].is_array()) {
    fail(InputKind::kFiles, {file.string(), 0, 0}, "is damaged", "it is no poai-sweep");
  }
  return root;
}

/// Reports the first line in which a design table is not what its study gives.
void check_design_table(const fs::path& file, std::string_view found, std::string_view expected) {
  std::size_t line = 1;
  while (found != expected) {
    const std::string_view found_line = found.substr(0, found.find('\n'));
    const std::string_view expected_line = expected.substr(0, expected.find('\n'));
    if (found_line != expected_line || found.empty() || expected.empty()) {
      fail(InputKind::kFiles, {file.string(), line, 0}, "is not the design of the study",
           fmt::format("expected \"{}\", found \"{}\"", expected_line, found_line),
           "restore the line or begin a new sweep; the members' results are untouched");
    }
    found.remove_prefix(std::min(found.size(), found_line.size() + 1));
    expected.remove_prefix(std::min(expected.size(), expected_line.size() + 1));
    ++line;
  }
}

std::string text_or_nothing(const fs::path& file) {
  std::error_code error;
  return fs::is_regular_file(file, error) ? read_file(file) : std::string();
}

}  // namespace

SweepFolder::SweepFolder(fs::path path, Design design)
    : path_(std::move(path)), design_(std::move(design)) {}

bool SweepFolder::exists(const fs::path& path) {
  std::error_code error;
  return fs::exists(path / kSweepFile, error);
}

SweepFolder SweepFolder::create(const fs::path& path, const Design& design,
                                const std::vector<fs::path>& inputs, Existing existing) {
  make_folder(path);
  const detail::FileLock lock(path / kLockFile);
  if (exists(path) && existing == Existing::kOpened) {
    return open(path);
  }
  if (exists(path)) {
    fail(InputKind::kScenario, {path.string(), 0, 0}, "holds a sweep already", "",
         "go on with it by --resume, or give another folder with -o");
  }
  for (const char* name : {kMembers, kFailures, kClaims}) {
    make_folder(path / name);
  }
  write_file_atomically(path / kStudyFile, design.study().text);
  write_file_atomically(path / kDesignFile, design.csv());
  write_file_atomically(path / kSweepFile, sweep_json(design, inputs));  // last: now it is one
  return {path, design};
}

SweepFolder SweepFolder::open(const fs::path& path) {
  const Json sweep = read_sweep(path);
  const std::string text = read_file(path / kStudyFile);
  Problems problems;
  Study study = parse_study(text, sweep["study"].get<std::string>(), problems);
  if (!problems.empty()) {
    throw InputError(InputKind::kFiles, problems.all());
  }
  SweepFolder folder(path, Design(std::move(study)));
  check_design_table(path / kDesignFile, read_file(path / kDesignFile), folder.design_.csv());
  return folder;
}

void SweepFolder::check_unchanged(const std::string& study_text) const {
  if (design_.study().text != study_text) {
    fail(InputKind::kScenario, {path_.string(), 0, 0}, "holds the sweep of another study",
         "the study file has changed since it was begun", "give another folder with -o");
  }
  Problems problems;
  const Json sweep = read_sweep(path_);
  for (const Json& input : sweep["inputs"]) {
    const std::string file = input.value("path", "");
    if (sha256_of_file(file) != input.value("sha256", "")) {
      problems.add_file_problem({{file, 0, 0},
                                 "",
                                 "has changed since the sweep was begun",
                                 "its members would not be comparable",
                                 "restore it, or begin a new sweep with -o"});
    }
  }
  problems.throw_if_any();
}

fs::path SweepFolder::result_file(std::size_t member) const {
  return path_ / kMembers / fmt::format("{:06}.json", member);
}

fs::path SweepFolder::failure_file(std::size_t member) const {
  return path_ / kFailures / fmt::format("{:06}.json", member);
}

std::string SweepFolder::key(std::size_t member) const {
  return design_.csv_line(design_.member(member));
}

std::optional<MemberResult> SweepFolder::result(std::size_t member) const {
  const std::string text = text_or_nothing(result_file(member));
  return text.empty() ? std::nullopt : parse_result(text, key(member));
}

std::optional<MemberFailure> SweepFolder::failure(std::size_t member) const {
  const std::string text = text_or_nothing(failure_file(member));
  return text.empty() ? std::nullopt : parse_failure(text, key(member));
}

bool SweepFolder::is_damaged(std::size_t member) const {
  std::error_code error;
  return fs::exists(result_file(member), error) && !result(member);
}

SweepFolder::State SweepFolder::state(std::size_t member) const {
  if (result(member)) {
    return State::kDone;
  }
  return failure(member) ? State::kFailed : State::kMissing;
}

std::vector<std::size_t> SweepFolder::written() const {
  const auto results = detail::numbered_files(path_ / kMembers, ".json");
  const auto failures = detail::numbered_files(path_ / kFailures, ".json");
  std::vector<std::size_t> all;
  std::set_union(results.begin(), results.end(), failures.begin(), failures.end(),
                 std::back_inserter(all));
  return all;
}

void SweepFolder::write_result(std::size_t member, const std::string& json) const {
  write_file_atomically(result_file(member), json);
  std::error_code ignored;
  fs::remove(failure_file(member), ignored);
}

void SweepFolder::write_failure(std::size_t member, const MemberFailure& failure) const {
  write_file_atomically(failure_file(member), failure_json(failure, key(member)));
}

void SweepFolder::forget_failures() const {
  std::error_code ignored;
  for (std::size_t member = 0; member < design_.member_count(); ++member) {
    fs::remove(failure_file(member), ignored);
  }
}

Claims SweepFolder::claims() const {
  return {path_ / kClaims, design_.study().budget.claim_expires};
}

}  // namespace poai::study
