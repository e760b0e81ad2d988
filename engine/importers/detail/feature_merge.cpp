#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/formats/feature_text.hpp"
#include "engine/importers/detail/file_merge.hpp"

namespace poai::importers::detail {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kSameDegrees = 0.5e-7;

/// Equal but for the order of keys, and for numbers closer than `kSameDegrees`.
bool is_same(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) {
    return std::abs(a.get<double>() - b.get<double>()) <= kSameDegrees;
  }
  if (a.type() != b.type() || a.size() != b.size()) {
    return false;
  }
  if (a.is_array()) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!is_same(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }
  if (a.is_object()) {
    for (const auto& [key, value] : a.items()) {
      if (!b.contains(key) || !is_same(value, b[key])) {
        return false;
      }
    }
    return true;
  }
  return a == b;
}

std::string id_of(const Json& feature) {
  const auto properties = feature.find("properties");
  if (properties != feature.end() && properties->is_object()) {
    const auto id = properties->find("id");
    if (id != properties->end() && id->is_string()) {
      return id->get<std::string>();
    }
  }
  return {};
}

/// The names that a list or, of a building, a flag `estimated` stands for.
std::set<std::string> estimated_of(const Json& properties) {
  std::set<std::string> names;
  const auto found = properties.find("estimated");
  if (found == properties.end()) {
    return names;
  }
  if (found->is_array()) {
    for (const Json& name : *found) {
      names.insert(name.is_string() ? name.get<std::string>() : std::string());
    }
  } else if (*found == true) {
    names = {"height_m", "floors"};
  }
  return names;
}

/// What the import only estimates and the district has without saying that it is an estimate:
/// somebody knew it better, so that it stays.
std::set<std::string> corrected_in(const Json& existing, const Json& import) {
  const std::set<std::string> known_as_estimates = estimated_of(existing);
  std::set<std::string> corrected;
  for (const std::string& name : estimated_of(import)) {
    if (existing.contains(name) && !known_as_estimates.contains(name)) {
      corrected.insert(name);
    }
  }
  return corrected;
}

/// `estimated` after a merge: the import's names but for what was corrected, then those of
/// properties that only the district has. A flag goes where all that it stands for was corrected.
Json merged_estimates(const Json& existing, const Json& import,
                      const std::set<std::string>& corrected) {
  const Json& estimated = import.at("estimated");
  if (!estimated.is_array()) {
    return corrected.empty() ? estimated : Json(false);
  }
  Json merged = Json::array();
  for (const Json& name : estimated) {
    if (!name.is_string() || !corrected.contains(name.get<std::string>())) {
      merged.push_back(name);
    }
  }
  for (const std::string& name : estimated_of(existing)) {
    if (!import.contains(name)) {
      merged.push_back(name);
    }
  }
  return merged;
}

/// Puts what the import knows of a feature over what is there; whether that changes anything.
bool put_over(Json& existing, const Json& import) {
  bool changes = false;
  const Json& given = import.at("properties");
  Json& properties = existing["properties"];
  const std::set<std::string> corrected = corrected_in(properties, given);
  for (const auto& [name, value] : given.items()) {
    if (corrected.contains(name)) {
      continue;
    }
    if (name == "estimated") {
      const Json merged = merged_estimates(properties, given, corrected);
      const bool says_the_same = estimated_of(Json{{name, merged}}) == estimated_of(properties);
      if (!says_the_same) {
        properties[name] = merged;
        changes = true;
      }
    } else if (!properties.contains(name) || !is_same(properties[name], value)) {
      properties[name] = value;
      changes = true;
    }
  }
  if (corrected.contains("position")) {
    return changes;  // the place was put where it is
  }
  if (!existing.contains("geometry") || !is_same(existing["geometry"], import.at("geometry"))) {
    existing["geometry"] = import.at("geometry");
    changes = true;
  }
  return changes;
}

