#include "viz/render/map_furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"
#include "viz/render/scene_note.hpp"

namespace poai::viz {
namespace {

constexpr double kScaleRoomPx = 300.0;

/// An interval is written smaller than a moment.
double clock_px(const MapSheet& sheet) {
  constexpr std::size_t kMoment = 5;  // "08:20"
  return sheet.scene.clock.size() > kMoment ? 0.6 * look::kClockPx : look::kClockPx;
}

std::string subtitle(const MapSheet& sheet) {
  if (!sheet.scene.day_type) {
    return sheet.scene.name;
  }
  const auto day = static_cast<std::size_t>(*sheet.scene.day_type);
  std::string text =
      fmt::format("{}  ·  {}", sheet.words().day_types.at(day),
                  fmt::format(fmt::runtime(sheet.words().scenario), sheet.scene.name));
  if (is_of_whole_day(sheet.scene)) {
    text += "  ·  " + sheet.words().day_as_a_whole;
  }
  return text;
}

}  // namespace

MapFurniture::MapFurniture(const MapSheet& sheet) : legend_(sheet), gap_px_(sheet.px(8)) {
  measure_credit(sheet);
  measure_title(sheet);
  const double right = sheet.width_px() - sheet.px(look::kMarginPx);
  const double bottom = credit_.top + gap_px_;
  compass_ = {right - sheet.px(kScaleRoomPx), bottom, right, bottom + sheet.px(64)};
}

void MapFurniture::measure_credit(const MapSheet& sheet) {
  const double margin = sheet.px(look::kMarginPx);
  const double width = sheet.width_px() - 2.0 * margin;
  const double column_px = 0.52 * sheet.text_px(look::kCreditPx);
  credit_lines_ = wrapped(sheet.japanese() ? sheet.scene.credit_ja : sheet.scene.credit_en,
                          static_cast<std::size_t>(width / column_px));
  const double rows = static_cast<double>(credit_lines_.size());
  credit_ = {margin, gap_px_, margin + width,
             gap_px_ + rows * 1.4 * sheet.text_px(look::kCreditPx)};
}

void MapFurniture::measure_title(const MapSheet& sheet) {
  const double margin = sheet.px(look::kMarginPx);
  const double top = sheet.height_px() - sheet.px(18);
  const std::string& title = sheet.japanese() ? sheet.scene.title_ja : sheet.scene.title_en;
  const double width = std::max(sheet.text_width_px(title, look::kTitlePx),
                                sheet.text_width_px(subtitle(sheet), look::kSubtitlePx));
  title_ = {margin, top - sheet.px(94), margin + width, top};
  clock_ = {sheet.width_px() - margin, top, sheet.width_px() - margin, top};
  if (!sheet.scene.clock.empty()) {
    clock_.left -= sheet.text_width_px(sheet.scene.clock, clock_px(sheet));
    clock_.bottom -= sheet.px(84);
  }
}

Box MapFurniture::legend_box(LegendCorner corner) const {
  const bool left = corner == LegendCorner::kBottomLeft || corner == LegendCorner::kTopLeft;
  const double x = left ? title_.left - gap_px_ : clock_.right + gap_px_ - legend_.width_px();
  double top = 0.0;
  if (corner == LegendCorner::kTopLeft) {
    top = title_.bottom - 2.0 * gap_px_;
  } else if (corner == LegendCorner::kTopRight) {
    top = clock_.bottom - 2.0 * gap_px_;
  } else {
    top = (left ? credit_.top : compass_.top) + gap_px_ + legend_.height_px();
  }
  return {x, top - legend_.height_px(), x + legend_.width_px(), top};
}

std::vector<Box> MapFurniture::boxes(LegendCorner corner) const {
  std::vector<Box> all;
  Box credit = credit_;
  credit.top += 2.0 * gap_px_;  // room for the ring of a station
  for (const Box& box : {title_, clock_, legend_box(corner), compass_, credit}) {
    if (box.width() > 0.0) {
      all.push_back(box.grown(gap_px_));
    }
  }
  return all;
}

void MapFurniture::update(const MapSheet& sheet) {
  legend_.refill(legend_rows(sheet.scene, sheet.words()));
}

void MapFurniture::draw(MapSheet& sheet, const MapFrame& frame, LegendCorner corner) const {
  draw_texts(sheet, corner);
  draw_scale(sheet, frame);
  draw_north(sheet, frame);
}

void MapFurniture::draw_texts(MapSheet& sheet, LegendCorner corner) const {
  const Box box = legend_box(corner);
  std::vector<PixelLine> plates;
  for (const Box& text : {title_, clock_, credit_}) {
    if (text.width() > 0.0) {
      plates.push_back(rounded_box(text.grown(gap_px_), sheet.px(8)));
    }
  }
  sheet.canvas.fill_convex(plates, colour(look::kWhite, 0.85));
  legend_.draw(sheet, {box.left, box.top});
  draw_title(sheet);
  draw_credit(sheet);
}

void MapFurniture::draw_title(MapSheet& sheet) const {
  sheet.canvas.text({title_.left, title_.top - sheet.px(24)},
                    sheet.japanese() ? sheet.scene.title_ja : sheet.scene.title_en,
                    {.size_px = sheet.text_px(look::kTitlePx), .ink = colour(look::kInk)});
  sheet.canvas.text({title_.left, title_.top - sheet.px(70)}, subtitle(sheet),
                    {.size_px = sheet.text_px(look::kSubtitlePx), .ink = colour(look::kSoftInk)});
  if (!sheet.scene.clock.empty()) {
    sheet.canvas.text({clock_.right, clock_.centre().y}, sheet.scene.clock,
                      {.size_px = sheet.text_px(clock_px(sheet)),
                       .ink = colour(look::kInk),
                       .anchor = Anchor::kRight});
  }
}

void MapFurniture::draw_scale(MapSheet& sheet, const MapFrame& frame) const {
  constexpr std::array<double, 8> kLengthsM = {5000, 2000, 1000, 500, 200, 100, 50, 20};
  const double room = sheet.px(kScaleRoomPx - 60);
  const auto fits = [&](double length_m) { return length_m * frame.px_per_m() <= room; };
  const auto* length_m = std::find_if(kLengthsM.begin(), kLengthsM.end() - 1, fits);
  const double length = *length_m * frame.px_per_m();
  const double right = compass_.right;
  const double y = compass_.bottom + sheet.px(6);
  const double tick = sheet.px(8);
  sheet.canvas.stroke_round(
      {{{right - length, y + tick}, {right - length, y}, {right, y}, {right, y + tick}}},
      sheet.px(2.2), colour(look::kInk));
  const std::string words = *length_m >= 1000.0 ? fmt::format("{} km", *length_m / 1000.0)
                                                : fmt::format("{} m", *length_m);
  sheet.canvas.text({right - length / 2.0, y + sheet.px(20)}, words,
                    {.size_px = sheet.text_px(look::kScalePx),
                     .ink = colour(look::kInk),
                     .anchor = Anchor::kCentre});
}

void MapFurniture::draw_north(MapSheet& sheet, const MapFrame& frame) const {
  const Pixel north = frame.north();
  const Pixel side{north.y, -north.x};
  const Pixel centre{compass_.left + sheet.px(28), compass_.bottom + sheet.px(30)};
  const auto at = [&](double along, double across) {
    return Pixel{centre.x + sheet.px(along) * north.x + sheet.px(across) * side.x,
                 centre.y + sheet.px(along) * north.y + sheet.px(across) * side.y};
  };
  sheet.canvas.fill({{at(20, 0), at(-16, 10), at(-10, 0), at(-16, -10)}}, colour(look::kInk));
  sheet.canvas.text(at(32, 0), "N",
                    {.size_px = sheet.text_px(look::kScalePx),
                     .ink = colour(look::kInk),
                     .anchor = Anchor::kCentre});
}

void MapFurniture::draw_credit(MapSheet& sheet) const {
  const double row = 1.4 * sheet.text_px(look::kCreditPx);
  double y = credit_.top - row / 2.0;
  for (const std::string& line : credit_lines_) {
    sheet.canvas.text({credit_.left, y}, line,
                      {.size_px = sheet.text_px(look::kCreditPx), .ink = colour(look::kSoftInk)});
    y -= row;
  }
}

}  // namespace poai::viz
