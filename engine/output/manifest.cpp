#include "engine/output/manifest.hpp"

#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <system_error>

#include "engine/core/files.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/version.hpp"
#include "engine/output/result_folder.hpp"

namespace poai::output {
namespace {

using Json = nlohmann::ordered_json;

Json inputs_of(const std::vector<simulation::InputFile>& inputs) {
  Json list = Json::array();
  for (const simulation::InputFile& input : inputs) {
    list.push_back({{"path", input.path.string()}, {"sha256", input.sha256}});
  }
  return list;
}

Json host() {
  utsname names{};
  uname(&names);
  return {{"name", names.nodename},
          {"system", std::string(names.sysname) + ' ' + names.release},
          {"machine", names.machine},
          {"processors", sysconf(_SC_NPROCESSORS_ONLN)}};
}

std::string compiler() {
#if defined(__clang__)
  return std::string("clang ") + __VERSION__;
#else
  return std::string("gcc ") + __VERSION__;
#endif
}

Json cost_of(const Cost& cost) {
  const double events_per_s =
      cost.wall_s > 0.0 ? static_cast<double>(cost.person_events) / cost.wall_s : 0.0;
  return {{"wall_s", cost.wall_s},
          {"output_s", cost.output_s},
          {"checkpoints_s", cost.checkpoints_s},
          {"person_events", cost.person_events},
          {"events_per_s", events_per_s},
          {"peak_rss_bytes", cost.peak_rss_bytes},
          {"bytes_written", cost.bytes_written}};
}

/// Null where there is none, or one that cannot be read.
Json manifest_of(const std::filesystem::path& folder) {
  if (!file_exists(folder / kManifestFile)) {
    return {};
  }
  return Json::parse(read_file(folder / kManifestFile), nullptr, false);
}

std::optional<std::string> text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? std::optional(found->get<std::string>())
                                                   : std::nullopt;
}

}  // namespace

void write_manifest(const std::filesystem::path& folder, const Manifest& manifest) {
  Json root = {{"format", "poai-manifest"},
               {"format_version", 1},
               {"program", "poai"},
               {"version", kVersion},
               {"compiler", compiler()},
               {"scenario", manifest.scenario},
               {"seed", manifest.seed},
               {"replicate", manifest.replicate},
               {"status", manifest.status},
               {"state_hash", manifest.state_hash},
               {"inputs", inputs_of(manifest.inputs)},
               {"resolved_scenario", manifest.resolved},
               {"host", host()},
               {"threads", manifest.threads},
               {"cost", cost_of(manifest.cost)}};
  if (file_exists(folder / kRunFile)) {
    root["results"] = {{kRunFile, sha256_of_file(folder / kRunFile)}};
  }
  if (!manifest.went_on_from.empty()) {
    root["went_on_from"] = manifest.went_on_from;
  }
  write_file_atomically(folder / kManifestFile, root.dump(2) + '\n');
}

std::optional<std::string> manifest_status(const std::filesystem::path& folder) {
  return text_at(manifest_of(folder), "status");
}

std::optional<std::string> run_file_sha256(const std::filesystem::path& folder) {
  const Json manifest = manifest_of(folder);
  const auto results = manifest.find("results");
  return results != manifest.end() ? text_at(*results, kRunFile) : std::nullopt;
}

std::uint64_t peak_rss_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1'024;
}

std::uint64_t result_bytes(const std::filesystem::path& folder) {
  constexpr std::array<const char*, 5> kFiles = {kRunFile, kSummaryFile, kManifestFile,
                                                 kPopulationFitFile, kExperienceFile};
  std::uint64_t total = 0;
  for (const char* name : kFiles) {
    std::error_code missing;
    const std::uintmax_t size = std::filesystem::file_size(folder / name, missing);
    total += missing ? 0 : size;
  }
  return total;
}

}  // namespace poai::output