/// The feature collection in a file; nothing, with a report, if it is none.
std::optional<Json> read_collection(const std::filesystem::path& path, Problems& problems) {
  Json root = Json::parse(read_file(path), nullptr, false);
  const bool is_collection =
      root.is_object() && root.contains("features") && root["features"].is_array();
  if (is_collection) {
    return root;
  }
  problems.add_file_problem({.place = {.file = path.string()},
                             .key = {},
                             .problem = "is no GeoJSON feature collection",
                             .reason = "nothing can be merged into it",
                             .suggestion = {}});
  return std::nullopt;
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What an id belongs to: the id itself, or the part before its separator.
std::string owner_of(const std::string& id, char separator) {
  return separator == '\0' ? id : id.substr(0, id.find(separator));
}

/// Takes away the features whose owner is in the import, but not they themselves.
void withdraw(const FeatureDraft& draft, Json& features, FileChange& change) {
  std::set<std::string> owners;
  std::set<std::string> ids;
  for (const DraftFeature& feature : draft.features) {
    owners.insert(owner_of(feature.id, draft.separator));
    ids.insert(feature.id);
  }
  Json left = Json::array();
  for (Json& feature : features) {
    const std::string id = id_of(feature);
    if (owners.contains(owner_of(id, draft.separator)) && !ids.contains(id)) {
      count_overwritten(change, change.removed, id);
    } else {
      left.push_back(std::move(feature));
    }
  }
  features = std::move(left);
}

/// The features of a file by what an import knows them by: the id, else the first line or ring.
class FeatureIndex {
 public:
  explicit FeatureIndex(const Json& features) {
    for (std::size_t i = 0; i < features.size(); ++i) {
      if (std::string id = id_of(features[i]); !id.empty()) {
        by_id_.emplace(std::move(id), i);
      } else {
        by_shape_.emplace(shape_of(features[i]), i);
      }
    }
  }

  [[nodiscard]] std::optional<std::size_t> find(const std::string& id, const Json& feature) const {
    const auto& names = id.empty() ? by_shape_ : by_id_;
    const auto found = names.find(id.empty() ? shape_of(feature) : id);
    return found == names.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  /// Positions rounded to 1e-7 degrees, as the files have them.
  static std::string shape_of(const Json& feature) {
    std::string text;
    const auto geometry = feature.find("geometry");
    if (geometry == feature.end() || !geometry->is_object()) {
      return text;
    }
    const Json coordinates = geometry->value("coordinates", Json::array());
    add_numbers(is_list_of_rings(coordinates) ? coordinates[0] : coordinates, text);
    return text;
  }

  static bool is_list_of_rings(const Json& coordinates) {
    return coordinates.is_array() && !coordinates.empty() && coordinates[0].is_array() &&
           !coordinates[0].empty() && coordinates[0][0].is_array();
  }

  static void add_numbers(const Json& json, std::string& text) {
    if (json.is_number()) {
      text += fmt::format("{} ", std::llround(json.get<double>() * 1e7));
    } else if (json.is_array()) {
      for (const Json& item : json) {
        add_numbers(item, text);
      }
    }
  }

  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, std::size_t> by_shape_;
};

MergedFile as_new(const std::string& name, const FeatureDraft& draft) {
  std::vector<std::string> lines;
  lines.reserve(draft.features.size());
  for (const DraftFeature& feature : draft.features) {
    lines.push_back(feature.text);
  }
  MergedFile merged;
  merged.change.added = lines.size();
  merged.content = formats::feature_collection(name, lines);
  return merged;
}

}  // namespace

void count_overwritten(FileChange& change, std::size_t& counter, const std::string& id) {
  ++counter;
  if (change.overwritten.size() < Tally::kMostExamples) {
    change.overwritten.push_back(id);
  }
}

MergedFile merge_features(const std::filesystem::path& path, const FeatureDraft& draft,
                          Problems& problems) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return as_new(path.stem().string(), draft);
  }
  MergedFile merged;
  auto root = read_collection(path, problems);
  if (!root) {
    return merged;
  }
  Json& features = (*root)["features"];
  if (draft.separator != '\0') {
    withdraw(draft, features, merged.change);
  }
  const FeatureIndex index(features);
  const std::size_t known = features.size();
  std::set<std::size_t> matched;
  for (const DraftFeature& feature : draft.features) {
    Json fresh = Json::parse(feature.text);
    const auto found = index.find(feature.id, fresh);
    if (!found) {
      features.push_back(std::move(fresh));
      ++merged.change.added;
      continue;
    }
    matched.insert(*found);
    if (put_over(features[*found], fresh)) {
      count_overwritten(merged.change, merged.change.changed,
                        feature.id.empty() ? "without an id" : feature.id);
    } else {
      ++merged.change.unchanged;
    }
  }
  merged.change.kept = known - matched.size();
  if (merged.change.added + merged.change.changed + merged.change.removed > 0) {
    std::vector<std::string> lines;
    for (const Json& feature : features) {
      lines.push_back(dumped(feature));
    }
    merged.content = formats::feature_collection(path.stem().string(), lines);
  }
  return merged;
}

}  // namespace poai::importers::detail
