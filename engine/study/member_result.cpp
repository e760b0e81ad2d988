#include "engine/study/member_result.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace poai::study {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kResultFormat = "poai-member";
constexpr const char* kFailureFormat = "poai-member-failure";

/// The object, if the text is one of that format and member.
std::optional<Json> parse(const std::string& text, const char* format, const std::string& key) {
  Json root = Json::parse(text, nullptr, false);
  const bool is_of_member = root.is_object() && root.value("format", Json()) == Json(format) &&
                            root.value("member", Json()) == Json(key);
  return is_of_member ? std::optional(std::move(root)) : std::nullopt;
}

}  // namespace

bool is_meant(const std::string& pattern, const std::string& indicator) {
  if (!pattern.empty() && pattern.back() == '*') {
    return indicator.starts_with(pattern.substr(0, pattern.size() - 1));
  }
  return pattern == indicator;
}

MemberResult kept_of(const metrics::Indicators& indicators,
                     const std::vector<std::string>& patterns) {
  MemberResult result;
  result.state_hash = indicators.text("run.state_hash").value_or("");
  result.valid = indicators.number("run.valid").value_or(0.0) > 0.5;
  for (const std::string& name : indicators.names()) {
    const auto value = indicators.number(name);
    if (value && std::any_of(patterns.begin(), patterns.end(), [&name](const std::string& pattern) {
          return is_meant(pattern, name);
        })) {
      result.indicators.emplace(name, *value);
    }
  }
  return result;
}

std::string result_json(const MemberResult& result, const std::string& key) {
  Json indicators = Json::object();
  for (const auto& [name, value] : result.indicators) {
    indicators[name] = std::isfinite(value) ? Json(value) : Json();
  }
  const Json root = {{"format", kResultFormat}, {"format_version", 1},
                     {"member", key},           {"state_hash", result.state_hash},
                     {"valid", result.valid},   {"indicators", indicators}};
  return root.dump(1) + '\n';
}

std::optional<MemberResult> parse_result(const std::string& json, const std::string& key) {
  const auto root = parse(json, kResultFormat, key);
  if (!root || !root->contains("indicators") || !(*root)["indicators"].is_object() ||
      !root->contains("state_hash") || !(*root)["state_hash"].is_string() ||
      !root->contains("valid") || !(*root)["valid"].is_boolean()) {
    return std::nullopt;
  }
  MemberResult result;
  result.state_hash = (*root)["state_hash"].get<std::string>();
  result.valid = (*root)["valid"].get<bool>();
  for (const auto& [name, value] : (*root)["indicators"].items()) {
    result.indicators[name] =
        value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
  }
  return result;
}

std::string failure_json(const MemberFailure& failure, const std::string& key) {
  const Json root = {{"format", kFailureFormat},
                     {"format_version", 1},
                     {"member", key},
                     {"message", failure.message},
                     {"attempts", failure.attempts}};
  return root.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<MemberFailure> parse_failure(const std::string& json, const std::string& key) {
  const auto root = parse(json, kFailureFormat, key);
  if (!root || !root->contains("message") || !(*root)["message"].is_string() ||
      !root->contains("attempts") || !(*root)["attempts"].is_number_unsigned()) {
    return std::nullopt;
  }
  return MemberFailure{(*root)["message"].get<std::string>(),
                       (*root)["attempts"].get<std::uint32_t>()};
}

}  // namespace poai::study
