#include "engine/simulation/detail/checkpoint_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <system_error>

namespace poai::simulation::detail {
namespace {

constexpr std::string_view kSuffix = ".h5";

std::optional<SimTime> time_of(std::string_view name) {
  if (name.size() != 6 + kSuffix.size() || !name.ends_with(kSuffix) ||
      name.find_first_not_of("0123456789") != 6) {
    return std::nullopt;
  }
  return parse_time(
      fmt::format("{}:{}:{}", name.substr(0, 2), name.substr(2, 2), name.substr(4, 2)));
}

std::optional<CheckpointName> parse(const std::filesystem::path& file) {
  std::string name = file.filename().string();
  const bool part = name.ends_with(kPartSuffix);
  if (part) {
    name.resize(name.size() - std::string_view(kPartSuffix).size());
  }
  const auto time = time_of(name);
  if (!time && name != kBeginName) {
    return std::nullopt;
  }
  using Kind = CheckpointName::Kind;
  const Kind kind = part ? Kind::kPart : time ? Kind::kState : Kind::kBegin;
  return CheckpointName{.file = file, .kind = kind, .time = time.value_or(SimTime{})};
}

}  // namespace

std::filesystem::path checkpoint_folder(const std::filesystem::path& result_folder) {
  return result_folder / "checkpoints";
}

std::string name_of(SimTime time) {
  const std::int64_t second = time.ms / 1'000;
  return fmt::format("{:02}{:02}{:02}{}", second / 3'600, second / 60 % 60, second % 60, kSuffix);
}

std::vector<CheckpointName> checkpoint_names(const std::filesystem::path& folder) {
  std::vector<CheckpointName> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (const auto name = parse(entry.path())) {
      names.push_back(*name);
    }
  }
  std::sort(names.begin(), names.end(), [](const CheckpointName& a, const CheckpointName& b) {
    const bool a_has_state = a.kind == CheckpointName::Kind::kState;
    const bool b_has_state = b.kind == CheckpointName::Kind::kState;
    return a_has_state != b_has_state ? a_has_state
           : a.time != b.time         ? a.time > b.time
                                      : a.file < b.file;
  });
  return names;
}

}  // namespace poai::simulation::detail
