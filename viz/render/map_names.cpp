#include "viz/render/map_names.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "viz/render/covered_by_names.hpp"
#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"
#include "viz/render/theme_sizes.hpp"

namespace poai::viz {
namespace {

/// What is to be written, and beside what.
struct NameWish {
  MapName name;
  double clearance_px = 0.0;
};

NameWish wish_of(const MapSheet& sheet, const std::string& text, double size_px, Pixel point) {
  NameWish wish{.name = {.text = text,
                         .code = {},
                         .text_width_px = sheet.text_width_px(text, size_px),
                         .size_px = sheet.text_px(size_px),
                         .point = point,
                         .placed = {}}};
  return wish;
}

std::vector<NameWish> stations_of(const MapSheet& sheet, const MapFrame& frame) {
  std::vector<NameWish> wishes;
  const std::vector<double> rings = waiting_rings_px(sheet);
  for (std::size_t i = 0; i < sheet.scene.stations.size(); ++i) {
    const Station& station = sheet.scene.stations[i];
    NameWish wish = wish_of(sheet, sheet.japanese() ? station.name_ja : station.name_en,
                            look::kStationPx, frame.at(station.position));
    wish.name.code = station.code;
    wish.clearance_px = std::max(rings[i], sheet.px(look::kStationRadiusPx)) + sheet.px(3);
    wishes.push_back(std::move(wish));
  }
  return wishes;
}

/// A place of a theme that is named.
template <typename Place>
void add_place(const MapSheet& sheet, const MapFrame& frame, const Place& place,
               std::vector<NameWish>& wishes) {
  const std::string& text = sheet.japanese() ? place.name_ja : place.name_en;
  if (text.empty()) {
    return;
  }
  NameWish wish = wish_of(sheet, text, look::kPlaceNamePx, frame.at(place.position));
  wish.clearance_px = radius_px(sheet, place) + sheet.px(2);
  wishes.push_back(std::move(wish));
}

std::vector<NameWish> places_of(const MapSheet& sheet, const MapFrame& frame) {
  std::vector<NameWish> wishes;
  if (sheet.scene.lunch) {
    for (const LunchPlace& place : sheet.scene.lunch->places) {
      if (place.is_named) {
        add_place(sheet, frame, place, wishes);
      }
    }
  }
  if (sheet.scene.density) {
    for (const AddedPlace& place : sheet.scene.density->added) {
      add_place(sheet, frame, place, wishes);
    }
  }
  if (sheet.scene.difference) {
    for (const PlaceDifference& place : sheet.scene.difference->places) {
      if (place.is_named) {
        add_place(sheet, frame, place, wishes);
      }
    }
  }
  if (sheet.scene.lunch_desert) {
    for (const LunchNeed& need : sheet.scene.lunch_desert->places) {
      if (need.is_named) {
        add_place(sheet, frame, need, wishes);
      }
    }
  }
  if (sheet.scene.encounters) {
    for (const MeetingPlace& place : sheet.scene.encounters->places) {
      if (place.is_best) {
        add_place(sheet, frame, place, wishes);
      }
    }
  }
  return wishes;
}

std::vector<LabelWish> labels_of(const MapSheet& sheet, const std::vector<NameWish>& wishes) {
  std::vector<LabelWish> labels;
  int rank = 0;
  for (const NameWish& wish : wishes) {
    rank += wish.name.code.empty() ? 1 : 0;  // stations first, then the largest place
    const double code_px = wish.name.code.empty()
                               ? 0.0
                               : sheet.text_width_px(wish.name.code, look::kCodePx) + sheet.px(6);
    labels.push_back({.point = wish.name.point,
                      .width_px = wish.name.text_width_px + code_px + sheet.px(10),
                      .height_px = wish.name.size_px + sheet.px(8),
                      .clearance_px = wish.clearance_px,
                      .rank = rank});
  }
  return labels;
}

}  // namespace

std::vector<MapName> place_names(const MapSheet& sheet, const MapFrame& frame,
                                 const std::vector<Box>& reserved) {
  const Box picture{0.0, 0.0, sheet.width_px(), sheet.height_px()};
  std::vector<NameWish> wishes = stations_of(sheet, frame);
  std::vector<NameWish> places = places_of(sheet, frame);
  std::stable_sort(places.begin(), places.end(), [](const NameWish& a, const NameWish& b) {
    return a.clearance_px > b.clearance_px;
  });
  std::move(places.begin(), places.end(), std::back_inserter(wishes));
  std::erase_if(wishes,
                [&picture](const NameWish& wish) { return !picture.contains(wish.name.point); });
  const auto placed =
      place_labels(labels_of(sheet, wishes), {.picture = picture.grown(-sheet.px(8)),
                                              .reserved = reserved,
                                              .covered = covered_by_names(sheet, frame)});
  std::vector<MapName> names;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (placed[i]) {
      wishes[i].name.placed = *placed[i];
      names.push_back(std::move(wishes[i].name));
    }
  }
  return names;
}

void draw_names(MapSheet& sheet, const std::vector<MapName>& names) {
  std::vector<PixelLine> leaders;
  std::vector<PixelLine> plates;
  for (const MapName& name : names) {
    plates.push_back(rounded_box(name.placed.box, sheet.px(4)));
    if (name.placed.leader) {
      leaders.push_back({name.point, *name.placed.leader});
    }
    const double y = name.placed.box.centre().y;
    const double left = name.placed.box.left + sheet.px(5);
    sheet.canvas.text({left, y}, name.text, {.size_px = name.size_px, .ink = colour(look::kInk)});
    if (!name.code.empty()) {
      sheet.canvas.text({left + name.text_width_px + sheet.px(6), y}, name.code,
                        {.size_px = sheet.text_px(look::kCodePx), .ink = colour(look::kSoftInk)});
    }
  }
  sheet.canvas.stroke_round(leaders, sheet.px(3.0), colour(look::kWhite));
  sheet.canvas.stroke_round(leaders, sheet.px(1.2), colour(look::kInk));
  sheet.canvas.fill_convex(plates, colour(look::kWhite, 0.85));
}

}  // namespace poai::viz
