#include "viz/render/view_pane.hpp"

#include <fmt/format.h>
#include <vtkActor.h>
#include <vtkBillboardTextActor3D.h>
#include <vtkCamera.h>
#include <vtkMatrix4x4.h>
#include <vtkTextActor.h>
#include <vtkTextProperty.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "viz/render/font_file.hpp"
#include "viz/render/island_solids.hpp"
#include "viz/render/map_look.hpp"

namespace poai::viz {
namespace {

constexpr output::TimeWindow kAnyTime{SimTime{}, SimTime::at(48)};
constexpr int kTextPx = 15;
constexpr double kLinePx = 20.0;
constexpr double kMarginPx = 14.0;
constexpr std::size_t kMostPanelLines = 36;

/// Points in metres to pixels of the window.
class Projection {
 public:
  explicit Projection(vtkRenderer& renderer) {
    const double aspect = renderer.GetTiledAspectRatio();
    matrix_ = renderer.GetActiveCamera()->GetCompositeProjectionTransformMatrix(aspect, -1.0, 1.0);
    const int* origin = renderer.GetOrigin();
    const int* size = renderer.GetSize();
    left_px_ = origin[0];
    bottom_px_ = origin[1];
    width_px_ = size[0];
    height_px_ = size[1];
  }

  /// Nothing for what is behind the camera.
  [[nodiscard]] std::optional<Pixel> at(geometry::Point point, double z_m) const {
    const double in[4] = {point.x_m, point.y_m, z_m, 1.0};
    double out[4];
    matrix_->MultiplyPoint(in, out);
    if (out[3] <= 0.0) {
      return std::nullopt;
    }
    return Pixel{left_px_ + (out[0] / out[3] + 1.0) / 2.0 * width_px_,
                 bottom_px_ + (out[1] / out[3] + 1.0) / 2.0 * height_px_};
  }

 private:
  vtkMatrix4x4* matrix_;
  double left_px_ = 0.0;
  double bottom_px_ = 0.0;
  double width_px_ = 0.0;
  double height_px_ = 0.0;
};

/// The nearest of what was offered, within a reach.
class Nearest {
 public:
  Nearest(Pixel at, double reach_px) : at_(at), distance_px_(reach_px) {}

  void offer(const std::optional<Pixel>& pixel, std::uint32_t row) {
    const double distance_px = pixel ? std::hypot(pixel->x - at_.x, pixel->y - at_.y)
                                     : std::numeric_limits<double>::infinity();
    if (distance_px < distance_px_) {
      distance_px_ = distance_px;
      row_ = row;
      found_ = true;
    }
  }
  [[nodiscard]] std::optional<Picked> as(Picked::Kind kind) const {
    return found_ ? std::optional(Picked{.kind = kind, .row = row_}) : std::nullopt;
  }

 private:
  Pixel at_;
  double distance_px_;
  std::uint32_t row_ = 0;
  bool found_ = false;
};

}  // namespace

struct ViewPane::Texts {
  explicit Texts(vtkRenderer& the_renderer) : renderer(the_renderer) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      add(*groups.at(i), colour(look::kGroups.at(i)));
    }
    add(*title, colour(look::kInk));
    add(*panel, colour(look::kInk));
    title->GetTextProperty()->SetFontSize(20);
    panel->GetTextProperty()->SetLineSpacing(1.2);
  }

  void add(vtkTextActor& actor, Colour ink) {
    vtkTextProperty& property = *actor.GetTextProperty();
    property.SetFontFamily(VTK_FONT_FILE);
    property.SetFontFile(font.c_str());
    property.SetFontSize(kTextPx);
    property.SetColor(ink.r, ink.g, ink.b);
    property.SetVerticalJustificationToTop();
    property.SetBackgroundColor(1.0, 1.0, 1.0);
    property.SetBackgroundOpacity(0.85);
    renderer.AddActor2D(&actor);
  }

  /// The name over a station.
  void add_name(const std::string& words, geometry::Point at) {
    constexpr double kHeightM = 130.0;
    vtkNew<vtkBillboardTextActor3D> name;
    name->SetInput(words.c_str());
    name->SetPosition(at.x_m, at.y_m, kHeightM);
    vtkTextProperty& property = *name->GetTextProperty();
    property.SetFontFamily(VTK_FONT_FILE);
    property.SetFontFile(font.c_str());
    property.SetFontSize(kTextPx);
    property.SetJustificationToCentered();
    const Colour ink = colour(look::kInk);
    property.SetColor(ink.r, ink.g, ink.b);
    property.SetBackgroundColor(1.0, 1.0, 1.0);
    property.SetBackgroundOpacity(0.7);
    renderer.AddActor(name);
    names.emplace_back(name);
  }

  /// From the top left corner down; the panel on the right.
  void lay_out() {
    const int* size = renderer.GetSize();
    double y = size[1] - kMarginPx;
    title->SetPosition(kMarginPx, y);
    y -= 1.6 * kLinePx;
    for (const auto& group : groups) {
      group->SetPosition(kMarginPx, y);
      y -= kLinePx;
    }
    double panel_px[2] = {0.0, 0.0};
    panel->GetSize(&renderer, panel_px);
    panel->SetPosition(std::max(kMarginPx, size[0] - kMarginPx - panel_px[0]), size[1] - kMarginPx);
  }

  vtkRenderer& renderer;
  std::string font = font_or_fail();
  vtkNew<vtkTextActor> title;
  std::array<vtkNew<vtkTextActor>, kPersonGroupCount> groups;
  vtkNew<vtkTextActor> panel;
  std::vector<vtkSmartPointer<vtkBillboardTextActor3D>> names;
  vtkSmartPointer<vtkActor> pole;  ///< on what is picked
};

