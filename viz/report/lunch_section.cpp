#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "viz/report/day_sections.hpp"

namespace poai::report {
namespace {

/// The day of a place that serves guests, in real persons.
struct PlaceDay {
  std::size_t place = 0;
  double served = 0.0;
  double went_off = 0.0;  ///< balked, reneged, turned away
  double longest_queue = 0.0;
  double queued_s = 0.0;  ///< summed over persons
};

double sum_of(const storage::Matrix<std::uint32_t>& matrix, std::size_t column) {
  double sum = 0.0;
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    sum += matrix.at(row, column);
  }
  return sum;
}

std::vector<PlaceDay> place_days(const Day& day) {
  const output::RunFile& file = day.file();
  const auto matrix = [&file](const std::string& name) {
    return file.matrix<std::uint32_t>("series/places/" + name);
  };
  const auto places = file.column<std::uint32_t>("series/places/place");
  const auto times_ms = file.column<std::int32_t>("series/places/time_ms");
  const double interval_s = times_ms.size() < 2 ? 0.0 : (times_ms[1] - times_ms[0]) * 1e-3;
  const auto served = matrix("served");
  const auto balked = matrix("balked");
  const auto reneged = matrix("reneged");
  const auto turned_away = matrix("turned_away");
  const auto queue = matrix("queue");
  const double scale = day.info().scale;
  std::vector<PlaceDay> days;
  for (std::size_t i = 0; i < places.size(); ++i) {
    PlaceDay row{.place = places[i], .served = sum_of(served, i) / scale};
    row.went_off = (sum_of(balked, i) + sum_of(reneged, i) + sum_of(turned_away, i)) / scale;
    row.queued_s = sum_of(queue, i) / scale * interval_s;
    for (std::size_t time = 0; time < queue.rows; ++time) {
      row.longest_queue = std::max(row.longest_queue, queue.at(time, i) / scale);
    }
    if (row.served + row.went_off > 0.0) {
      days.push_back(row);
    }
  }
  std::stable_sort(days.begin(), days.end(), [](const PlaceDay& a, const PlaceDay& b) {
    return a.served + a.went_off > b.served + b.went_off;
  });
  return days;
}

Table place_table(const Day& day, const std::vector<PlaceDay>& days, std::size_t first,
                  std::size_t end, const Text& caption) {
  Table table(caption, {{{"Place", "店"}, NumberFormat::kText},
                        {{"Served", "利用"}},
                        {{"Visits that ended unserved", "食べられず立ち去った回数"}},
                        {{"Longest queue", "最長の行列"}},
                        {{"Mean wait, s (estimate)", "平均待ち・秒（推定）"}},
                        {{"Seats", "席数"}}});
  for (std::size_t i = first; i < end; ++i) {
    const PlaceDay& row = days[i];
    const Json wait = row.served > 0.0 ? Json(row.queued_s / row.served) : Json();
    table.add_row({to_json(day.place_name(row.place)), row.served, row.went_off, row.longest_queue,
                   wait, day.places().seats.at(row.place)});
  }
  return table;
}

void show_totals(const Day& day, Section& section) {
  std::vector<Figure> figures = {
      {"dining.wanted", {"Lunches wanted", "希望された昼食"}, {}, NumberFormat::kWhole, {}},
      {"dining.balked", {"Queue too long", "行列を見て断念"}, {}, NumberFormat::kWhole, {}},
      {"dining.reneged", {"Gave up in a queue", "行列から離脱"}, {}, NumberFormat::kWhole, {}},
      {"dining.p90_wait_s",
       {"Nine of ten wait at most", "待ち時間の90%値"},
       {},
       NumberFormat::kWhole,
       {"seconds", "秒"}}};
  for (Figure& figure : figures) {
    figure.value = day.indicator(figure.key);
  }
  std::erase_if(figures, [](const Figure& figure) { return figure.value.is_null(); });
  section.show(figures);
}

}  // namespace

Section lunch_section(const Day& day) {
  Section section("lunch", {"Lunch and other visits to places", "昼食と店の利用"});
  const std::vector<PlaceDay> days = place_days(day);
  if (days.empty()) {
    return section;
  }
  show_totals(day, section);
  section.say(
      {"One person may try several places; each visit of the whole day is counted here. The "
       "wait of a place follows from the length of its queue every few minutes.",
       "一人が複数の店を訪れることがあり、一日の訪問ごとに数える。店ごとの待ち時間は一定"
       "間隔の行列人数から推定。"});
  constexpr std::size_t kDrawn = 20;
  const std::size_t drawn = std::min(days.size(), kDrawn);
  section.show(
      place_table(day, days, 0, drawn, {"Guests by place, most first", "店別の利用者数（多い順）"}),
      {.kind = ChartKind::kBars, .columns = {1, 2}, .axis = {"visits a day", "訪問／日"}});
  if (drawn < days.size()) {
    Table others = place_table(day, days, drawn, days.size(), {"The other places", "その他の店"});
    others.fold();
    section.show(others);
  }
  return section;
}

}  // namespace poai::report
