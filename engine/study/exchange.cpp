#include "engine/study/exchange.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/config/node.hpp"
#include "engine/core/files.hpp"
#include "engine/study/design.hpp"

namespace poai::study {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSeedKey = "_seed";

/// Collects the settings of an object and of those nested in it.
class Reader {
 public:
  Reader(std::string file, const Study* study, Problems& problems)
      : file_(std::move(file)), study_(study), problems_(problems) {}

  void read(const Json& object, const std::string& prefix) {
    for (const auto& [name, value] : object.items()) {
      const std::string key = prefix.empty() ? name : prefix + '.' + name;
      if (key == kSeedKey) {
        set("run.seed", value);
      } else if (value.is_object()) {
        read(value, key);
      } else if (const Factor* factor = factor_named(key)) {
        set_factor(*factor, value);
      } else {
        set(key, value);
      }
    }
  }
  [[nodiscard]] std::vector<std::string> take() { return std::move(settings_); }

 private:
  [[nodiscard]] const Factor* factor_named(const std::string& name) const {
    if (study_ == nullptr) {
      return nullptr;
    }
    const auto found = std::find_if(study_->factors.begin(), study_->factors.end(),
                                    [&name](const Factor& factor) { return factor.name == name; });
    return found == study_->factors.end() ? nullptr : &*found;
  }

  void set(const std::string& key, const Json& value) {
    if (value.is_string()) {
      add(fmt::format("{}={}", key, config::toml_string(value.get<std::string>())));
    } else if (value.is_number() || value.is_boolean()) {
      add(fmt::format("{}={}", key, value.dump()));
    } else {
      problems_.add_scenario_problem({{file_, 0, 0},
                                      key,
                                      "must be a number, text or truth value",
                                      "found " + value.dump(),
                                      ""});
    }
  }

  void set_factor(const Factor& factor, const Json& value) {
    if (factor.levels.empty()) {
      set(factor.key, value);
      return;
    }
    const std::string label = value.is_string() ? value.get<std::string>() : value.dump();
    const auto level = std::find_if(factor.levels.begin(), factor.levels.end(),
                                    [&label](const Level& one) { return one.label == label; });
    if (level == factor.levels.end()) {
      problems_.add_scenario_problem(
          {{file_, 0, 0}, factor.name, fmt::format("has no level \"{}\"", label), "", ""});
      return;
    }
    for (const std::string& setting : level->set) {
      add(setting);
    }
  }

  void add(const std::string& setting) {
    settings_.push_back(study_ == nullptr ? setting : located_setting(*study_, setting));
  }

  std::string file_;
  const Study* study_;
  Problems& problems_;
  std::vector<std::string> settings_;
};

}  // namespace

std::vector<std::string> settings_of_input(const std::filesystem::path& file, const Study* study,
                                           Problems& problems) {
  const Json root = Json::parse(read_file(file), nullptr, false);
  if (!root.is_object()) {
    problems.add_scenario_problem({{file.string(), 0, 0}, "", "must be a JSON object", "", ""});
    return {};
  }
  Reader reader(file.string(), study, problems);
  reader.read(root, "");
  std::vector<std::string> settings;
  for (const std::string& setting : study == nullptr ? std::vector<std::string>() : study->set) {
    settings.push_back(located_setting(*study, setting));
  }
  for (std::string& setting : reader.take()) {
    settings.push_back(std::move(setting));
  }
  return settings;
}

}  // namespace poai::study