ViewPane::ViewPane(const std::filesystem::path& folder, Language language)
    : language_(language),
      scenes_(folder, kAnyTime, PictureKind::kIsland3d),
      book_(scenes_.run()),
      model_(std::make_unique<IslandModel>(*renderer_, scenes_.scene())),
      texts_(std::make_unique<Texts>(*renderer_)) {
  for (const Station& station : scenes_.scene().stations) {
    texts_->add_name(language == Language::kJapanese ? station.name_ja : station.name_en,
                     station.position);
  }
}

ViewPane::~ViewPane() = default;

void ViewPane::update(SimTime now) {
  const MapScene& scene = scenes_.at(now, RunScenes::Moments::kInterpolated);
  model_->update(scene);
  const MapWords& words = words_in(language_);
  const bool japanese = language_ == Language::kJapanese;
  texts_->title->SetInput(fmt::format("{}  {}", japanese ? scene.title_ja : scene.title_en,
                                      fmt::format(fmt::runtime(words.scenario), scene.name))
                              .c_str());
  for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
    const double count = static_cast<double>(scene.people->count.at(group));
    texts_->groups.at(group)->SetInput(
        fmt::format("● {}  {}", words.groups.at(group),
                    with_commas(count * scene.people->persons_per_row))
            .c_str());
  }
  panel_.clear();
  if (picked_) {
    panel_ = picked_->kind == Picked::Kind::kPerson ? book_.person(picked_->row, now, language_)
                                                    : book_.place(picked_->row, now, language_);
  }
  const std::size_t shown = std::min(panel_.size(), kMostPanelLines);
  texts_->panel->SetInput(
      fmt::format("{}", fmt::join(panel_.begin(), panel_.begin() + static_cast<long>(shown), "\n"))
          .c_str());
  texts_->panel->SetVisibility(!panel_.empty());
  const bool railway = model_->visibility(IslandLayer::kRailway) == Visibility::kShown;
  for (const auto& name : texts_->names) {
    name->SetVisibility(railway);
  }
  texts_->lay_out();
  position_ = position_at(now);
  mark_position();
}

std::optional<geometry::Point> ViewPane::position_at(SimTime now) const {
  if (!picked_) {
    return std::nullopt;
  }
  if (picked_->kind == Picked::Kind::kPlace) {
    return book_.position_of(picked_->row);
  }
  for (const Figure& figure : scenes_.scene().people->figures) {
    if (figure.person == picked_->row) {
      return figure.position;
    }
  }
  const auto place = book_.place_of(picked_->row, now);
  return place ? std::optional(book_.position_of(*place)) : std::nullopt;
}

void ViewPane::mark_position() {
  if (texts_->pole) {
    renderer_->RemoveActor(texts_->pole);
    texts_->pole = nullptr;
  }
  if (position_) {
    texts_->pole =
        solid_actor(prisms({{.ring = rectangle(*position_, {1.0, 0.0}, 3.0, 3.0), .top_m = 220.0}}),
                    colour("#d00000"));
    renderer_->AddActor(texts_->pole);
  }
}

std::optional<Picked> ViewPane::nearest_to(Pixel at) const {
  constexpr double kPersonPx = 12.0;
  constexpr double kPlacePx = 30.0;
  constexpr double kMiddleOfFigureM = 8.0;
  const Projection projection(*renderer_);
  Nearest person(at, kPersonPx);
  if (model_->visibility(IslandLayer::kFigures) == Visibility::kShown) {
    for (const Figure& figure : scenes_.scene().people->figures) {
      person.offer(projection.at(figure.position, kMiddleOfFigureM), figure.person);
    }
  }
  if (const auto picked = person.as(Picked::Kind::kPerson)) {
    return picked;
  }
  Nearest place(at, kPlacePx);
  for (std::uint32_t row = 0; row < book_.place_count(); ++row) {
    place.offer(projection.at(book_.position_of(row), 0.0), row);
  }
  return place.as(Picked::Kind::kPlace);
}

std::optional<Picked> ViewPane::same_as(const std::optional<Picked>& picked,
                                        const DayBook& other) const {
  if (!picked) {
    return std::nullopt;
  }
  const auto row = picked->kind == Picked::Kind::kPerson
                       ? book_.row_of(other.key_of(picked->row))
                       : book_.place_with_id(other.id_of(picked->row));
  return row ? std::optional(Picked{.kind = picked->kind, .row = *row}) : std::nullopt;
}

}  // namespace poai::viz
