#include "engine/study/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>
#include <variant>

#include "engine/core/contracts.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/suggest.hpp"
#include "engine/study/detail/replicates.hpp"
#include "engine/study/detail/spot_names.hpp"

namespace poai::study {
namespace {

using detail::name_links;
using detail::name_places;
using detail::Pair;
using detail::Replicates;
using detail::SpotPair;
using detail::Spots;

/// The values of all replicates.
template <class ValueOf>
std::vector<double> values_of(const std::vector<Pair>& pairs, ValueOf value_of) {
  std::vector<double> values;
  values.reserve(pairs.size());
  for (const Pair& pair : pairs) {
    values.push_back(value_of(pair));
  }
  return values;
}

PairedEstimate estimate_of(const std::vector<Pair>& pairs, const std::string& indicator) {
  const auto of = [&](metrics::Indicators Pair::*side) {
    return values_of(
        pairs, [&](const Pair& pair) { return (pair.*side).number(indicator).value_or(0.0); });
  };
  return paired_estimate(of(&Pair::base), of(&Pair::alt));
}

/// Numbers that any run has, in the order of their summaries.
std::vector<std::string> indicator_names(const std::vector<Pair>& pairs) {
  std::vector<std::string> names;
  std::set<std::string> known;
  for (const Pair& pair : pairs) {
    for (const metrics::Indicators* run : {&pair.base, &pair.alt}) {
      for (const auto& [name, value] : run->all()) {
        const bool is_number =
            std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
        if (is_number && known.insert(name).second) {
          names.push_back(name);
        }
      }
    }
  }
  return names;
}

bool all_have(const std::vector<Pair>& pairs, const std::string& indicator) {
  return std::all_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return pair.base.number(indicator) && pair.alt.number(indicator);
  });
}

/// Sets `adjusted_p` of those that differ and have an interval, among the ones that `belongs` to.
template <class Difference, class Belongs>
void adjust(std::vector<Difference>& differences, Belongs belongs) {
  const auto is_tested = [&](const Difference& one) {
    return one.estimate.differs && one.estimate.half_width && belongs(one);
  };
  std::vector<double> p_values;
  for (const Difference& difference : differences) {
    if (is_tested(difference)) {
      p_values.push_back(difference.estimate.p_value);
    }
  }
  const std::vector<double> adjusted = holm_adjusted(p_values);
  auto next = adjusted.begin();
  for (Difference& difference : differences) {
    if (is_tested(difference)) {
      difference.adjusted_p = *next++;
    }
  }
}

template <class Difference>
void adjust(std::vector<Difference>& differences) {
  adjust(differences, [](const Difference& /*one*/) { return true; });
}

/// Whether an indicator is of the hour of a line's fullest section, and that differs between runs.
bool is_of_different_hours(const std::string& indicator, const std::vector<Pair>& pairs) {
  const auto at = indicator.find(".max_hour_load_share_by_section.");
  if (at == std::string::npos) {
    return false;
  }
  const std::string hour = indicator.substr(0, at) + ".max_load_hour";
  const auto first = pairs.front().base.text(hour);
  return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return pair.base.text(hour) != first || pair.alt.text(hour) != first;
  });
}

void compare_indicators(const std::vector<Pair>& pairs, Comparison& comparison) {
  for (const std::string& name : indicator_names(pairs)) {
    if (all_have(pairs, name) && !is_of_different_hours(name, pairs)) {
      comparison.indicators.push_back({name, estimate_of(pairs, name), 1.0});
    } else {
      comparison.incomparable.push_back(name);
    }
  }
  for (const bool asked : {true, false}) {
    adjust(comparison.indicators, [&comparison, asked](const IndicatorDifference& one) {
      return comparison.is_asked(one) == asked;
    });
  }
}

