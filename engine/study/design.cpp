#include "engine/study/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/scenario/describe.hpp"
#include "engine/study/factor_value.hpp"

namespace poai::study {
namespace {

std::vector<std::vector<double>> grids(const Study& study) {
  std::vector<std::vector<double>> units;
  for (const Factor& factor : study.factors) {
    units.push_back(grid_units(factor));
  }
  return units;
}

UnitPoints make_points(const Study& study) {
  const DesignSettings& design = study.design;
  const std::size_t factors = study.factors.size();
  switch (design.kind) {
    case DesignKind::kFullFactorial:
      return full_factorial(grids(study));
    case DesignKind::kOneAtATime:
      return one_at_a_time(grids(study));
    case DesignKind::kLatinHypercube:
      return latin_hypercube(design.samples, factors, design.seed);
    case DesignKind::kSobol:
      return scrambled_sobol(design.samples, factors, design.seed);
    case DesignKind::kSaltelli:
      return saltelli(design.samples, factors, design.seed);
    case DesignKind::kMorris:
      return morris(design.samples, factors, design.grid, design.seed);
  }
  return {};
}

double planned_points(const Study& study) {
  double product = 1.0;
  double sum = 1.0;
  for (const Factor& factor : study.factors) {
    const auto count = static_cast<double>(grid_units(factor).size());
    product *= count;
    sum += count;
  }
  const double samples = study.design.samples;
  const auto factors = static_cast<double>(study.factors.size());
  switch (study.design.kind) {
    case DesignKind::kFullFactorial:
      return product;
    case DesignKind::kOneAtATime:
      return sum;
    case DesignKind::kLatinHypercube:
    case DesignKind::kSobol:
      return samples;
    case DesignKind::kSaltelli:
      return samples * (factors + 2.0);
    case DesignKind::kMorris:
      return samples * (factors + 1.0);
  }
  return 0.0;
}

/// The keys of a scenario whose values are paths.
std::vector<std::string> path_keys() {
  std::vector<std::string> keys;
  for (const config::FieldRow& row : scenario::scenario_reference().rows) {
    if (row.type == config::ValueType::kPath) {
      keys.push_back(row.path());
    }
  }
  return keys;
}

}  // namespace

Design::Design(Study study) : study_(std::move(study)), points_(make_points(study_)) {}

Member Design::member(std::size_t index) const {
  expects(index < member_count(), "a member is one of the design's");
  const std::uint32_t replicates = study_.design.replicates;
  return {index, index / replicates, static_cast<std::uint32_t>(index % replicates)};
}

std::vector<std::string> Design::settings(const Member& member) const {
  std::vector<std::string> all = study_.set;
  for (std::size_t k = 0; k < study_.factors.size(); ++k) {
    const FactorValue value = value_of(study_.factors[k], points_.at(member.point, k));
    all.insert(all.end(), value.settings.begin(), value.settings.end());
  }
  for (std::string& setting : all) {
    setting = located_setting(study_, setting);
  }
  if (study_.design.replicates > 1) {
    all.push_back(fmt::format("run.replicate={}", member.replicate));
  }
  return all;
}

std::string Design::csv_line(const Member& member) const {
  std::string line = fmt::format("{},{},{}", member.index, member.point, member.replicate);
  for (std::size_t k = 0; k < study_.factors.size(); ++k) {
    line += ',' + csv_cell(value_of(study_.factors[k], points_.at(member.point, k)).text);
  }
  return line;
}

std::string Design::csv() const {
  std::string text = "member,point,replicate";
  for (const Factor& factor : study_.factors) {
    text += ',' + csv_cell(factor.name);
  }
  text += '\n';
  for (std::size_t i = 0; i < member_count(); ++i) {
    text += csv_line(member(i)) + '\n';
  }
  return text;
}

std::string located_setting(const Study& study, const std::string& setting) {
  static const std::vector<std::string> kPathKeys = path_keys();
  const auto equals = setting.find('=');
  const std::string key = setting.substr(0, equals);
  if (equals == std::string::npos ||
      std::find(kPathKeys.begin(), kPathKeys.end(), key) == kPathKeys.end()) {
    return setting;
  }
  std::string value = setting.substr(equals + 1);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
    value = value.substr(1, value.size() - 2);
  }
  const std::filesystem::path located = study.file.parent_path() / value;  // absolute ones stay
  return key + '=' + config::toml_string(located.lexically_normal().string());
}

double planned_members(const Study& study) {
  return planned_points(study) * study.design.replicates;
}

void check_size(const Study& study, Problems& problems) {
  const SourcePlace place{study.file.string(), 0, 0};
  const double members = planned_members(study);
  if (members > static_cast<double>(study.budget.most_members)) {
    problems.add_scenario_problem({place, "design", fmt::format("has {:.0f} members", members),
                                   fmt::format("at most {}", study.budget.most_members),
                                   "take fewer values, samples or replicates, or set "
                                   "budget.most_members"});
  }
  const std::size_t factors = study.factors.size();
  const bool is_sobol = study.design.kind == DesignKind::kSobol;
  const bool is_saltelli = study.design.kind == DesignKind::kSaltelli;
  const std::size_t dimensions = is_saltelli ? 2 * factors : is_sobol ? factors : 0;
  if (dimensions > kMostSobolDimensions) {
    problems.add_scenario_problem(
        {place, "factor", "there are too many factors",
         fmt::format("this design takes at most {}",
                     is_saltelli ? kMostSobolDimensions / 2 : kMostSobolDimensions),
         ""});
  }
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + '"';
}

}  // namespace poai::study
