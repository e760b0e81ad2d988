#include "viz/render/map_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"

namespace poai::viz {
namespace {

constexpr double kRowPx = 30.0;
constexpr double kPaddingPx = 14.0;
constexpr double kIndentPx = 32.0;
constexpr double kSampleLoad = 0.6;

std::string filled(const std::string& words, double number) {
  return fmt::format(fmt::runtime(words), with_commas(number));
}

std::vector<LegendRow> rows_of_people(const People& people, const MapWords& words) {
  const auto real = [&people](std::size_t rows) {
    return static_cast<double>(rows) * people.persons_per_row;
  };
  const std::size_t all = std::accumulate(people.count.begin(), people.count.end(), std::size_t{0});
  std::vector<LegendRow> rows = {{.text = filled(words.people, real(all))}};
  for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
    rows.push_back({.text = fmt::format("{}  {}", words.groups.at(group),
                                        with_commas(real(people.count.at(group)))),
                    .mark = LegendRow::Mark::kDot,
                    .hex = look::kGroups.at(group)});
  }
  rows.push_back(
      {.text = filled(words.in_trains, real(people.in_trains)), .mark = LegendRow::Mark::kTrain});
  rows.push_back({.text = filled(words.not_shown, real(people.not_shown))});
  return rows;
}

std::vector<LegendRow> rows_of_ground(const MapWords& words) {
  std::vector<LegendRow> rows = {{.text = words.ground}};
  for (std::size_t i = 1; i <= kBuildingUseCount; ++i) {
    const std::size_t use = i % kBuildingUseCount;  // "other" comes last
    rows.push_back({.text = words.uses.at(use),
                    .mark = LegendRow::Mark::kBuilding,
                    .hex = look::kBuildings.at(use)});
  }
  for (std::size_t kind = 0; kind < kWayKindCount; ++kind) {
    rows.push_back(
        {.text = words.ways.at(kind), .mark = LegendRow::Mark::kWay, .hex = look::kWays.at(kind)});
  }
  for (std::size_t i = 1; i <= kPlaceMarkCount; ++i) {
    const std::size_t mark = i % kPlaceMarkCount;
    rows.push_back({.text = words.places.at(mark),
                    .mark = LegendRow::Mark::kDot,
                    .hex = look::kPlaces.at(mark)});
  }
  return rows;
}

}  // namespace

std::vector<LegendRow> legend_rows(const MapScene& scene, const MapWords& words) {
  return scene.people ? rows_of_people(*scene.people, words) : rows_of_ground(words);
}

MapLegend::MapLegend(const MapSheet& sheet) : rows_(legend_rows(sheet.scene, sheet.words())) {
  for (const LegendRow& row : rows_) {
    width_px_ = std::max(width_px_, sheet.text_width_px(row.text, look::kLegendPx));
  }
  width_px_ += sheet.px(2.0 * kPaddingPx + kIndentPx);
  height_px_ = sheet.px(kRowPx * static_cast<double>(rows_.size()) + kPaddingPx);
}

void MapLegend::draw(MapSheet& sheet, Pixel top_left) const {
  const Box box{top_left.x, top_left.y - height_px_, top_left.x + width_px_, top_left.y};
  sheet.canvas.fill_convex({rounded_box(box, sheet.px(8))}, colour(look::kWhite, 0.72));
  double y = box.top - sheet.px((kPaddingPx + kRowPx) / 2.0);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    draw_mark(sheet, rows_[i], {box.left + sheet.px(kPaddingPx + 10.0), y});
    const double indent = i == 0 ? kPaddingPx : kPaddingPx + kIndentPx;
    sheet.canvas.text({box.left + sheet.px(indent), y}, rows_[i].text,
                      {.size_px = sheet.text_px(look::kLegendPx), .ink = colour(look::kInk)});
    y -= sheet.px(kRowPx);
  }
}

void MapLegend::draw_mark(MapSheet& sheet, const LegendRow& row, Pixel at) const {
  if (row.mark == LegendRow::Mark::kDot) {
    sheet.canvas.dots({at}, sheet.px(7), colour(row.hex));
  } else if (row.mark == LegendRow::Mark::kTrain) {
    draw_train(sheet, at, {1.0, 0.0}, kSampleLoad);
  } else if (row.mark == LegendRow::Mark::kWay) {
    const double half = sheet.px(11);
    sheet.canvas.stroke_round({{{at.x - half, at.y}, {at.x + half, at.y}}}, sheet.px(2.5),
                              colour(row.hex));
  } else if (row.mark == LegendRow::Mark::kBuilding) {
    const Box swatch = box_around(at, sheet.px(22), sheet.px(15));
    sheet.canvas.fill_convex({rounded_box(swatch.grown(sheet.px(1)), sheet.px(2))},
                             colour(look::kSoftInk));
    sheet.canvas.fill_convex({rounded_box(swatch, sheet.px(2))}, colour(row.hex));
  }
}

}  // namespace poai::viz
