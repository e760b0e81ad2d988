#include "engine/study/load.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "engine/config/field_reader.hpp"
#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/study/declare.hpp"

namespace poai::study {
namespace {

using config::Node;
using config::TomlTable;

void check_name(const TomlTable& table, std::string_view key, const std::string& name) {
  if (name.empty() || name.front() == '.' || name.find_first_of("/\\\n\",") != std::string::npos) {
    table.report(key, "must be usable as the name of a column or folder",
                 "no / \\ , or quotes, and no dot in front");
  }
}

void check_distribution(const TomlTable& table, const Factor& factor) {
  const double low = *factor.low;
  const double high = *factor.high;
  if (low >= high) {
    table.report("low", "low must be below high", fmt::format("low is {}, high is {}", low, high));
    return;
  }
  if (factor.distribution == Distribution::kLogUniform && low <= 0.0) {
    table.report("low", "must be over 0", "log-uniform");
  }
  if (factor.distribution == Distribution::kNormal && (!factor.mean || !factor.sd)) {
    table.report(factor.mean ? "sd" : "mean", "is missing", "normal");
  }
  if (factor.distribution == Distribution::kTriangular &&
      (!factor.mode || *factor.mode < low || *factor.mode > high)) {
    table.report("mode", factor.mode ? "must lie between low and high" : "is missing",
                 "triangular");
  }
}

/// A factor has values, or levels, or a distribution.
void check_kind(const TomlTable& table, const Factor& factor) {
  const bool has_levels = table.has("level");
  const bool has_values = table.has("values");
  const bool has_range = table.has("low") || table.has("high");
  if (int{has_levels} + int{has_values} + int{has_range} != 1) {
    table.report(has_values ? "values" : "low",
                 "a factor has either values, or low and high, or [[factor.level]]",
                 has_levels || has_values || has_range ? "found more than one" : "found none");
  } else if (has_range && (!factor.low || !factor.high)) {
    table.report_missing(factor.low ? "high" : "low");
  } else if (has_range) {
    check_distribution(table, factor);
  } else if (has_values && factor.values.empty()) {
    table.report("values", "must not be empty");
  }
  if (has_levels == table.has("key")) {
    table.report("key", has_levels ? "must not be there with [[factor.level]]" : "is missing",
                 has_levels ? "each level names its own keys" : "");
  }
}

std::vector<Level> read_levels(const TomlTable& table) {
  std::vector<Level> levels;
  std::set<std::string> labels;
  for (const TomlTable& element : table.tables("level")) {
    Level level;
    config::FieldReader reader(element);
    declare(reader, level);
    reader.finish();
    if (!labels.insert(level.label).second) {
      element.report("label", fmt::format("\"{}\" is there twice", level.label));
    }
    levels.push_back(std::move(level));
  }
  return levels;
}

/// A value may be a number, a truth value or a text.
void check_values(const TomlTable& table, const Factor& factor) {
  for (const Node& value : factor.values) {
    if (value.kind == Node::Kind::kTable || value.kind == Node::Kind::kList ||
        value.kind == Node::Kind::kDateTime) {
      table.report("values", "must be numbers, texts, true or false",
                   "found " + config::describe_value(value),
                   value.kind == Node::Kind::kDateTime ? "write times as \"HH:MM\"" : "");
    }
  }
}

Factor read_factor(const TomlTable& table) {
  Factor factor;
  factor.source = table.place();
  config::FieldReader reader(table);
  declare(reader, factor);
  reader.allow("level");
  reader.finish();
  factor.levels = read_levels(table);
  check_kind(table, factor);
  check_values(table, factor);
  if (factor.name.empty()) {
    factor.name = factor.key;
  }
  if (!factor.name.empty() || !factor.levels.empty()) {
    check_name(table, "name", factor.name);
  }
  return factor;
}

void read_factors(const TomlTable& root, Study& study) {
  std::set<std::string> names;
  std::set<std::string> keys;
  for (const TomlTable& table : root.tables("factor")) {
    Factor factor = read_factor(table);
    if (!names.insert(factor.name).second) {
      table.report("name", fmt::format("\"{}\" is the name of another factor", factor.name));
    }
    if (!factor.key.empty() && !keys.insert(factor.key).second) {
      table.report("key", fmt::format("\"{}\" is varied by another factor", factor.key));
    }
    if (factor.key == "run.replicate" && study.design.replicates > 1) {
      table.report("key", "must not be varied together with replicates",
                   fmt::format("design.replicates is {}", study.design.replicates));
    }
    study.factors.push_back(std::move(factor));
  }
  if (study.factors.empty()) {
    root.report("factor", "is missing", "a study varies something", "write [[factor]]");
  }
}

void check_design(const TomlTable& root, const DesignSettings& design) {
  if (!root.has("design")) {
    return;  // the missing kind was reported
  }
  const TomlTable section = root.required_table("design");
  const bool is_grid =
      design.kind == DesignKind::kFullFactorial || design.kind == DesignKind::kOneAtATime;
  if (!is_grid && design.samples == 0) {
    section.report("samples", section.has("samples") ? "must be at least 1" : "is missing",
                   std::string(kDesignKindNames.at(static_cast<std::size_t>(design.kind))));
  }
  if (design.kind == DesignKind::kMorris && design.grid % 2 != 0) {
    section.report("grid", "must be even", fmt::format("found {}", design.grid));
  }
}

}  // namespace

Study load_study(const std::filesystem::path& file, Problems& problems) {
  try {
    return parse_study(read_file(file), file, problems);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) {
      problems.add(InputKind::kScenario, problem);
    }
    return {};
  }
}

Study parse_study(const std::string& text, const std::filesystem::path& file, Problems& problems) {
  Study study;
  study.file = file;
  study.text = text;
  auto tree = config::parse_toml(text, file.string(), InputKind::kScenario, problems);
  if (!tree) {
    return study;
  }
  const config::TomlDocument document(std::move(*tree), InputKind::kScenario, problems);
  const TomlTable root = document.root();
  root.check_format(kFormat, kFormatVersion);
  if (root.is_of_other_format(kFormat, kFormatVersion)) {
    return study;
  }
  config::FieldReader reader(root);
  for (const std::string_view key : {"format", "format_version", "factor"}) {
    reader.allow(key);
  }
  declare(reader, study);
  reader.finish();
  check_name(root, "name", study.name);
  check_design(root, study.design);
  read_factors(root, study);
  if (root.has("indicators") && study.indicators.empty()) {
    root.report("indicators", "must not be empty");
  }
  return study;
}

}  // namespace poai::study
