#include "engine/study/comparison_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "engine/formats/csv.hpp"
#include "engine/study/text_table.hpp"

namespace poai::study {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kLevel = 0.05;  // an adjusted p-value below this is no chance
constexpr std::size_t kMostRowsOnTerminal = 30;

template <class Difference>
bool is_sure(const Difference& difference) {
  return difference.estimate.differs && difference.adjusted_p < kLevel;
}

/// Four significant digits, without an exponent for what a day has.
std::string number_text(double value) {
  const double size = std::abs(value);
  if (size >= 1'000.0 || value == 0.0) {
    return fmt::format("{:.0f}", value);
  }
  return fmt::format("{:.{}f}", value, size >= 100.0 ? 1 : (size >= 1.0 ? 2 : 4));
}

std::string signed_text(double value) { return (value > 0.0 ? "+" : "") + number_text(value); }

std::string interval_text(const PairedEstimate& estimate) {
  return estimate.half_width
             ? fmt::format("{} to {}", signed_text(estimate.diff - *estimate.half_width),
                           signed_text(estimate.diff + *estimate.half_width))
             : "-";
}

std::string p_text(double p_value) {
  return p_value < 0.001 ? "<0.001" : fmt::format("{:.3f}", p_value);
}

std::vector<std::string> cells_of(const PairedEstimate& estimate) {
  return {number_text(estimate.base), number_text(estimate.alt), signed_text(estimate.diff),
          interval_text(estimate)};
}

TextTable table_of(const std::vector<const IndicatorDifference*>& differences) {
  TextTable table{{{"indicator", "base", "alt", "diff", "95 % interval", "p adj.", "correlation",
                    "runs saved"}},
                  1};
  for (const IndicatorDifference* one : differences) {
    std::vector<std::string> row{one->indicator};
    const std::vector<std::string> cells = cells_of(one->estimate);
    row.insert(row.end(), cells.begin(), cells.end());
    row.push_back(p_text(one->adjusted_p));
    row.push_back(one->estimate.correlation ? fmt::format("{:.3f}", *one->estimate.correlation)
                                            : "-");
    row.push_back(one->estimate.runs_saved ? number_text(*one->estimate.runs_saved) : "-");
    table.rows.push_back(std::move(row));
  }
  return table;
}

TextTable table_of(const std::vector<const GroupDifference*>& differences) {
  TextTable table{{{"group", "per person and day", "persons", "base", "alt", "diff",
                    "95 % interval", "more", "less"}},
                  2};
  for (const GroupDifference* one : differences) {
    std::vector<std::string> row{one->group, one->measure, number_text(one->persons)};
    const std::vector<std::string> cells = cells_of(one->estimate);
    row.insert(row.end(), cells.begin(), cells.end());
    row.push_back(fmt::format("{:.1f} %", 100.0 * one->more_share));
    row.push_back(fmt::format("{:.1f} %", 100.0 * one->less_share));
    table.rows.push_back(std::move(row));
  }
  return table;
}

TextTable table_of(const std::vector<const SpotDifference*>& differences) {
  TextTable table{{{"place", "base", "alt", "diff", "95 % interval"}}, 1};
  for (const SpotDifference* one : differences) {
    std::vector<std::string> row{one->id};
    const std::vector<std::string> cells = cells_of(one->estimate);
    row.insert(row.end(), cells.begin(), cells.end());
    table.rows.push_back(std::move(row));
  }
  return table;
}

enum class Which { kSure, kAllThatDiffer };

template <class Difference>
std::vector<const Difference*> chosen(const std::vector<Difference>& differences, Which which) {
  std::vector<const Difference*> found;
  for (const Difference& one : differences) {
    if (which == Which::kSure ? is_sure(one) : one.estimate.differs) {
      found.push_back(&one);
    }
  }
  return found;
}

template <class Difference>
std::vector<const Difference*> surest(const std::vector<Difference>& differences) {
  auto found = chosen(differences, Which::kSure);
  std::stable_sort(found.begin(), found.end(), [](const Difference* a, const Difference* b) {
    return a->estimate.p_value < b->estimate.p_value;
  });
  found.resize(std::min(found.size(), kMostRowsOnTerminal));
  return found;
}

std::string persons_text(Persons persons) {
  return persons == Persons::kShared ? "the same persons in all, other draws of the day in each"
                                     : "other persons and other draws in each";
}

std::string heading(const Comparison& comparison) {
  std::string text =
      fmt::format("{} against {}: {} replicates ({})\n", comparison.alt, comparison.base,
                  comparison.replicates, persons_text(comparison.persons));
  if (comparison.replicates == 1) {
    text += "one replicate has no interval: use --replicates\n";
  }
  if (!comparison.reached_half_width) {
    text += "the half-width that was asked for was not reached\n";
  }
  if (comparison.invalid_runs > 0) {
    text += fmt::format("{} runs are not valid\n", comparison.invalid_runs);
  }
  return text;
}

std::string counts_text(const Comparison& comparison) {
  const auto all = comparison.indicators.size();
  const auto differ = chosen(comparison.indicators, Which::kAllThatDiffer).size();
  const auto sure = chosen(comparison.indicators, Which::kSure).size();
  return fmt::format(
      "{} of {} indicators differ for sure (p adjusted for all that differ, Holm 1979), {} may by "
      "chance, {} do not differ at all",
      sure, all, differ - sure, all - differ);
}

/// Who is in one of the runs only; every person has one role. Nothing if nobody is.
std::string unpaired_text(const Comparison& comparison) {
  double base = 0.0;
  double alt = 0.0;
  for (const GroupDifference& one : comparison.groups) {
    if (one.measure == kMeasureNames.front() && one.group.starts_with("role.")) {
      base += one.only_base;
      alt += one.only_alt;
    }
  }
  return base + alt == 0.0
             ? std::string()
             : fmt::format(
                   "differences of persons are of those who are in both: {} of the base "
                   "and {} of the alternative are not\n",
                   number_text(base), number_text(alt));
}

template <class Difference>
std::string section(std::string_view title, const std::vector<const Difference*>& differences,
                    std::string (*format)(const TextTable&)) {
  return differences.empty() ? std::string()
                             : fmt::format("\n{}\n{}", title, format(table_of(differences)));
}

Json json_of(const PairedEstimate& estimate) {
  Json json = {{"base", estimate.base}, {"alt", estimate.alt}, {"diff", estimate.diff}};
  json["ci95"] =
      estimate.half_width
          ? Json({estimate.diff - *estimate.half_width, estimate.diff + *estimate.half_width})
          : Json();
  json["correlation"] = estimate.correlation ? Json(*estimate.correlation) : Json();
  json["runs_saved"] = estimate.runs_saved ? Json(*estimate.runs_saved) : Json();
  json["p"] = estimate.p_value;
  return json;
}

}  // namespace

