#include "viz/render/view_session.hpp"

#include <fmt/format.h>
#include <vtkCamera.h>
#include <vtkCommand.h>
#include <vtkProperty2D.h>
#include <vtkRenderWindow.h>
#include <vtkRenderWindowInteractor.h>
#include <vtkSliderRepresentation2D.h>
#include <vtkSliderWidget.h>
#include <vtkTextActor.h>
#include <vtkTextProperty.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>

#include "engine/core/input_error.hpp"
#include "viz/render/font_file.hpp"
#include "viz/render/island_camera.hpp"
#include "viz/render/render_options.hpp"
#include "viz/render/view_style.hpp"
#include "viz/render/view_texts.hpp"
#include "viz/render/window_picture.hpp"

namespace poai::viz {
namespace {

constexpr int kTextPx = 15;
constexpr double kMarginPx = 14.0;
constexpr double kTextsFromPx = 64.0;  ///< above the slider
constexpr int kClickPx = 4;            ///< a mouse that moves less while pressed has clicked

SimTime first_of(const ViewPane& pane, const std::filesystem::path& folder) {
  const auto& times = pane.scenes().run().frame_times_ms();
  if (times.empty()) {
    throw InputError(InputKind::kScenario, {Problem{.place = {.file = folder.string()},
                                                    .key = "view",
                                                    .problem = "has nothing to show",
                                                    .reason = "the run has no frames",
                                                    .suggestion = {}}});
  }
  return {times.front()};
}

SimTime last_of(const ViewPane& pane) { return {pane.scenes().run().frame_times_ms().back()}; }

void write_with_font(vtkTextProperty& property, const std::string& font) {
  property.SetFontFamily(VTK_FONT_FILE);
  property.SetFontFile(font.c_str());
  property.SetFontSize(kTextPx);
  property.SetColor(0.12, 0.17, 0.22);
  property.SetBackgroundColor(1.0, 1.0, 1.0);
  property.SetBackgroundOpacity(0.85);
}

}  // namespace

struct ViewSession::Impl {
  explicit Impl(const ViewOptions& the_options);

  void attach(vtkRenderWindow& the_window, vtkRenderWindowInteractor& the_interactor);
  void refresh();
  void show_texts();
  void first_view();
  void from_above();
  void go_to_picked();
  void toggle(IslandLayer layer);
  void pick_at(int x, int y);
  void pick_everywhere(std::size_t pane_index, std::optional<Picked> picked);
  void next_person();
  void write_picture();
  void set_up_slider();
  void set_up_keys();

  void on_key();
  void on_press();
  void on_release();
  void on_timer();
  void on_slider();

