#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "viz/report/day_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

using Contacts = storage::Matrix<std::uint32_t>;

double row_sum(const Contacts& contacts, std::size_t row) {
  double sum = 0.0;
  for (std::size_t column = 0; column < contacts.columns; ++column) {
    sum += contacts.at(row, column);
  }
  return sum;
}

/// Rows and columns that have a contact; the cells are shaded.
void show_matrix(const Day& day, const Contacts& contacts, const std::vector<Text>& names,
                 const Text& caption, Section& section) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < std::min(contacts.rows, names.size()); ++i) {
    if (row_sum(contacts, i) > 0.0) {
      kept.push_back(i);
    }
  }
  if (kept.empty()) {
    return;
  }
  std::vector<Column> columns = {{{"", ""}, NumberFormat::kText}};
  for (const std::size_t column : kept) {
    columns.push_back({names[column]});
  }
  Table table(caption, columns);
  for (const std::size_t row : kept) {
    Json::array_t cells = {to_json(names[row])};
    for (const std::size_t column : kept) {
      cells.emplace_back(day.real(contacts.at(row, column)));
    }
    table.add_row(cells);
  }
  table.shade();
  section.show(table);
}

std::vector<Text> role_names() {
  std::vector<Text> names;
  for (std::size_t role = 0; role < kRoleNames.size(); ++role) {
    names.push_back(name_of(static_cast<Role>(role)));
  }
  return names;
}

std::vector<Text> sector_names(const Day& day) {
  auto english = day.file().strings("tables/sectors/name");
  const auto japanese = day.file().strings("tables/sectors/name_ja");
  std::vector<Text> names;
  for (std::size_t i = 0; i < std::min(english.size(), japanese.size()); ++i) {
    std::replace(english[i].begin(), english[i].end(), '_', ' ');
    names.push_back({english[i], japanese[i]});
  }
  names.push_back({"Without an employer", "就業者以外"});
  return names;
}

void show_bridges(const Day& day, Section& section) {
  constexpr std::size_t kMost = 15;
  const auto column = [&day](const std::string& name) {
    return day.file().column<std::uint32_t>("encounters/place_" + name);
  };
  const auto contacts = column("contacts");
  const auto cross_sector = column("cross_sector");
  const auto first = column("first");
  const auto bridges = column("bridges");
  const std::size_t count = std::min(
      {contacts.size(), cross_sector.size(), first.size(), bridges.size(), day.places().id.size()});
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < count; ++i) {
    if (bridges[i] > 0) {
      order.push_back(i);
    }
  }
  std::stable_sort(order.begin(), order.end(),
                   [&bridges](std::size_t a, std::size_t b) { return bridges[a] > bridges[b]; });
  order.resize(std::min(order.size(), kMost));
  if (order.empty()) {
    return;
  }
  Table table({"The places with most bridges", "橋渡しの多い場所"},
              {{{"Place", "場所"}, NumberFormat::kText},
               {{"Bridges", "橋渡し"}},
               {{"Met without a tie", "初対面"}},
               {{"Across sectors", "異業種間"}},
               {{"Contacts", "接触"}}});
  for (const std::size_t place : order) {
    table.add_row({to_json(day.place_name(place)), day.real(bridges[place]), day.real(first[place]),
                   day.real(cross_sector[place]), day.real(contacts[place])});
  }
  section.show(table,
               {.kind = ChartKind::kBars, .columns = {1}, .axis = {"pairs a day", "組／日"}});
}

}  // namespace

Section encounters_section(const Day& day) {
  Section section("encounters", {"Encounters", "出会い"});
  show_bridges(day, section);
  if (!section.empty()) {
    section.say(
        {"A bridge is a pair who met without a tie and without a tie in common. Rates of "
         "meeting outside offices are estimates: compare places, not sums.",
         "橋渡しは、つながりも共通の知人もない二人の出会い。職場以外の接触率は推定で"
         "あり、合計ではなく場所どうしの比較に用いる。"});
  }
  show_matrix(day, day.file().matrix<std::uint32_t>("encounters/role_contacts"), role_names(),
              {"Contacts between roles", "役割間の接触回数"}, section);
  show_matrix(day, day.file().matrix<std::uint32_t>("encounters/sector_contacts"),
              sector_names(day), {"Contacts between sectors", "業種間の接触回数"}, section);
  Table table({"All indicators of encounters", "出会いの全指標"},
              {{{"Indicator", "指標"}, NumberFormat::kText},
               {{"Value", "値"}, NumberFormat::kThreeDigits}});
  for (const Leaf& leaf : leaves_of(day.indicators())) {
    if (leaf.key.starts_with("encounters.") && leaf.value.is_number()) {
      table.add_row({to_json(indicator_title(leaf.key, day.info().rail).value_or(same(leaf.key))),
                     leaf.value});
    }
  }
  if (table.row_count() > 0) {
    table.fold();
    section.show(table);
  }
  return section;
}

}  // namespace poai::report
