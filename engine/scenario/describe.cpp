#include "engine/scenario/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "engine/core/words.hpp"
#include "engine/scenario/declare.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario {
namespace {

std::string without_last_line_break(std::string text) {
  while (!text.empty() && text.back() == '\n') {
    text.pop_back();
  }
  return text;
}

/// The text on lines of at most 100 columns, each with the indent in front.
std::string wrapped(std::string_view text, std::string_view indent) {
  constexpr std::size_t kColumns = 100;
  const std::size_t width = kColumns - indent.size();
  std::string lines;
  while (!text.empty()) {
    const std::size_t length = text.size() > width ? text.rfind(' ', width) : text.size();
    lines += fmt::format("{}{}\n", indent, text.substr(0, length));
    text.remove_prefix(std::min(text.size(), length + 1));
  }
  return lines;
}

std::vector<config::FieldRow> rows_of(const Reference& reference, std::string_view section) {
  std::vector<config::FieldRow> rows;
  std::copy_if(reference.rows.begin(), reference.rows.end(), std::back_inserter(rows),
               [section](const config::FieldRow& row) { return row.section == section; });
  return rows;
}

/// Whether the kind refuses a key that all kinds are declared with.
bool is_refused(const detail::Kind& kind, std::string_view key) {
  const bool is_time = key == "from" || key == "until";
  return (is_time && kind.timing == detail::Timing::kWholeDay) ||
         (key == "announced" && kind.notice != detail::Notice::kChoice);
}

}  // namespace

Reference scenario_reference() {
  Heading heading;
  Scenario scenario;
  config::FieldList list;
  declare(list, heading);
  declare(list, scenario);
  return {list.sections(), list.rows()};
}

std::vector<InterventionReference> intervention_reference() {
  std::vector<InterventionReference> kinds;
  for (std::size_t i = 0; i < kInterventionKindNames.size(); ++i) {
    Intervention intervention;
    intervention.kind = static_cast<InterventionKind>(i);
    config::FieldList list;
    declare(list, intervention);
    const detail::Kind& kind = detail::kind_of(intervention.kind);
    std::vector<config::FieldRow> rows = list.rows();
    std::erase_if(rows, [&kind](const config::FieldRow& row) { return is_refused(kind, row.key); });
    kinds.push_back({intervention.kind, std::string(kind.meaning), std::move(rows)});
  }
  return kinds;
}

std::string describe_scenario() {
  const Reference reference = scenario_reference();
  std::string text =
      "A scenario is a TOML file. Times are texts \"HH:MM\" or \"HH:MM:SS\" from \"00:00\" to "
      "\"30:00\".\n\n";
  text += config::reference_text(rows_of(reference, ""));
  for (const config::SectionRow& section : reference.sections) {
    text += '\n' + wrapped(fmt::format("[{}]  {}", section.key, section.meaning), "");
    text += config::reference_text(rows_of(reference, section.key));
  }
  text +=
      "\n[[intervention]]  Changes to the district; see `poai describe interventions`.\n"
      "\n[expect]  What the results must be; checked after the run.\n"
      "  <indicator of summary.json>\n"
      "      [low, high]; inf where there is no limit\n"
      "      For example \"dining.served\" = [3000, 6000].\n";
  return without_last_line_break(std::move(text));
}

std::string describe_interventions() {
  std::string text = "Each [[intervention]] of a scenario file changes something.\n";
  for (const InterventionReference& kind : intervention_reference()) {
    text += fmt::format("\nkind = \"{}\"\n{}", word(kInterventionKindNames, kind.kind),
                        wrapped(kind.meaning, "  "));
    std::vector<config::FieldRow> rows = kind.rows;
    std::erase_if(rows, [](const config::FieldRow& row) { return row.key == "kind"; });
    text += config::reference_text(rows);
  }
  return without_last_line_break(std::move(text));
}

}  // namespace poai::scenario
