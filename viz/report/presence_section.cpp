#include <cstddef>

#include "viz/report/day_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

double of_group(const Day& day, const output::PresenceTable& presence, std::size_t row,
                const RoleGroup& group) {
  double sum = 0.0;
  for (std::size_t i = 0; i < group.count; ++i) {
    sum += day.real(presence.by_role.at(row, static_cast<std::size_t>(group.roles.at(i))));
  }
  return sum;
}

void show_groups(const Day& day, const output::PresenceTable& presence, Section& section) {
  std::vector<Column> columns = {{{"Time", "時刻"}, NumberFormat::kText}};
  Chart chart{.kind = ChartKind::kStacked, .columns = {}, .axis = {"persons present", "滞在人数"}};
  for (const RoleGroup& group : role_groups()) {
    chart.columns.push_back(columns.size());
    columns.push_back({group.name});
  }
  columns.push_back({{"All", "合計"}});
  Table table({"People in the district, but for its mainland, at full hours",
               "区域内（本土側を除く）の滞在人口（正時）"},
              columns);
  for (std::size_t row = 0; row < presence.times_ms.size(); ++row) {
    Json::array_t cells = {hour_label(presence.times_ms[row])};
    for (const RoleGroup& group : role_groups()) {
      cells.emplace_back(of_group(day, presence, row, group));
    }
    cells.emplace_back(day.real(presence.totals.at(row)));
    table.add_row(std::move(cells));
  }
  section.show(table, chart);
}

void show_roles(const Day& day, const output::PresenceTable& presence, Section& section) {
  std::vector<Column> columns = {{{"Time", "時刻"}, NumberFormat::kText}};
  for (std::size_t role = 0; role < presence.by_role.columns; ++role) {
    columns.push_back({name_of(static_cast<Role>(role))});
  }
  Table table({"The same by role", "役割別の滞在人口"}, columns);
  table.shade();
  for (std::size_t row = 0; row < presence.times_ms.size(); ++row) {
    Json::array_t cells = {hour_label(presence.times_ms[row])};
    for (std::size_t role = 0; role < presence.by_role.columns; ++role) {
      cells.emplace_back(day.real(presence.by_role.at(row, role)));
    }
    table.add_row(std::move(cells));
  }
  section.show(table);
}

}  // namespace

Section presence_section(const Day& day) {
  Section section("presence", {"Who is here, by hour", "時刻別の滞在人口"});
  const output::PresenceTable presence = day.file().presence();
  if (presence.times_ms.empty()) {
    return section;
  }
  show_groups(day, presence, section);
  show_roles(day, presence, section);
  return section;
}

}  // namespace poai::report