std::string comparison_table(const Comparison& comparison) {
  return heading(comparison) +
         section("what differs for sure", surest(comparison.indicators), as_text) +
         section("whose day differs for sure", surest(comparison.groups), as_text) +
         unpaired_text(comparison) +
         section("where guests are served, those that differ for sure", surest(comparison.places),
                 as_text) +
         '\n' + counts_text(comparison) + '\n';
}

std::string comparison_markdown(const Comparison& comparison) {
  std::string text = fmt::format("# {} against {}\n\n{}\n{}.\n", comparison.alt, comparison.base,
                                 heading(comparison), counts_text(comparison));
  text += section("## Indicators that differ\n",
                  chosen(comparison.indicators, Which::kAllThatDiffer), as_markdown);
  text += section("## Persons, by groups\n\nMore and less: shares of the persons.\n",
                  chosen(comparison.groups, Which::kAllThatDiffer), as_markdown);
  if (const std::string unpaired = unpaired_text(comparison); !unpaired.empty()) {
    text += '\n' + unpaired;
  }
  text +=
      section("## Guests served\n", chosen(comparison.places, Which::kAllThatDiffer), as_markdown);
  text += "\n## What did not change\n\n";
  for (const IndicatorDifference& one : comparison.indicators) {
    if (!one.estimate.differs) {
      text += fmt::format("- {}\n", one.indicator);
    }
  }
  return text;
}

std::string comparison_json(const Comparison& comparison) {
  Json json = {{"base", comparison.base},
               {"alt", comparison.alt},
               {"district", comparison.district},
               {"replicates", comparison.replicates},
               {"persons", comparison.persons == Persons::kShared ? "shared" : "resampled"},
               {"invalid_runs", comparison.invalid_runs},
               {"reached_half_width", comparison.reached_half_width}};
  json["indicators"] = Json::object();
  for (const IndicatorDifference& one : comparison.indicators) {
    Json& entry = json["indicators"][one.indicator] = json_of(one.estimate);
    entry["p_adjusted"] = one.adjusted_p;
    entry["differs"] = one.estimate.differs;
  }
  json["incomparable"] = comparison.incomparable;
  json["groups"] = Json::object();
  for (const GroupDifference& one : comparison.groups) {
    Json& group = json["groups"][one.group];
    group["persons"] = one.persons;
    group["only_base"] = one.only_base;
    group["only_alt"] = one.only_alt;
    Json& entry = group[one.measure] = json_of(one.estimate);
    entry["p_adjusted"] = one.adjusted_p;
    entry["more_share"] = one.more_share;
    entry["less_share"] = one.less_share;
  }
  return json.dump(2) + '\n';
}

std::string spots_csv(std::span<const SpotDifference> spots) {
  std::string text =
      "id,x_m,y_m,base,alt,diff,ci95_low,ci95_high,p_adjusted,correlation,runs_saved\n";
  for (const SpotDifference& spot : spots) {
    const PairedEstimate& estimate = spot.estimate;
    const auto bound = [&estimate](double sign) {
      return estimate.half_width ? fmt::format("{}", estimate.diff + sign * *estimate.half_width)
                                 : std::string();
    };
    const auto known = [](const std::optional<double>& value) {
      return value ? fmt::format("{}", *value) : std::string();
    };
    const std::vector<std::string> row{spot.id,
                                       fmt::format("{:.1f}", spot.x_m),
                                       fmt::format("{:.1f}", spot.y_m),
                                       fmt::format("{}", estimate.base),
                                       fmt::format("{}", estimate.alt),
                                       fmt::format("{}", estimate.diff),
                                       bound(-1.0),
                                       bound(1.0),
                                       fmt::format("{}", spot.adjusted_p),
                                       known(estimate.correlation),
                                       known(estimate.runs_saved)};
    formats::append_csv_row(text, row);
  }
  return text;
}

}  // namespace poai::study
