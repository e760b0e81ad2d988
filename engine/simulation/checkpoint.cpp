#include "engine/simulation/checkpoint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <system_error>
#include <utility>

#include "engine/core/hash.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/version.hpp"
#include "engine/simulation/detail/checkpoint_names.hpp"
#include "engine/storage/file.hpp"
#include "engine/storage/seal.hpp"

namespace poai::simulation {
namespace {

namespace fs = std::filesystem;
using detail::CheckpointName;
using detail::kBeginName;

constexpr const char* kFormat = "poai-checkpoint";
constexpr std::uint64_t kFormatVersion = 1;

std::string program() { return std::string("poai ") + kVersion; }

Problem problem_of(const fs::path& file, std::string problem, std::string reason,
                   std::string suggestion = {}) {
  return {.place = {.file = file.string()},
          .key = {},
          .problem = std::move(problem),
          .reason = std::move(reason),
          .suggestion = std::move(suggestion)};
}

storage::Attributes about(std::string long_name, std::string long_name_ja) {
  return {.units = "1", .long_name = std::move(long_name), .long_name_ja = std::move(long_name_ja)};
}

void write_order(const RunOrder& order, storage::Group root) {
  root.set_attribute("format", kFormat);
  root.set_attribute("format_version", kFormatVersion);
  root.set_attribute("program", program());
  storage::Group group = root.make_group("order");
  std::vector<std::string> paths;
  std::vector<std::string> digests;
  for (const InputFile& input : order.inputs) {
    paths.push_back(input.path.string());
    digests.push_back(input.sha256);
  }
  group.write_text("scenario", order.scenario.string(), about("Scenario file", "シナリオ"));
  group.write_strings("settings", order.settings, about("Changed keys", "変更した項目"));
  group.write_strings("input_path", paths, about("Input file", "入力ファイル"));
  group.write_strings("input_sha256", digests, about("SHA-256 of it", "そのSHA-256"));
  group.set_attribute("until_ms", static_cast<std::uint64_t>(order.until.ms));
  group.set_attribute("checkpoint_every_ms", static_cast<std::uint64_t>(order.checkpoint_every.ms));
}

std::int64_t milliseconds(const storage::Group& group, const std::string& name) {
  return static_cast<std::int64_t>(group.number_attribute(name).value_or(0));
}

RunOrder read_order(const storage::Group& root) {
  const storage::Group group = root.group("order");
  RunOrder order;
  order.scenario = group.read_text("scenario");
  order.settings = group.read_strings("settings");
  order.until = {milliseconds(group, "until_ms")};
  order.checkpoint_every = {milliseconds(group, "checkpoint_every_ms")};
  const std::vector<std::string> paths = group.read_strings("input_path");
  const std::vector<std::string> digests = group.read_strings("input_sha256");
  for (std::size_t i = 0; i < std::min(paths.size(), digests.size()); ++i) {
    order.inputs.push_back({paths[i], digests[i]});
  }
  return order;
}

/// A sealed file is whole; it may still be of another version.
Checkpoint read_checkpoint(const fs::path& file, std::optional<DayTime> moment) {
  const storage::File opened = storage::File::open(file);
  const storage::Group root = opened.root();
  const std::string written_by = root.text_attribute("program").value_or("another program");
  if (root.text_attribute("format") != kFormat ||
      root.number_attribute("format_version") != kFormatVersion || written_by != program()) {
    throw InputError(InputKind::kFiles,
                     {problem_of(file, "cannot be gone on from",
                                 fmt::format("{} wrote it, and this is {}", written_by, program()),
                                 "start the run anew with poai run")});
  }
  RunOrder order = read_order(root);
  return {.file = file,
          .order = std::move(order),
          .day = moment ? moment->day : 0,
          .time = moment ? std::optional(moment->time) : std::nullopt};
}

}  // namespace

std::vector<InputFile> digests_of(std::vector<fs::path> files) {
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  std::vector<InputFile> inputs;
  inputs.reserve(files.size());
  for (const fs::path& file : files) {
    inputs.push_back({file, sha256_of_file(file)});
  }
  return inputs;
}

void expect_same_inputs(const RunOrder& order) {
  Problems problems;
  for (const InputFile& input : order.inputs) {
    std::error_code error;
    const bool exists = fs::exists(input.path, error);
    if (!exists || sha256_of_file(input.path) != input.sha256) {
      problems.add(
          input.path == order.scenario ? InputKind::kScenario : InputKind::kFiles,
          problem_of(input.path,
                     exists ? "has changed since the run began" : "is gone since the run began",
                     "a run goes on with the inputs that it began with",
                     "put it back, or start anew with poai run"));
    }
  }
  problems.throw_if_any();
}

CheckpointWriter::CheckpointWriter(const fs::path& result_folder, RunOrder order)
    : folder_(detail::checkpoint_folder(result_folder)), order_(std::move(order)) {}

void CheckpointWriter::begin() { write(kBeginName, {}); }

void CheckpointWriter::save(DayTime moment, const SaveState& save_state) {
  if (last_ == moment) {
    return;
  }
  const auto started = std::chrono::steady_clock::now();
  write(detail::name_of(moment), save_state);
  last_ = moment;
  keep_two_newest(moment);
  seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

void CheckpointWriter::write(const std::string& name, const SaveState& save_state) {
  const fs::path file = folder_ / name;
  const fs::path part = file.string() + detail::kPartSuffix;
  std::error_code error;
  fs::create_directories(folder_, error);
  try {
    storage::File written = storage::File::create_for_seal(part);
    write_order(order_, written.root());
    if (save_state) {
      storage::Archive state(written.root().make_group("state"),
                             storage::Archive::Direction::kWrite);
      save_state(state);
    }
    written.close();
    storage::seal(part);
  } catch (...) {
    fs::remove(part, error);
    throw;
  }
  fs::rename(part, file, error);
  if (error) {
    std::error_code ignored;
    fs::remove(part, ignored);
    throw InputError(InputKind::kFiles, {problem_of(file, "cannot be written", error.message())});
  }
}

// Later ones are damaged, or of a run that this one goes on otherwise than.
void CheckpointWriter::keep_two_newest(DayTime newest) const {
  std::size_t kept = 0;
  for (const CheckpointName& found : detail::checkpoint_names(folder_)) {
    const bool keep =
        found.kind == CheckpointName::Kind::kBegin ||
        (found.kind == CheckpointName::Kind::kState && found.moment <= newest && ++kept <= 2);
    if (!keep) {
      std::error_code ignored;
      fs::remove(found.file, ignored);
    }
  }
}

std::optional<Checkpoint> newest_checkpoint(const fs::path& result_folder, SimTime not_after,
                                            const Logger& logger) {
  for (const CheckpointName& found :
       detail::checkpoint_names(detail::checkpoint_folder(result_folder))) {
    const bool begin = found.kind == CheckpointName::Kind::kBegin;
    const bool too_late = not_after < SimTime::never() && found.moment > DayTime{0, not_after};
    if (found.kind == CheckpointName::Kind::kPart || (!begin && too_late)) {
      continue;
    }
    if (storage::is_sealed(found.file)) {
      return read_checkpoint(found.file, begin ? std::nullopt : std::optional(found.moment));
    }
    logger->warn("{}: is damaged (its SHA-256 is not that of its seal); the one before is taken",
                 found.file.string());
  }
  return std::nullopt;
}

bool has_checkpoints(const fs::path& result_folder, CheckpointKind kind) {
  const auto names = detail::checkpoint_names(detail::checkpoint_folder(result_folder));
  return std::any_of(names.begin(), names.end(), [kind](const CheckpointName& found) {
    return found.kind == CheckpointName::Kind::kState ||
           (kind == CheckpointKind::kAny && found.kind == CheckpointName::Kind::kBegin);
  });
}

void remove_checkpoints(const fs::path& result_folder) noexcept {
  const fs::path folder = detail::checkpoint_folder(result_folder);
  std::error_code ignored;
  for (const CheckpointName& found : detail::checkpoint_names(folder)) {
    fs::remove(found.file, ignored);
  }
  if (fs::is_empty(folder, ignored) && !ignored) {
    fs::remove(folder, ignored);
  }
}

}  // namespace poai::simulation
