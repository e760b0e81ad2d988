#include "viz/report/json_file.hpp"

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"

namespace poai::report {

Json json_of(const std::string& text, const std::filesystem::path& file, const std::string& key) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = file.string()},
                                                 .key = key,
                                                 .problem = "cannot be read",
                                                 .reason = "it is not what the program writes",
                                                 .suggestion = "make it again"}});
  }
  return json;
}

Json bound_of(const Json& estimate, std::size_t end) {
  const Json ci95 = estimate.value("ci95", Json());
  return ci95.is_array() && ci95.size() == 2 ? ci95[end] : Json();
}

Json read_json(const std::filesystem::path& file) { return json_of(read_file(file), file, {}); }

}  // namespace poai::report
