#include "viz/render/map_painter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "viz/render/canvas.hpp"
#include "viz/render/map_frame.hpp"

namespace poai::viz {
namespace {

struct GroupLook {
  const char* hex;
  const char* name_ja;
  const char* name_en;
};

// Okabe and Ito's colours, told apart by colour-blind readers too (2008, jfly.uni-koeln.de/color).
constexpr std::array<GroupLook, kPersonGroupCount> kGroups = {{
    {"#0072b2", "住民", "Residents"},
    {"#d55e00", "働く人", "Workers"},
    {"#009e73", "学生・生徒", "Students and pupils"},
    {"#cc79a7", "患者・付添・見舞", "Patients and their visitors"},
    {"#e69f00", "来訪者", "Visitors"},
    {"#56b4e9", "航空旅客", "Air passengers"},
}};

class MapPainter {
 public:
  MapPainter(const MapScene& scene, const MapOptions& options)
      : scene_(scene),
        options_(options),
        unit_(std::min(options.width_px, options.height_px) / 1000.0),
        canvas_(options.width_px, options.height_px, colour("#cfdfea")),
        frame_(scene.land, options.width_px, options.height_px,
               {.left = px(60), .right = px(60), .bottom = px(60), .top = px(60)}) {}

  void paint(const std::filesystem::path& file) {
    draw_ground();
    draw_guideways();
    draw_people();
    draw_stations();
    draw_title();
    draw_legend();
    draw_scale();
    draw_north();
    canvas_.write_png(file);
  }

 private:
  [[nodiscard]] bool japanese() const { return options_.language == Language::kJapanese; }
  [[nodiscard]] double px(double size) const { return size * unit_; }
  [[nodiscard]] int text_px(double size) const {
    return std::max(9, static_cast<int>(std::lround(px(size))));
  }
  [[nodiscard]] std::vector<std::vector<Pixel>> pixels(const std::vector<Line>& lines) const {
    std::vector<std::vector<Pixel>> result;
    result.reserve(lines.size());
    for (const Line& line : lines) {
      result.push_back(frame_.at(line));
    }
    return result;
  }

  void draw_ground() {
    canvas_.fill(pixels(scene_.land), colour("#f7f4ee"));
    canvas_.stroke(pixels(scene_.land), px(1.5), colour("#8aa2b4"));
    canvas_.fill(pixels(scene_.buildings), colour("#ddd5c6"));
    canvas_.stroke(pixels(scene_.walkways), std::max(1.0, px(1.0)), colour("#c6bda9"));
    canvas_.stroke(pixels(scene_.decks), std::max(1.0, px(1.6)), colour("#9a8f7a"));
  }

  void draw_guideways() {
    canvas_.stroke(pixels(scene_.guideways), px(5.0), colour("#ffffff"));
    canvas_.stroke(pixels(scene_.guideways), px(3.0), colour("#3f4a54"));
  }

  void draw_people() {
    for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
      std::vector<Pixel> dots;
      for (const Figure& figure : scene_.people) {
        if (static_cast<std::size_t>(figure.group) == group) {
          dots.push_back(frame_.at(figure.position));
        }
      }
      if (!dots.empty()) {
        canvas_.dots(dots, {.ink = colour(kGroups.at(group).hex, 0.8), .size_px = px(3.4)});
      }
    }
  }

  void draw_stations() {
    std::vector<Pixel> places;
    for (const Station& station : scene_.stations) {
      places.push_back(frame_.at(station.position));
    }
    canvas_.dots(places, {.ink = colour("#3f4a54"), .size_px = px(12.0)});
    canvas_.dots(places, {.ink = colour("#ffffff"), .size_px = px(7.0)});
    for (const Station& station : scene_.stations) {
      const Pixel at = frame_.at(station.position);
      const std::string name =
          fmt::format("{} {}", japanese() ? station.name_ja : station.name_en, station.code);
      canvas_.text({at.x + px(11), at.y + px(13)}, name,
                   {.size_px = text_px(17), .ink = colour("#22303c"), .plate = true});
    }
  }

  void draw_title() {
    const double left = px(28);
    double y = canvas_.height_px() - px(42);
    canvas_.text({left, y}, japanese() ? scene_.title_ja : scene_.title_en,
                 {.size_px = text_px(30), .ink = colour("#22303c")});
    y -= px(34);
    canvas_.text({left, y}, scene_.subtitle, {.size_px = text_px(18), .ink = colour("#46545f")});
    if (!scene_.clock.empty()) {
      canvas_.text({canvas_.width_px() - px(28), canvas_.height_px() - px(52)}, scene_.clock,
                   {.size_px = text_px(54), .ink = colour("#22303c"), .anchor = Anchor::kRight});
    }
    canvas_.text({left, px(20)}, japanese() ? scene_.credit_ja : scene_.credit_en,
                 {.size_px = text_px(13), .ink = colour("#46545f")});
  }

  void draw_legend() {
    if (scene_.clock.empty()) {
      return;
    }
    const double left = px(28);
    double y = px(78) + px(24) * static_cast<double>(kPersonGroupCount);
    canvas_.text({left, y},
                 fmt::format(fmt::runtime(japanese() ? "屋外・車内・待ち列の {} 人"
                                                     : "{} persons outdoors, riding or queuing"),
                             scene_.people.size()),
                 {.size_px = text_px(17), .ink = colour("#22303c")});
    for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
      y -= px(24);
      const auto count = std::count_if(
          scene_.people.begin(), scene_.people.end(),
          [group](const Figure& f) { return static_cast<std::size_t>(f.group) == group; });
      const GroupLook& look = kGroups.at(group);
      canvas_.dots({{left + px(7), y}}, {.ink = colour(look.hex), .size_px = px(11)});
      canvas_.text({left + px(22), y},
                   fmt::format("{}  {}", japanese() ? look.name_ja : look.name_en, count),
                   {.size_px = text_px(16), .ink = colour("#22303c")});
    }
  }

  void draw_scale() {
    const double metres = 500.0;
    const double length = metres * frame_.px_per_m();
    const double right = canvas_.width_px() - px(28);
    const double y = px(24);
    canvas_.stroke(
        {{{right - length, y + px(6)}, {right - length, y}, {right, y}, {right, y + px(6)}}},
        px(2.0), colour("#22303c"));
    canvas_.text({right - length / 2.0, y + px(16)}, "500 m",
                 {.size_px = text_px(15), .ink = colour("#22303c"), .anchor = Anchor::kCentre});
  }

  void draw_north() {
    const Pixel north = frame_.north();
    const Pixel centre{canvas_.width_px() - px(70), px(110)};
    const Pixel side{north.y, -north.x};
    const auto at = [&](double along, double across) {
      return Pixel{centre.x + px(along) * north.x + px(across) * side.x,
                   centre.y + px(along) * north.y + px(across) * side.y};
    };
    canvas_.fill({{at(28, 0), at(-16, 11), at(-8, 0), at(-16, -11)}}, colour("#22303c"));
    canvas_.text(at(42, 0), "N",
                 {.size_px = text_px(18), .ink = colour("#22303c"), .anchor = Anchor::kCentre});
  }

  const MapScene& scene_;
  const MapOptions& options_;
  double unit_;
  Canvas canvas_;
  MapFrame frame_;
};

}  // namespace

void paint_map(const MapScene& scene, const MapOptions& options,
               const std::filesystem::path& file) {
  MapPainter(scene, options).paint(file);
}

}  // namespace poai::viz
