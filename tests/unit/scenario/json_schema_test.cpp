// The JSON Schema for editors, applied by a validator to scenario files.

#include <gtest/gtest.h>

#include <toml++/toml.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "engine/scenario/describe.hpp"

namespace poai::scenario {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

json json_of(const toml::node& node) {
  if (const toml::table* table = node.as_table()) {
    json object = json::object();
    for (const auto& [key, value] : *table) {
      object[std::string(key.str())] = json_of(value);
    }
    return object;
  }
  if (const toml::array* array = node.as_array()) {
    json list = json::array();
    for (const toml::node& value : *array) {
      list.push_back(json_of(value));
    }
    return list;
  }
  if (const auto* text = node.as_string()) {
    return text->get();
  }
  if (const auto* number = node.as_integer()) {
    return number->get();
  }
  if (const auto* number = node.as_floating_point()) {
    return number->get();
  }
  if (const auto* yes_or_no = node.as_boolean()) {
    return yes_or_no->get();
  }
  return nullptr;  // a date or time of TOML
}

/// What an editor with the schema says of a file; empty if nothing.
class Editor {
 public:
  Editor() {
    const json document = json::parse(scenario_json_schema());
    const NlohmannJsonAdapter adapter(document);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, schema_);
  }

  [[nodiscard]] std::string complaints_about(const std::string& toml_text) {
    const json document = json_of(toml::parse(toml_text));
    const NlohmannJsonAdapter adapter(document);
    valijson::ValidationResults results;
    validator_.validate(schema_, adapter, &results);
    std::string text;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
      text += error.description + "\n";
    }
    return text;
  }

 private:
  valijson::Schema schema_;
  valijson::Validator validator_;
};

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::vector<fs::path> toml_files_in(const char* folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(POAI_SOURCE_DIR) / folder)) {
    if (entry.path().extension() == ".toml") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(ScenarioJsonSchema, AcceptsEveryBundledScenario) {
  Editor editor;
  for (const char* const folder : {"scenarios", "scenarios/observed"}) {
    const std::vector<fs::path> files = toml_files_in(folder);
    EXPECT_GE(files.size(), 3U) << folder;
    for (const fs::path& file : files) {
      EXPECT_EQ(editor.complaints_about(text_of(file)), "") << file;
    }
  }
}

std::string broken(const char* name) {
  return text_of(fs::path(POAI_SOURCE_DIR) / "tests/unit/broken_scenarios/files" / name);
}

// What can be seen without the district: words, types, ranges, keys that are missing or unknown.
TEST(ScenarioJsonSchema, RefusesWhatNeedsNoDistrictToBeWrong) {
  Editor editor;
  for (const char* const name :
       {"unknown-key.toml", "unknown-section.toml", "unknown-key-of-section.toml",
        "unknown-kind.toml", "kind-missing.toml", "id-missing.toml", "key-of-another-kind.toml",
        "event-of-unknown-type.toml", "seats-below-zero.toml", "text-for-number.toml",
        "number-for-time.toml", "negative-scale.toml", "hours-of-too-large-share.toml",
        "expect-one-number.toml", "future-version.toml", "wrong-format.toml"}) {
    EXPECT_NE(editor.complaints_about(broken(name)), "") << name;
  }
}

// Only a run knows the district; the schema is silent and `poai check` is not.
TEST(ScenarioJsonSchema, LeavesTheDistrictToTheProgram) {
  Editor editor;
  for (const char* const name : {"close-unknown-place.toml", "change-unknown-line.toml"}) {
    EXPECT_EQ(editor.complaints_about(broken(name)), "") << name;
  }
}

}  // namespace
}  // namespace poai::scenario
