#include "engine/simulation/detail/checkpoint_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace poai::simulation::detail {
namespace {

constexpr std::string_view kSuffix = ".h5";
constexpr std::string_view kDigits = "0123456789";

std::optional<SimTime> time_of(std::string_view name) {
  if (name.size() != 6 + kSuffix.size() || !name.ends_with(kSuffix) ||
      name.find_first_not_of(kDigits) != 6) {
    return std::nullopt;
  }
  return parse_time(
      fmt::format("{}:{}:{}", name.substr(0, 2), name.substr(2, 2), name.substr(4, 2)));
}

std::optional<DayTime> moment_of(std::string_view name) {
  std::uint32_t day = 0;
  if (const std::size_t dash = name.find('-'); dash != std::string_view::npos) {
    const auto [end, error] = std::from_chars(name.data(), name.data() + dash, day);
    if (error != std::errc() || end != name.data() + dash || day < 2) {
      return std::nullopt;
    }
    --day;
    name.remove_prefix(dash + 1);
  }
  const auto time = time_of(name);
  return time ? std::optional(DayTime{day, *time}) : std::nullopt;
}

std::optional<CheckpointName> parse(const std::filesystem::path& file) {
  std::string name = file.filename().string();
  const bool part = name.ends_with(kPartSuffix);
  if (part) {
    name.resize(name.size() - std::string_view(kPartSuffix).size());
  }
  const auto moment = moment_of(name);
  if (!moment && name != kBeginName) {
    return std::nullopt;
  }
  using Kind = CheckpointName::Kind;
  const Kind kind = part ? Kind::kPart : moment ? Kind::kState : Kind::kBegin;
  return CheckpointName{.file = file, .kind = kind, .moment = moment.value_or(DayTime{})};
}

}  // namespace

std::filesystem::path checkpoint_folder(const std::filesystem::path& result_folder) {
  return result_folder / "checkpoints";
}

std::string name_of(DayTime moment) {
  const std::int64_t second = moment.time.ms / 1'000;
  const std::string day = moment.day == 0 ? "" : fmt::format("{}-", moment.day + 1);
  return fmt::format("{}{:02}{:02}{:02}{}", day, second / 3'600, second / 60 % 60, second % 60,
                     kSuffix);
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
           : a.moment != b.moment     ? a.moment > b.moment
                                      : a.file < b.file;
  });
  return names;
}

}  // namespace poai::simulation::detail
