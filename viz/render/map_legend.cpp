#include "viz/render/map_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"
#include "viz/render/theme_look.hpp"

namespace poai::viz {
namespace {

using Column = LegendRow::Column;
using Mark = LegendRow::Mark;

constexpr double kRowPx = 25.0;
constexpr double kPaddingPx = 14.0;
constexpr double kIndentPx = 32.0;
constexpr double kSampleLoad = 0.6;
constexpr double kTrainInSpacePx = 9.0;

std::string filled(const std::string& words, double number) {
  return fmt::format(fmt::runtime(words), with_commas(number));
}

void add_buildings(const MapWords& words, std::vector<LegendRow>& rows) {
  rows.push_back({.text = words.buildings, .mark = Mark::kHeading});
  for (std::size_t i = 1; i <= kBuildingUseCount; ++i) {
    const std::size_t use = i % kBuildingUseCount;  // "other" comes last
    rows.push_back({.text = words.uses.at(use),
                    .mark = Mark::kBuilding,
                    .hex = look::kBuildings.at(use),
                    .column = i % 2 == 1 ? Column::kLeft : Column::kRight});
  }
}

std::vector<LegendRow> rows_of_people(const MapScene& scene, const MapWords& words) {
  const People& people = *scene.people;
  const bool in_space = scene.view == SceneView::kSpace;
  const auto real = [&people](std::size_t rows) {
    return static_cast<double>(rows) * people.persons_per_row;
  };
  const std::size_t all = std::accumulate(people.count.begin(), people.count.end(), std::size_t{0});
  std::vector<LegendRow> rows = {{.text = filled(words.people, real(all)), .mark = Mark::kHeading}};
  for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
    rows.push_back({.text = fmt::format("{}  {}", words.groups.at(group),
                                        with_commas(real(people.count.at(group)))),
                    .mark = Mark::kDot,
                    .hex = look::kGroups.at(group),
                    .column = group % 2 == 0 ? Column::kLeft : Column::kRight});
  }
  rows.push_back({.text = words.of_these, .mark = Mark::kHeading});
  rows.push_back({.text = filled(words.walking, real(people.figures.size()))});
  rows.push_back(
      {.text = filled(in_space ? words.waiting_in_space : words.waiting, real(people.waiting)),
       .mark = in_space ? Mark::kBuilding : Mark::kRing,
       .hex = look::kGroups[0]});
  rows.push_back({.text = filled(in_space ? words.in_trains_in_space : words.in_trains,
                                 real(people.in_trains)),
                  .mark = in_space ? Mark::kWay : Mark::kTrain,
                  .hex = look::kLoads[1],
                  .size_px = kTrainInSpacePx});
  rows.push_back({.text = filled(words.not_shown, real(people.not_shown))});
  add_buildings(words, rows);
  if (in_space) {
    rows.push_back({.text = words.drawn_larger});
  }
  return rows;
}

/// Rows only for what there is.
void add_flaws(const std::vector<Flaw>& flaws, const MapWords& words,
               std::vector<LegendRow>& rows) {
  if (!flaws.empty()) {
    rows.push_back({.text = words.findings, .mark = Mark::kHeading});
  }
  for (const FlawMark mark : {FlawMark::kWarning, FlawMark::kError}) {
    const auto count = std::count_if(flaws.begin(), flaws.end(),
                                     [mark](const Flaw& flaw) { return flaw.mark == mark; });
    if (count > 0) {
      rows.push_back({.text = filled(words.flaws.at(static_cast<std::size_t>(mark)),
                                     static_cast<double>(count)),
                      .mark = mark == FlawMark::kError ? Mark::kError : Mark::kWarning});
    }
  }
}

std::vector<LegendRow> rows_of_ground(const MapScene& scene, const MapWords& words) {
  std::vector<LegendRow> rows;
  add_buildings(words, rows);
  rows.push_back({.text = words.ways_and_places, .mark = Mark::kHeading});
  for (std::size_t kind = 0; kind < kWayKindCount; ++kind) {
    rows.push_back({.text = words.ways.at(kind), .mark = Mark::kWay, .hex = look::kWays.at(kind)});
  }
  for (std::size_t i = 1; i <= kPlaceMarkCount; ++i) {
    const std::size_t mark = i % kPlaceMarkCount;
    rows.push_back(
        {.text = words.places.at(mark), .mark = Mark::kDot, .hex = look::kPlaces.at(mark)});
  }
  add_flaws(scene.flaws, words, rows);
  return rows;
}

}  // namespace

std::string with_room_for_thousands(const std::string& text) {
  constexpr std::string_view kThousands = "0,000";
  const auto is_part = [](char c) { return c == ',' || ('0' <= c && c <= '9'); };
  const auto first = std::find_if(text.begin(), text.end(), is_part);
  const auto last = std::find_if_not(first, text.end(), is_part);
  const bool is_short = first != last && last - first < std::ssize(kThousands);
  return is_short ? std::string(text.begin(), first).append(kThousands).append(last, text.end())
                  : text;
}