  ViewOptions options;
  std::vector<std::unique_ptr<ViewPane>> panes;
  ViewClock clock;
  vtkRenderWindow* window = nullptr;
  vtkRenderWindowInteractor* interactor = nullptr;
  vtkNew<ViewStyle> style;
  vtkNew<vtkRenderer> overlay;
  vtkNew<vtkTextActor> clock_text;
  vtkNew<vtkTextActor> help_text;
  vtkNew<vtkSliderWidget> slider;
  vtkNew<vtkSliderRepresentation2D> slider_shape;
  std::string font = font_or_fail();
  std::map<std::string, std::function<void()>> keys;
  std::vector<std::filesystem::path> pictures;
  int pressed_x = 0;
  int pressed_y = 0;
  bool shows_help = false;
};

namespace {

std::vector<std::unique_ptr<ViewPane>> panes_of(const ViewOptions& options) {
  std::vector<std::unique_ptr<ViewPane>> panes;
  for (const auto& folder : options.folders) {
    panes.push_back(std::make_unique<ViewPane>(folder, options.language));
  }
  return panes;
}

/// The time that all runs have.
ViewClock clock_of(const std::vector<std::unique_ptr<ViewPane>>& panes,
                   const ViewOptions& options) {
  SimTime first = first_of(*panes.front(), options.folders.front());
  SimTime last = last_of(*panes.front());
  for (std::size_t i = 1; i < panes.size(); ++i) {
    first = std::max(first, first_of(*panes[i], options.folders[i]));
    last = std::min(last, last_of(*panes[i]));
  }
  return {first, std::max(first, last), options.at};
}

}  // namespace

ViewSession::Impl::Impl(const ViewOptions& the_options)
    : options(the_options), panes(panes_of(options)), clock(clock_of(panes, options)) {
  set_up_keys();
}

void ViewSession::Impl::attach(vtkRenderWindow& the_window,
                               vtkRenderWindowInteractor& the_interactor) {
  window = &the_window;
  interactor = &the_interactor;
  window->SetNumberOfLayers(2);
  const double width = 1.0 / static_cast<double>(panes.size());
  for (std::size_t i = 0; i < panes.size(); ++i) {
    vtkRenderer& renderer = panes[i]->renderer();
    const double left = width * static_cast<double>(i);
    renderer.SetViewport(left, 0.0, left + width, 1.0);
    renderer.SetActiveCamera(panes.front()->renderer().GetActiveCamera());
    window->AddRenderer(&renderer);
  }
  overlay->SetLayer(1);
  overlay->InteractiveOff();
  window->AddRenderer(overlay);
  for (vtkTextActor* actor : {clock_text.Get(), help_text.Get()}) {
    write_with_font(*actor->GetTextProperty(), font);
    overlay->AddActor2D(actor);
  }
  help_text->GetTextProperty()->SetLineSpacing(1.25);
  help_text->SetVisibility(false);
  interactor->SetRenderWindow(window);
  interactor->SetInteractorStyle(style);
  set_up_slider();
  interactor->AddObserver(vtkCommand::KeyPressEvent, this, &Impl::on_key);
  style->answer([this] { on_press(); }, [this] { on_release(); });
  interactor->AddObserver(vtkCommand::TimerEvent, this, &Impl::on_timer);
  first_view();
  refresh();
}

void ViewSession::Impl::set_up_slider() {
  slider_shape->SetMinimumValue(clock.first().in_hours());
  slider_shape->SetMaximumValue(std::max(clock.last().in_hours(), clock.first().in_hours() + 0.01));
  slider_shape->GetPoint1Coordinate()->SetCoordinateSystemToNormalizedDisplay();
  slider_shape->GetPoint1Coordinate()->SetValue(0.04, 0.035);
  slider_shape->GetPoint2Coordinate()->SetCoordinateSystemToNormalizedDisplay();
  slider_shape->GetPoint2Coordinate()->SetValue(0.96, 0.035);
  slider_shape->SetSliderLength(0.01);
  slider_shape->SetSliderWidth(0.025);
  slider_shape->SetTubeWidth(0.006);
  slider_shape->SetEndCapLength(0.002);
  slider_shape->ShowSliderLabelOff();
  for (vtkProperty2D* part : {slider_shape->GetTubeProperty(), slider_shape->GetCapProperty()}) {
    part->SetColor(0.29, 0.33, 0.36);
  }
  slider_shape->GetSliderProperty()->SetColor(0.84, 0.37, 0.0);
  slider->SetInteractor(interactor);
  slider->SetCurrentRenderer(overlay);
  slider->SetDefaultRenderer(overlay);
  slider->SetRepresentation(slider_shape);
  slider->SetAnimationModeToJump();
  slider->EnabledOn();
  slider->AddObserver(vtkCommand::InteractionEvent, this, &Impl::on_slider);
}

void ViewSession::Impl::set_up_keys() {
  constexpr Duration kStep = Duration::minutes(5);
  keys = {{"space", [this] { clock.play_or_pause(); }},
          {"Up", [this] { clock.faster(); }},
          {"Down", [this] { clock.slower(); }},
          {"Right", [this, kStep] { clock.step(kStep); }},
          {"Left", [this, kStep] { clock.step(Duration{} - kStep); }},
          {"Home", [this] { clock.set(clock.first()); }},
          {"End", [this] { clock.set(clock.last()); }},
          {"n", [this] { next_person(); }},
          {"Escape", [this] { pick_everywhere(0, std::nullopt); }},
          {"f", [this] { go_to_picked(); }},
          {"r", [this] { first_view(); }},
          {"t", [this] { from_above(); }},
          {"h", [this] { shows_help = !shows_help; }},
          {"s", [this] { write_picture(); }},
          {"q", [this] { interactor->TerminateApp(); }}};
  for (std::size_t layer = 0; layer < kIslandLayerCount; ++layer) {
    keys[fmt::format("{}", layer + 1)] = [this, layer] { toggle(static_cast<IslandLayer>(layer)); };
  }
}

void ViewSession::Impl::refresh() {
  for (const auto& pane : panes) {
    pane->update(clock.now());
  }
  slider_shape->SetValue(clock.now().in_hours());
  show_texts();
  panes.front()->renderer().ResetCameraClippingRange();
  window->Render();
}

void ViewSession::Impl::show_texts() {
  std::string line = clock_line(clock, options.language);
  for (std::size_t layer = 0; layer < kIslandLayerCount; ++layer) {
    const auto which = static_cast<IslandLayer>(layer);
    line += (layer == 0 ? "      " : "  ") +
            layer_line(which, panes.front()->model().visibility(which), options.language);
  }
  line += options.language == Language::kJapanese ? "      H 説明" : "      H help";
  clock_text->SetInput(line.c_str());
  clock_text->SetPosition(kMarginPx, kTextsFromPx);
  const auto& lines = help_lines(options.language);
  help_text->SetInput(fmt::format("{}", fmt::join(lines, "\n")).c_str());
  help_text->SetPosition(kMarginPx, kTextsFromPx + 2.0 * kTextPx);
  help_text->SetVisibility(shows_help);
}

void ViewSession::Impl::first_view() {
  const CameraPose pose = camera_pose(panes.front()->scenes().scene(), CameraPath::kStill, 0.0);
  vtkCamera& camera = *panes.front()->renderer().GetActiveCamera();
  camera.SetPosition(pose.eye.x_m, pose.eye.y_m, pose.eye.z_m);
  camera.SetFocalPoint(pose.target.x_m, pose.target.y_m, pose.target.z_m);
  camera.SetViewUp(0.0, 0.0, 1.0);
  camera.SetViewAngle(34.0);
}

/// Nearly straight down, with north above: a camera that looks along its own "up" has no turn.
void ViewSession::Impl::from_above() {
  constexpr double kHeightM = 5'600.0;
  vtkCamera& camera = *panes.front()->renderer().GetActiveCamera();
  const double* target = camera.GetFocalPoint();
  camera.SetPosition(target[0], target[1] - 0.02 * kHeightM, kHeightM);
  camera.SetFocalPoint(target[0], target[1], 0.0);
  camera.SetViewUp(0.0, 0.0, 1.0);
}

void ViewSession::Impl::go_to_picked() {
  for (const auto& pane : panes) {
    if (const auto at = pane->position()) {
      vtkCamera& camera = *pane->renderer().GetActiveCamera();
      camera.SetPosition(at->x_m - 450.0, at->y_m - 450.0, 420.0);
      camera.SetFocalPoint(at->x_m, at->y_m, 0.0);
      camera.SetViewUp(0.0, 0.0, 1.0);
      return;
    }
  }
}

void ViewSession::Impl::toggle(IslandLayer layer) {
  const Visibility next = panes.front()->model().visibility(layer) == Visibility::kShown
                              ? Visibility::kHidden
                              : Visibility::kShown;
  for (const auto& pane : panes) {
    pane->model().show(layer, next);
  }
}

void ViewSession::Impl::pick_at(int x, int y) {
  const int width = std::max(1, window->GetSize()[0]);
  const auto count = static_cast<int>(panes.size());
  const auto index = static_cast<std::size_t>(std::clamp(x * count / width, 0, count - 1));
  pick_everywhere(index,
                  panes[index]->nearest_to({static_cast<double>(x), static_cast<double>(y)}));
}

void ViewSession::Impl::pick_everywhere(std::size_t pane_index, std::optional<Picked> picked) {
  for (std::size_t i = 0; i < panes.size(); ++i) {
    panes[i]->pick(i == pane_index ? picked : panes[i]->same_as(picked, panes[pane_index]->book()));
  }
}

void ViewSession::Impl::next_person() {
  for (std::size_t i = 0; i < panes.size(); ++i) {
    const std::optional<Picked> picked = panes[i]->picked();
    if (!picked) {
      continue;
    }
    const DayBook& book = panes[i]->book();
    const bool is_place = picked->kind == Picked::Kind::kPlace;
    const auto place =
        is_place ? std::optional(picked->row) : book.place_of(picked->row, clock.now());
    const auto person = place ? book.next_at(*place, clock.now(),
                                             is_place ? std::nullopt : std::optional(picked->row))
                              : std::nullopt;
    if (person) {
      pick_everywhere(i, Picked{.kind = Picked::Kind::kPerson, .row = *person});
    }
    return;
  }
}

void ViewSession::Impl::write_picture() {
  const auto file = options.picture_folder / fmt::format("view-{}.png", stamp_of(clock.now()));
  refuse_to_replace_others(file, "view");
  window->Render();
  const PictureNote note{.kind = "view",
                         .moment = format_time(clock.now()),
                         .language = options.language == Language::kJapanese ? "ja" : "en",
                         .subject = options.folders.front().filename().string(),
                         .base = {}};
  viz::write_picture(*picture_of(*window), note, file);
  pictures.push_back(file);
}

void ViewSession::Impl::on_key() {
  std::string name = interactor->GetKeySym() == nullptr ? "" : interactor->GetKeySym();
  if (name.size() == 1) {
    name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  }
  if (name.starts_with("KP_") && name.size() == 4) {
    name.erase(0, 3);
  }
  const auto key = keys.find(name);
  if (key != keys.end()) {
    key->second();
    refresh();
  }
}

void ViewSession::Impl::on_press() {
  pressed_x = interactor->GetEventPosition()[0];
  pressed_y = interactor->GetEventPosition()[1];
}

void ViewSession::Impl::on_release() {
  const int* at = interactor->GetEventPosition();
  const bool moved =
      std::abs(at[0] - pressed_x) > kClickPx || std::abs(at[1] - pressed_y) > kClickPx;
  if (!moved) {
    pick_at(at[0], at[1]);
    refresh();
  }
}

void ViewSession::Impl::on_timer() {
  if (clock.is_playing()) {
    clock.tick(kTick);
    refresh();
  }
}

void ViewSession::Impl::on_slider() {
  clock.set({static_cast<std::int64_t>(slider_shape->GetValue() * 3'600'000.0)});
  refresh();
}

ViewSession::ViewSession(const ViewOptions& options) : impl_(std::make_unique<Impl>(options)) {}

ViewSession::~ViewSession() = default;

void ViewSession::attach(vtkRenderWindow& window, vtkRenderWindowInteractor& interactor) {
  impl_->attach(window, interactor);
}

const ViewClock& ViewSession::clock() const { return impl_->clock; }
const ViewPane& ViewSession::pane(std::size_t index) const { return *impl_->panes.at(index); }
std::size_t ViewSession::pane_count() const { return impl_->panes.size(); }
const std::vector<std::filesystem::path>& ViewSession::pictures() const { return impl_->pictures; }

}  // namespace poai::viz
