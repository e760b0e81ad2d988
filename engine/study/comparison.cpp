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

namespace poai::study {
namespace {

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

/// Sets `adjusted_p` of those that differ.
template <class Difference>
void adjust(std::vector<Difference>& differences) {
  std::vector<double> p_values;
  for (const Difference& difference : differences) {
    if (difference.estimate.differs) {
      p_values.push_back(difference.estimate.p_value);
    }
  }
  const std::vector<double> adjusted = holm_adjusted(p_values);
  auto next = adjusted.begin();
  for (Difference& difference : differences) {
    if (difference.estimate.differs) {
      difference.adjusted_p = *next++;
    }
  }
}

void compare_indicators(const std::vector<Pair>& pairs, Comparison& comparison) {
  for (const std::string& name : indicator_names(pairs)) {
    if (all_have(pairs, name)) {
      comparison.indicators.push_back({name, estimate_of(pairs, name), 1.0});
    } else {
      comparison.incomparable.push_back(name);
    }
  }
  adjust(comparison.indicators);
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
                           paired_estimate(of(&SpotPair::base), of(&SpotPair::alt)), 1.0});
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

void check_stop_rule(const StopRule& rule, const std::vector<Pair>& pairs) {
  if (!all_have(pairs, rule.indicator)) {
    throw InputError(
        InputKind::kScenario,
        {Problem{.place = {},
                 .key = "--until-half-width",
                 .problem = fmt::format("the runs have no indicator \"{}\"", rule.indicator),
                 .reason = {},
                 .suggestion = did_you_mean(rule.indicator, indicator_names(pairs))}});
  }
}

bool is_met(const StopRule& rule, const std::vector<Pair>& pairs) {
  const auto half_width = estimate_of(pairs, rule.indicator).half_width;
  return half_width && *half_width <= rule.half_width;
}

/// Runs until the plan is fulfilled; whether it was, or nothing if it was interrupted.
std::optional<bool> fulfil(const ComparisonPlan& plan, Replicates& replicates) {
  bool is_fulfilled = false;
  std::uint32_t done = 0;
  do {
    const std::uint32_t count = std::min(plan.replicates, plan.most_replicates - done);
    if (!replicates.add(count)) {
      return std::nullopt;
    }
    done += count;
    if (plan.stop) {
      check_stop_rule(*plan.stop, replicates.pairs());
    }
    is_fulfilled = !plan.stop || is_met(*plan.stop, replicates.pairs());
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

std::optional<Comparison> compare(const simulation::Inputs& base, const simulation::Inputs& alt,
                                  const ComparisonPlan& plan, const ComparisonControl& control) {
  expects(plan.replicates > 0, "a comparison has at least one replicate");
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
      .indicators = {},
      .incomparable = {},
      .groups = compare_groups(pairs),
      .places = compare_spots(pairs, &Pair::places),
      .links = compare_spots(pairs, &Pair::links),
      .invalid_runs = invalid_runs(pairs),
      .reached_half_width = *fulfilled};
  compare_indicators(pairs, comparison);
  return comparison;
}

}  // namespace poai::study
