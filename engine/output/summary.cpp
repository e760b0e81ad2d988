#include "engine/output/summary.hpp"

#include <nlohmann/json.hpp>
#include <string_view>
#include <variant>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/result_folder.hpp"

namespace poai::output {
namespace {

using Json = nlohmann::ordered_json;

Json& node_at(Json& root, std::string_view name) {
  Json* node = &root;
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.')) {
    node = &(*node)[std::string(name.substr(0, dot))];
    name.remove_prefix(dot + 1);
  }
  return (*node)[std::string(name)];
}

void add_all(const Json& node, const std::string& prefix, metrics::Indicators& indicators) {
  for (const auto& [key, value] : node.items()) {
    const std::string name = prefix.empty() ? key : prefix + '.' + key;
    if (value.is_object()) {
      add_all(value, name, indicators);
    } else if (value.is_boolean()) {
      indicators.add(name, value.get<bool>());
    } else if (value.is_number_integer()) {
      indicators.add(name, value.get<std::int64_t>());
    } else if (value.is_number()) {
      indicators.add(name, value.get<double>());
    } else if (value.is_string()) {
      indicators.add(name, value.get<std::string>());
    }
  }
}

}  // namespace

std::string indicators_as_json(const metrics::Indicators& indicators) {
  Json root = Json::object();
  for (const auto& [name, value] : indicators.all()) {
    Json& node = node_at(root, name);
    std::visit([&node](const auto& of_type) { node = of_type; }, value);
  }
  return root.dump(2) + '\n';
}

void write_summary(const std::filesystem::path& folder, const metrics::Indicators& indicators) {
  write_file_atomically(folder / kSummaryFile, indicators_as_json(indicators));
}

metrics::Indicators read_summary(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kSummaryFile;
  const Json root = Json::parse(read_file(path), nullptr, false);
  if (!root.is_object()) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = path.string()},
                                                 .key = {},
                                                 .problem = "is not the summary of a run",
                                                 .reason = "it is not a JSON object",
                                                 .suggestion = {}}});
  }
  metrics::Indicators indicators;
  add_all(root, "", indicators);
  return indicators;
}

}  // namespace poai::output
