#include "engine/study/comparison_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/study/text_table.hpp"

namespace poai::study {
namespace {

constexpr std::size_t kMostRowsOnTerminal = 30;
constexpr std::size_t kFewRowsOnTerminal = 10;  // of what is less than sure
constexpr std::uint32_t kFewReplicates = 4;

/// Decimals for two significant digits of a small number, three or four of others.
int decimals_of(double value) {
  const double size = std::abs(value);
  if (size >= 1'000.0 || value == 0.0) {
    return 0;
  }
  if (size >= 0.01) {
    return size >= 100.0 ? 1 : (size >= 1.0 ? 2 : 4);
  }
  return std::min(12, 1 - static_cast<int>(std::floor(std::log10(size))));
}

/// Decimals that show the first two digits of `value` in a number that it was added to.
int decimals_to_show(double value) {
  return value == 0.0
             ? 0
             : std::clamp(1 - static_cast<int>(std::floor(std::log10(std::abs(value)))), 0, 12);
}

std::string with_decimals(double value, int decimals) {
  return fmt::format("{:.{}f}", value, decimals);
}

std::string number_text(double value) { return with_decimals(value, decimals_of(value)); }

std::string signed_text(double value, int decimals) {
  return (value > 0.0 ? "+" : "") + with_decimals(value, decimals);
}

std::string interval_text(const PairedEstimate& estimate, std::uint32_t replicates) {
  if (!estimate.half_width) {
    return estimate.same_in_all ? fmt::format("same in all {}", replicates) : "-";
  }
  const double half_width = *estimate.half_width;
  const int decimals = std::max(decimals_of(estimate.diff), decimals_to_show(half_width));
  return fmt::format("{} to {}", signed_text(estimate.diff - half_width, decimals),
                     signed_text(estimate.diff + half_width, decimals));
}

std::string p_text(double p_value) {
  return p_value < 0.001 ? "<0.001" : fmt::format("{:.3f}", p_value);
}

std::vector<std::string> cells_of(const PairedEstimate& estimate, std::uint32_t replicates) {
  const int least = decimals_to_show(estimate.diff);
  const auto text = [least](double value) {
    return with_decimals(value, std::max(least, decimals_of(value)));
  };
  return {text(estimate.base), text(estimate.alt),
          signed_text(estimate.diff, decimals_of(estimate.diff)),
          interval_text(estimate, replicates)};
}

std::string share_text(double share) {
  return fmt::format("{:.{}f} %", 100.0 * share, share < 0.01 ? 3 : (share < 0.1 ? 2 : 1));
}

TextTable table_of(const std::vector<const IndicatorDifference*>& differences,
                   std::uint32_t replicates) {
  TextTable table{{{"indicator", "base", "alt", "diff", "95 % interval", "p adj.", "correlation",
                    "runs saved"}},
                  1};
  for (const IndicatorDifference* one : differences) {
    std::vector<std::string> row{one->indicator};
    const std::vector<std::string> cells = cells_of(one->estimate, replicates);
    row.insert(row.end(), cells.begin(), cells.end());
    row.push_back(one->estimate.half_width ? p_text(one->adjusted_p) : "-");
    row.push_back(one->estimate.correlation ? fmt::format("{:.3f}", *one->estimate.correlation)
                                            : "-");
    row.push_back(one->estimate.runs_saved ? number_text(*one->estimate.runs_saved) : "-");
    table.rows.push_back(std::move(row));
  }
  return table;
}

TextTable table_of(const std::vector<const GroupDifference*>& differences,
                   std::uint32_t replicates) {
  TextTable table{{{"group", "per person and day", "persons", "base", "alt", "diff",
                    "95 % interval", "more", "less"}},
                  2};
  for (const GroupDifference* one : differences) {
    std::vector<std::string> row{one->group, one->measure, number_text(one->persons)};
    const std::vector<std::string> cells = cells_of(one->estimate, replicates);
    row.insert(row.end(), cells.begin(), cells.end());
    row.push_back(share_text(one->more_share));
    row.push_back(share_text(one->less_share));
    table.rows.push_back(std::move(row));
  }
  return table;
}

TextTable table_of(const std::vector<const SpotDifference*>& differences,
                   std::uint32_t replicates) {
  TextTable table{{{"place", "base", "alt", "diff", "95 % interval"}}, 1};
  for (const SpotDifference* one : differences) {
    std::vector<std::string> row{one->id};
    const std::vector<std::string> cells = cells_of(one->estimate, replicates);
    row.insert(row.end(), cells.begin(), cells.end());
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Those that fit, in their order.
template <class Difference, class Fits>
std::vector<const Difference*> chosen(const std::vector<Difference>& differences, Fits fits) {
  std::vector<const Difference*> found;
  for (const Difference& one : differences) {
    if (fits(one)) {
      found.push_back(&one);
    }
  }
  return found;
}

template <class Difference>
std::vector<const Difference*> all_that_differ(const std::vector<Difference>& differences) {
  return chosen(differences, [](const Difference& one) { return one.estimate.differs; });
}

/// Those of a verdict that has p-values, the surest first.
template <class Difference>
std::vector<const Difference*> by_p_value(std::vector<const Difference*> differences,
                                          Verdict verdict) {
  std::erase_if(differences, [verdict](const auto* one) { return one->verdict() != verdict; });
  std::stable_sort(differences.begin(), differences.end(), [](const auto* a, const auto* b) {
    return a->estimate.p_value < b->estimate.p_value;
  });
  return differences;
}

template <class Difference>
std::vector<const Difference*> surest(std::vector<const Difference*> differences) {
  return by_p_value(std::move(differences), Verdict::kBeyondChance);
}

/// Those that are the same in all replicates, the largest first.
template <class Difference>
std::vector<const Difference*> same_in_all(std::vector<const Difference*> differences) {
  std::erase_if(differences, [](const auto* one) { return one->verdict() != Verdict::kSameInAll; });
  std::stable_sort(differences.begin(), differences.end(), [](const auto* a, const auto* b) {
    return std::abs(a->estimate.diff) > std::abs(b->estimate.diff);
  });
  return differences;
}

std::vector<const IndicatorDifference*> asked(const Comparison& comparison) {
  std::vector<const IndicatorDifference*> found;
  for (const std::string& name : comparison.asked) {
    found.push_back(comparison.find(name));
  }
  std::erase(found, nullptr);
  return found;
}

std::vector<const IndicatorDifference*> not_asked(const Comparison& comparison) {
  return chosen(comparison.indicators,
                [&](const IndicatorDifference& one) { return !comparison.is_asked(one); });
}

/// Groups without the travelled minutes that differ as the walked minutes of the same group do.
std::vector<const GroupDifference*> without_repetition(const Comparison& comparison) {
  const auto is_walk_of = [&](const GroupDifference& travel, const GroupDifference& walk) {
    return walk.measure == "walked_min" && walk.group == travel.group &&
           cells_of(walk.estimate, comparison.replicates)[2] ==
               cells_of(travel.estimate, comparison.replicates)[2] &&
           interval_text(walk.estimate, comparison.replicates) ==
               interval_text(travel.estimate, comparison.replicates);
  };
  return chosen(comparison.groups, [&](const GroupDifference& one) {
    return one.measure != "travelled_min" || one.verdict() == Verdict::kEqual ||
           std::none_of(comparison.groups.begin(), comparison.groups.end(),
                        [&](const GroupDifference& other) { return is_walk_of(one, other); });
  });
}

std::string persons_text(Persons persons) {
  return persons == Persons::kShared ? "the same persons in all, other draws of the day in each"
                                     : "other persons and other draws in each";
}

std::string few_text(std::uint32_t replicates) {
  if (replicates == 1) {
    return "one replicate has no interval: use --replicates\n";
  }
  const double t = replicates == 2 ? 12.71 : 4.30;  // Student's t(0.975) with 1 and 2 degrees
  return replicates >= kFewReplicates
             ? std::string()
             : fmt::format(
                   "{} replicates are few: half of an interval is {:.1f} standard errors, "
                   "with 10 it is 2.3; use --replicates 10\n",
                   replicates, t);
}

std::string stop_text(const Comparison& comparison) {
  if (!comparison.stop) {
    return {};
  }
  return fmt::format(
      "{} until the interval of {} is +- {} or narrower: it may hold the true difference somewhat "
      "less often than in 95 % of such comparisons\n{}",
      comparison.reached_half_width ? "replicates were added" : "not enough replicates",
      comparison.stop->indicator, comparison.stop->half_width,
      comparison.reached_half_width ? "" : "the half-width that was asked for was not reached\n");
}

std::string heading(const Comparison& comparison) {
  std::string text =
      fmt::format("{} against {}: {} replicate{} ({})\n", comparison.alt, comparison.base,
                  comparison.replicates, comparison.replicates == 1 ? "" : "s",
                  persons_text(comparison.persons));
  text += few_text(comparison.replicates) + stop_text(comparison);
  if (comparison.invalid_runs > 0) {
    text += fmt::format("{} runs are not valid\n", comparison.invalid_runs);
  }
  return text;
}

std::string counts_text(const Comparison& comparison) {
  const auto all = not_asked(comparison);
  const auto count = [&all](Verdict verdict) {
    return std::count_if(all.begin(), all.end(),
                         [verdict](const auto* one) { return one->verdict() == verdict; });
  };
  const std::string others = comparison.asked.empty() ? "" : "other ";
  if (comparison.replicates == 1) {
    return fmt::format("{} of {} {}indicators differ in the only replicate, {} do not",
                       count(Verdict::kUntested), all.size(), others, count(Verdict::kEqual));
  }
  return fmt::format(
      "{} of {} {}indicators differ for sure (p adjusted for all of them that differ and have an "
      "interval, Holm 1979), {} may by chance, {} differ equally in all replicates, {} do not "
      "differ at all",
      count(Verdict::kBeyondChance), all.size(), others, count(Verdict::kWithinChance),
      count(Verdict::kSameInAll), count(Verdict::kEqual));
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

/// The first rows on a terminal, with how many more there are.
template <class Difference>
std::string on_terminal(std::string_view title, std::vector<const Difference*> rows,
                        const Comparison& comparison, std::size_t most_rows = kMostRowsOnTerminal) {
  if (rows.empty()) {
    return {};
  }
  const std::size_t more = rows.size() - std::min(rows.size(), most_rows);
  rows.resize(rows.size() - more);
  return fmt::format("\n{}\n{}{}", title, as_text(table_of(rows, comparison.replicates)),
                     more == 0 ? "" : fmt::format("and {} more in compare.md\n", more));
}

template <class Difference>
std::string in_markdown(std::string_view title, const std::vector<const Difference*>& rows,
                        const Comparison& comparison) {
  return rows.empty() ? std::string()
                      : fmt::format("\n## {}\n\n{}", title,
                                    as_markdown(table_of(rows, comparison.replicates)));
}

constexpr const char* kEqualTitle =
    "the same difference in every replicate: by construction, or by luck with few replicates (no "
    "spread, so no interval)";

std::string asked_title(const Comparison& comparison) {
  return fmt::format("asked beforehand (p adjusted for {} only)",
                     comparison.asked.size() == 1
                         ? std::string("this one")
                         : fmt::format("these {}", comparison.asked.size()));
}

}  // namespace

std::string comparison_table(const Comparison& comparison) {
  const auto others = not_asked(comparison);
  const auto places = all_that_differ(comparison.places);
  return heading(comparison) + on_terminal(asked_title(comparison), asked(comparison), comparison) +
         on_terminal("what differs for sure", surest(others), comparison) +
         on_terminal("what differs, but may by chance (all tested together), the surest first",
                     by_p_value(others, Verdict::kWithinChance), comparison, kFewRowsOnTerminal) +
         on_terminal(kEqualTitle, same_in_all(others), comparison, kFewRowsOnTerminal) +
         on_terminal(
             "whose day differs for sure (travelled_min is left out where it differs as "
             "walked_min does)",
             surest(without_repetition(comparison)), comparison) +
         unpaired_text(comparison) +
         on_terminal("where guests are served, those that differ for sure", surest(places),
                     comparison) +
         on_terminal("where guests are served, the same difference in every replicate",
                     same_in_all(places), comparison, kFewRowsOnTerminal) +
         '\n' + counts_text(comparison) + '\n';
}

std::string comparison_markdown(const Comparison& comparison) {
  std::string text = fmt::format("# {} against {}\n\n{}\n{}.\n", comparison.alt, comparison.base,
                                 heading(comparison), counts_text(comparison));
  text += in_markdown(asked_title(comparison), asked(comparison), comparison);
  auto others = not_asked(comparison);
  std::erase_if(others, [](const auto* one) { return !one->estimate.differs; });
  text += in_markdown("Indicators that differ", others, comparison);
  text += in_markdown("Persons, by groups\n\nMore and less: shares of the persons.",
                      all_that_differ(comparison.groups), comparison);
  if (const std::string unpaired = unpaired_text(comparison); !unpaired.empty()) {
    text += '\n' + unpaired;
  }
  text += in_markdown("Guests served", all_that_differ(comparison.places), comparison);
  text += "\n## What did not change\n\n";
  for (const IndicatorDifference& one : comparison.indicators) {
    if (!one.estimate.differs) {
      text += fmt::format("- {}\n", one.indicator);
    }
  }
  return text;
}

}  // namespace poai::study