GroupDifference compare_group(const std::vector<Pair>& pairs, const std::string& group,
                              std::size_t measure) {
  GroupDifference difference;
  difference.group = group;
  difference.measure = kMeasureNames.at(measure);
  const auto mean_of = [&](double GroupSums::Sum::*side) {
    return values_of(pairs, [&](const Pair& pair) {
      const auto found = pair.groups.find(group);
      return found == pair.groups.end() || found->second.persons == 0
                 ? 0.0
                 : found->second.measures.at(measure).*side /
                       static_cast<double>(found->second.persons);
    });
  };
  difference.estimate =
      paired_estimate(mean_of(&GroupSums::Sum::base), mean_of(&GroupSums::Sum::alt));
  double more = 0.0;
  double less = 0.0;
  for (const Pair& pair : pairs) {
    if (const auto found = pair.groups.find(group); found != pair.groups.end()) {
      difference.persons += static_cast<double>(found->second.persons);
      difference.only_base += static_cast<double>(found->second.only_base);
      difference.only_alt += static_cast<double>(found->second.only_alt);
      more += static_cast<double>(found->second.measures.at(measure).more);
      less += static_cast<double>(found->second.measures.at(measure).less);
    }
  }
  difference.more_share = more / std::max(difference.persons, 1.0);
  difference.less_share = less / std::max(difference.persons, 1.0);
  for (double* const count : {&difference.persons, &difference.only_base, &difference.only_alt}) {
    *count /= static_cast<double>(pairs.size());
  }
  return difference;
}

std::vector<GroupDifference> compare_groups(const std::vector<Pair>& pairs) {
  std::set<std::string> groups;
  for (const Pair& pair : pairs) {
    for (const auto& [group, sums] : pair.groups) {
      groups.insert(group);
    }
  }
  std::vector<GroupDifference> differences;
  for (const std::string& group : groups) {
    for (std::size_t measure = 0; measure < kMeasureNames.size(); ++measure) {
      differences.push_back(compare_group(pairs, group, measure));
    }
  }
  adjust(differences);
  return differences;
}

std::vector<SpotDifference> compare_spots(const std::vector<Pair>& pairs, Spots Pair::*spots) {
  std::map<std::string, geometry::Point> positions;
  for (const Pair& pair : pairs) {
    for (const auto& [id, spot] : pair.*spots) {
      positions.emplace(id, spot.position);
    }
  }
  std::vector<SpotDifference> differences;
  for (const auto& spot : positions) {
    const std::string& id = spot.first;
    const geometry::Point& position = spot.second;
    const auto of = [&](double SpotPair::*side) {
      return values_of(pairs, [&](const Pair& pair) {
        const auto found = (pair.*spots).find(id);
        return found == (pair.*spots).end() ? 0.0 : found->second.*side;
      });
    };
    differences.push_back({id, position.x_m, position.y_m,
                           paired_estimate(of(&SpotPair::base), of(&SpotPair::alt)), 1.0, "", ""});
  }
  adjust(differences);
  return differences;
}

std::uint32_t invalid_runs(const std::vector<Pair>& pairs) {
  std::uint32_t count = 0;
  for (const Pair& pair : pairs) {
    for (const metrics::Indicators* run : {&pair.base, &pair.alt}) {
      count += run->number("run.valid").value_or(0.0) < 0.5 ? 1U : 0U;
    }
  }
  return count;
}

/// Refuses names for which `is_known` is false.
template <class IsKnown>
void check_names(const ComparisonPlan& plan, const std::vector<Pair>& pairs, IsKnown is_known) {
  Problems problems;
  const auto check = [&](const char* option, const std::string& name) {
    if (!is_known(name)) {
      problems.add_scenario_problem(
          {.place = {},
           .key = option,
           .problem = fmt::format("the runs have no indicator \"{}\"", name),
           .reason = {},
           .suggestion = did_you_mean(name, indicator_names(pairs))});
    }
  };
  for (const std::string& name : plan.asked) {
    check("--indicator", name);
  }
  if (plan.stop) {
    check("--until-half-width", plan.stop->indicator);
  }
  problems.throw_if_any();
}

