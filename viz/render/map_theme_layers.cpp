// Flows, densities, lunch and encounters on the map.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"
#include "viz/render/theme_look.hpp"
#include "viz/render/theme_sizes.hpp"

namespace poai::viz {
namespace {

void add_pieces(std::vector<PixelLine>& pieces, const PixelLine& line, double width_px) {
  for (PixelLine& piece : thick_line(line, width_px)) {
    pieces.push_back(std::move(piece));
  }
}

void draw_place(MapSheet& sheet, Pixel at, const LunchPlace& place) {
  const auto disc = [&](double persons, const char* hex) {
    sheet.canvas.dots({at}, persons_radius_px(sheet, persons), colour(hex));
  };
  const double guests = std::max(place.guests, 0.0);
  sheet.canvas.dots({at}, radius_px(sheet, place), colour(look::kSoftInk, 0.8));
  disc(std::max(place.seats, guests), look::kWhite);
  disc(guests + place.queue + place.went_off, look::kWentOff);
  disc(guests + place.queue, look::kQueue);
  disc(guests, look::kGuests);
}

/// From one point to another in a bow to the left.
PixelLine bow(Pixel a, Pixel b) {
  constexpr int kPieces = 16;
  constexpr double kBend = 0.18;  // of the length
  const Pixel top{(a.x + b.x) / 2.0 - kBend * (b.y - a.y), (a.y + b.y) / 2.0 + kBend * (b.x - a.x)};
  PixelLine line;
  for (int i = 0; i <= kPieces; ++i) {
    const double t = static_cast<double>(i) / kPieces;
    const double s = 1.0 - t;
    line.push_back({s * s * a.x + 2.0 * s * t * top.x + t * t * b.x,
                    s * s * a.y + 2.0 * s * t * top.y + t * t * b.y});
  }
  return line;
}

}  // namespace

void draw_flow(MapSheet& sheet, const MapFrame& frame) {
  const FlowTheme& flow = *sheet.scene.flow;
  std::vector<PixelLine> links;
  for (const LinkFlow& link : flow.links) {
    add_pieces(links, frame.at(link.line), width_px(sheet, link));
  }
  sheet.canvas.fill_convex(links, colour(look::kFlow));
  std::array<std::vector<PixelLine>, look::kLoads.size()> sections;
  std::vector<PixelLine> rims;
  for (const SectionLoad& section : flow.sections) {
    const double width = width_px(sheet, section);
    // Trains keep to the left, as in Japan.
    const PixelLine line = beside(frame.at(section.way), width / 2.0 + sheet.px(0.6));
    add_pieces(rims, line, width + sheet.px(1.6));
    add_pieces(sections.at(look::class_of(section.load_share, look::kLoadFrom).value_or(0)), line,
               width);
  }
  sheet.canvas.fill_convex(rims, colour(look::kWhite));
  for (std::size_t i = 0; i < sections.size(); ++i) {
    sheet.canvas.fill_convex(sections.at(i), colour(look::kLoads.at(i)));
  }
}

void draw_density(MapSheet& sheet, const MapFrame& frame) {
  const DensityTheme& density = *sheet.scene.density;
  std::map<std::string, std::vector<PixelLine>> buildings;
  std::map<std::string, std::vector<PixelLine>> links;
  for (const BuildingDensity& building : density.buildings) {
    if (const char* hex = look::density_hex(building.persons_per_m2, density.values)) {
      buildings[hex].push_back(frame.at(building.outline));
    }
  }
  for (const LinkDensity& link : density.links) {
    if (const char* hex = look::density_hex(link.persons_per_m2, density.values)) {
      const double least_px = sheet.px(look::kLeastWidthOfWayPx);
      add_pieces(links[hex], frame.at(link.line),
                 std::max(least_px, link.width_m * frame.px_per_m()));
    }
  }
  for (const auto& [hex, outlines] : buildings) {
    sheet.canvas.fill(outlines, colour(hex.c_str()));
  }
  for (const auto& [hex, pieces] : links) {
    sheet.canvas.fill_convex(pieces, colour(hex.c_str()));
  }
  for (const AddedPlace& place : density.added) {
    draw_added_place(sheet, frame.at(place.position));
  }
}

void draw_added_place(MapSheet& sheet, Pixel at) {
  PixelLine ring = disc(at, sheet.px(look::kAddedRadiusPx));
  ring.push_back(ring.front());
  sheet.canvas.stroke_round({ring}, sheet.px(5.0), colour(look::kWhite));
  sheet.canvas.stroke_round({ring}, sheet.px(2.5), colour(look::kInk));
}

void draw_lunch(MapSheet& sheet, const MapFrame& frame) {
  for (const LunchPlace& place : sheet.scene.lunch->places) {
    draw_place(sheet, frame.at(place.position), place);
  }
}

void draw_encounters(MapSheet& sheet, const MapFrame& frame) {
  const EncounterTheme& encounters = *sheet.scene.encounters;
  std::vector<PixelLine> others;
  std::vector<PixelLine> bridges;
  for (const EncounterArc& arc : encounters.arcs) {
    const double width = std::max(look::kLeastArcPx, look::kArcPx * std::sqrt(arc.hours));
    add_pieces(arc.is_bridge ? bridges : others, bow(frame.at(arc.from), frame.at(arc.to)),
               sheet.px(width));
  }
  sheet.canvas.fill_convex(others, colour(look::kFlow, 0.45));
  sheet.canvas.fill_convex(bridges, colour(look::kBridge, 0.55));
  for (const MeetingPlace& place : encounters.places) {
    const Pixel at = frame.at(place.position);
    sheet.canvas.dots({at}, radius_px(sheet, place) + sheet.px(1.2), colour(look::kWhite));
    sheet.canvas.dots({at}, radius_px(sheet, place),
                      colour(place.is_best ? look::kBridge : look::kMeeting));
  }
}

void draw_difference(MapSheet& sheet, const MapFrame& frame) {
  for (const LinkDifference& link : sheet.scene.difference->links) {
    if (const char* hex = look::difference_hex(link.persons_a_day, look::kWalkersFrom)) {
      sheet.canvas.stroke_round({frame.at(link.line)}, sheet.px(look::kDifferencePx), colour(hex));
    }
  }
  for (const PlaceDifference& place : sheet.scene.difference->places) {
    const Pixel at = frame.at(place.position);
    const char* hex = place.guests_a_day > 0.0 ? look::kMore.back() : look::kLess.back();
    sheet.canvas.dots({at}, radius_px(sheet, place) + sheet.px(1.4), colour(look::kWhite));
    sheet.canvas.dots({at}, radius_px(sheet, place), colour(hex));
  }
}

void draw_lunch_desert(MapSheet& sheet, const MapFrame& frame) {
  std::vector<Pixel> seats;
  for (const LunchNeed& need : sheet.scene.lunch_desert->places) {
    const Pixel at = frame.at(need.position);
    if (need.wanted > 0.0) {
      sheet.canvas.dots({at}, radius_px(sheet, need) + sheet.px(1.2), colour(look::kWhite));
      sheet.canvas.dots({at}, radius_px(sheet, need), colour(look::desert_hex(need)));
      sheet.canvas.dots({at}, persons_radius_px(sheet, need.unserved), colour(look::kNotGot));
    }
    if (need.seats > 0.0) {
      seats.push_back(at);
    }
  }
  sheet.canvas.dots(seats, sheet.px(look::kPlaceRadiusPx + 1.2), colour(look::kInk));
  sheet.canvas.dots(seats, sheet.px(look::kPlaceRadiusPx), colour(look::kWhite));
}

}  // namespace poai::viz