std::vector<LegendRow> legend_rows(const MapScene& scene, const MapWords& words) {
  if (scene.people) {
    return rows_of_people(scene, words);
  }
  std::vector<LegendRow> rows = theme_rows(scene, words);
  return rows.empty() ? rows_of_ground(scene, words) : rows;
}

MapLegend::MapLegend(const MapSheet& sheet) : rows_(legend_rows(sheet.scene, sheet.words())) {
  double left_px = 0.0;  // of entries that share their line
  double right_px = 0.0;
  double alone_px = 0.0;
  double lines = 0.0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const LegendRow& row = rows_[i];
    const std::string text = sheet.scene.people ? with_room_for_thousands(row.text) : row.text;
    const double needed_px = sheet.text_width_px(text, look::kLegendPx) + indent_px(sheet, row);
    const bool shares = i + 1 < rows_.size() && rows_[i + 1].column == Column::kRight;
    double& column_px = row.column == Column::kRight ? right_px : shares ? left_px : alone_px;
    column_px = std::max(column_px, needed_px);
    lines += row.column == Column::kLeft ? 1.0 : 0.0;
  }
  right_column_px_ = left_px;
  width_px_ = std::max(alone_px, left_px + right_px) + sheet.px(kPaddingPx);
  height_px_ = sheet.px(kRowPx * lines + kPaddingPx);
}

void MapLegend::refill(std::vector<LegendRow> rows) { rows_ = std::move(rows); }

/// From the left edge of the row's column to its text.
double MapLegend::indent_px(const MapSheet& sheet, const LegendRow& row) const {
  return sheet.px(row.mark == Mark::kHeading ? kPaddingPx : kPaddingPx + kIndentPx);
}

void MapLegend::draw(MapSheet& sheet, Pixel top_left) const {
  const Box box{top_left.x, top_left.y - height_px_, top_left.x + width_px_, top_left.y};
  sheet.canvas.fill_convex(
      {rounded_box(box, sheet.px(8))},
      colour(look::kWhite, sheet.scene.view == SceneView::kSpace ? 0.92 : 0.72));
  double y = box.top - sheet.px((kPaddingPx - kRowPx) / 2.0);
  for (const LegendRow& row : rows_) {
    const bool is_right = row.column == Column::kRight;
    y -= is_right ? 0.0 : sheet.px(kRowPx);
    const double left = box.left + (is_right ? right_column_px_ : 0.0);
    draw_mark(sheet, row, {left + sheet.px(kPaddingPx + 10.0), y});
    const bool is_heading = row.mark == Mark::kHeading;
    sheet.canvas.text({left + indent_px(sheet, row), y}, row.text,
                      {.size_px = sheet.text_px(look::kLegendPx),
                       .ink = colour(is_heading ? look::kInk : look::kSoftInk)});
  }
}

void MapLegend::draw_mark(MapSheet& sheet, const LegendRow& row, Pixel at) const {
  if (row.mark == Mark::kDot) {
    sheet.canvas.dots({at}, sheet.px(row.size_px > 0.0 ? row.size_px : 7), colour(row.hex));
  } else if (row.mark == Mark::kRing) {
    sheet.canvas.dots({at}, sheet.px(10), colour(look::kGroups[0]));
    sheet.canvas.dots({at}, sheet.px(5), colour(look::kWhite));
  } else if (row.mark == Mark::kWarning || row.mark == Mark::kError) {
    draw_flaw(sheet, at, row.mark == Mark::kError ? FlawMark::kError : FlawMark::kWarning);
  } else if (row.mark == Mark::kAdded) {
    draw_added_place(sheet, at);
  } else if (row.mark == Mark::kOutline) {
    sheet.canvas.dots({at}, sheet.px(row.size_px + 1.0), colour(look::kSoftInk));
    sheet.canvas.dots({at}, sheet.px(row.size_px), colour(look::kWhite));
  } else if (row.mark == Mark::kTrain) {
    draw_train(sheet, at, {1.0, 0.0}, kSampleLoad);
  } else if (row.mark == Mark::kWay) {
    const double half = sheet.px(11);
    sheet.canvas.stroke_round({{{at.x - half, at.y}, {at.x + half, at.y}}},
                              sheet.px(row.size_px > 0.0 ? row.size_px : 2.5), colour(row.hex));
  } else if (row.mark == Mark::kBuilding) {
    const Box swatch = box_around(at, sheet.px(22), sheet.px(15));
    sheet.canvas.fill_convex({rounded_box(swatch.grown(sheet.px(1)), sheet.px(2))},
                             colour(look::kSoftInk));
    sheet.canvas.fill_convex({rounded_box(swatch, sheet.px(2))}, colour(row.hex));
  }
}

}  // namespace poai::viz