/// A day of few persons in each scenario says what indicators there are.
void check_names_by_trial(const simulation::Inputs& base, const simulation::Inputs& alt,
                          const ComparisonPlan& plan, const ComparisonControl& control) {
  // Enough persons that every mode and place is used (about 800 of the bundled island).
  static constexpr double kTrialScale = 0.01;
  if (plan.asked.empty() && !plan.stop) {
    return;
  }
  const auto small = [](simulation::Inputs inputs) {
    double& scale = inputs.scenario.population.scale;
    scale = std::min(scale, kTrialScale);
    return inputs;
  };
  const simulation::Inputs small_base = small(base);
  const simulation::Inputs small_alt = small(alt);
  ComparisonControl unseen = control;
  unseen.on_replicate = nullptr;
  Replicates trial(small_base, small_alt, plan, unseen);
  if (trial.add(1)) {
    const std::vector<std::string> names = indicator_names(trial.pairs());
    check_names(plan, trial.pairs(), [&names](const std::string& name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    });
  }
}

/// Runs until the plan is fulfilled; whether it was, or nothing if it was interrupted.
std::optional<bool> fulfil(const ComparisonPlan& plan, Replicates& replicates) {
  bool is_fulfilled = false;
  std::uint32_t done = 0;
  std::uint32_t count = plan.stop ? std::max(plan.replicates, kLeastToStop) : plan.replicates;
  do {
    count = plan.stop ? std::min(count, plan.most_replicates - done) : count;
    if (!replicates.add(count)) {
      return std::nullopt;
    }
    done += count;
    count = plan.replicates;
    const std::vector<Pair>& pairs = replicates.pairs();
    check_names(plan, pairs, [&pairs](const std::string& name) { return all_have(pairs, name); });
    is_fulfilled = !plan.stop || is_met(*plan.stop, estimate_of(pairs, plan.stop->indicator), done);
  } while (!is_fulfilled && done < plan.most_replicates);
  return is_fulfilled;
}

}  // namespace

const IndicatorDifference* Comparison::find(std::string_view indicator) const {
  const auto found = std::find_if(
      indicators.begin(), indicators.end(),
      [indicator](const IndicatorDifference& one) { return one.indicator == indicator; });
  return found == indicators.end() ? nullptr : &*found;
}

bool Comparison::is_asked(const IndicatorDifference& one) const {
  return std::find(asked.begin(), asked.end(), one.indicator) != asked.end();
}

std::optional<Comparison> compare(const simulation::Inputs& base, const simulation::Inputs& alt,
                                  const ComparisonPlan& plan, const ComparisonControl& control) {
  expects(plan.replicates > 0, "a comparison has at least one replicate");
  check_names_by_trial(base, alt, plan, control);
  Replicates replicates(base, alt, plan, control);
  const auto fulfilled = fulfil(plan, replicates);
  if (!fulfilled) {
    return std::nullopt;
  }
  const std::vector<Pair>& pairs = replicates.pairs();
  Comparison comparison{
      .base = base.scenario.name,
      .alt = alt.scenario.name,
      .district =
          std::filesystem::absolute(base.scenario.district.path).lexically_normal().string(),
      .replicates = static_cast<std::uint32_t>(pairs.size()),
      .persons = plan.persons,
      .asked = plan.asked,
      .indicators = {},
      .incomparable = {},
      .groups = compare_groups(pairs),
      .places = compare_spots(pairs, &Pair::places),
      .links = compare_spots(pairs, &Pair::links),
      .invalid_runs = invalid_runs(pairs),
      .stop = plan.stop,
      .reached_half_width = *fulfilled};
  compare_indicators(pairs, comparison);
  name_places(comparison.places, base.district, alt.district);
  name_links(comparison.links, base.district);
  return comparison;
}

}  // namespace poai::study
