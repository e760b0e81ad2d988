#include <fmt/format.h>

#include <string>
#include <utility>

#include "viz/report/day_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

using enum NumberFormat;

/// The full hour with most people on the islands.
Figure most_present(const Day& day) {
  Figure figure{.key = "present.by_hour",
                .label = {"Most people present", "最大滞在人口"},
                .value = nullptr,
                .note = {}};
  const Json present = day.indicators().value("/present/by_hour"_json_pointer, Json::object());
  for (const auto& [hour, persons] : present.items()) {
    if (figure.value.is_null() || persons > figure.value) {
      figure.value = persons;
      figure.key = "present.by_hour." + hour;
      figure.note = {"at " + hour, hour + " 時点"};
    }
  }
  return figure;
}

Figure fullest_section(const Day& day) {
  const Json section = day.indicator("transit.port_liner.max_load_section");
  const Json hour = day.indicator("transit.port_liner.max_load_hour");
  Figure figure{
      .key = "transit.port_liner.max_load_share",
      .label = about(day.info().rail, {"Port Liner, fullest hour", "ポートライナー最混雑率"}),
      .value = day.indicator("transit.port_liner.max_load_share"),
      .format = kPercent,
      .note = {}};
  if (section.is_string() && hour.is_string()) {
    figure.note = {fmt::format("{}, hour from {}; of rated capacity", section.get<std::string>(),
                               hour.get<std::string>()),
                   fmt::format("{} 区間・{} 台（定員比）", section.get<std::string>(),
                               hour.get<std::string>())};
  }
  return figure;
}

}  // namespace

Section overview_section(const Day& day) {
  const auto of = [&day](const std::string& key, Text label, NumberFormat format, Text note) {
    return Figure{.key = key,
                  .label = std::move(label),
                  .value = day.indicator(key),
                  .format = format,
                  .note = std::move(note)};
  };
  std::vector<Figure> figures = {
      of("persons.appeared", {"People on the day", "当日の登場者"}, kWhole,
         {"persons who made a trip or were here", "移動または滞在した人"}),
      most_present(day),
      of("trips.total", {"Trips", "トリップ"}, kWhole, {"completed, all modes", "全手段・完了分"}),
      of("transit.port_liner.boardings",
         about(day.info().rail, {"Port Liner boardings", "ポートライナー乗車"}), kWhole,
         {"all stations", "全駅計"}),
      fullest_section(day),
      of("transit.port_liner.denied_boardings", {"Left behind by full trains", "積み残し"}, kWhole,
         {"each time counted", "延べ"}),
      of("transit.port_liner.mean_wait_s", {"Mean wait for a train", "列車の平均待ち"}, kWhole,
         {"seconds", "秒"}),
      of("dining.served", {"Lunches got", "得られた昼食"}, kWhole,
         {"from a place, of those wanted", "店での昼食"}),
      of("dining.unserved", {"Lunches not got", "得られなかった昼食"}, kWhole,
         {"wanted from a place", "店を希望した人"}),
      of("airport.arrived", {"Air passengers arrived", "航空到着旅客"}, kWhole,
         {"at the airport", "空港着"})};
  std::erase_if(figures, [](const Figure& figure) { return figure.value.is_null(); });
  Section section("overview", {"The day in ten numbers", "一日の主要指標"});
  section.show(figures);
  return section;
}

}  // namespace poai::report
