#include "viz/render/canvas.hpp"

#include <vtkActor.h>
#include <vtkCamera.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkTextActor.h>
#include <vtkTextProperty.h>
#include <vtkTextRenderer.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "engine/core/contracts.hpp"
#include "viz/render/font_file.hpp"
#include "viz/render/offscreen_context.hpp"
#include "viz/render/pixel_shapes.hpp"
#include "viz/render/soft_shapes.hpp"
#include "viz/render/surfaceless_window.hpp"
#include "viz/render/window_picture.hpp"

namespace poai::viz {
namespace {

constexpr double kLayerStep = 1.0;
constexpr int kDotsPerInch = 72;  // a point of text is a pixel

void style_text(vtkTextProperty& property, const std::string& font, const TextStyle& style) {
  property.SetFontFamily(VTK_FONT_FILE);
  property.SetFontFile(font.c_str());
  property.SetFontSize(style.size_px);
  property.SetColor(style.ink.r, style.ink.g, style.ink.b);
  property.SetVerticalJustificationToCentered();
  if (style.anchor == Anchor::kLeft) {
    property.SetJustificationToLeft();
  } else if (style.anchor == Anchor::kCentre) {
    property.SetJustificationToCentered();
  } else {
    property.SetJustificationToRight();
  }
}

}  // namespace

Colour colour(const char* hex, double opacity) {
  expects(std::string_view(hex).size() == 7 && hex[0] == '#', "a colour is written #rrggbb");
  const long value = std::strtol(hex + 1, nullptr, 16);
  const auto channel = [value](int shift) {
    return static_cast<double>((value >> shift) & 0xff) / 255.0;
  };
  return {channel(16), channel(8), channel(0), opacity};
}

struct Canvas::Impl {
  OffscreenContext context;
  std::string font = font_or_fail();
  vtkNew<SurfacelessWindow> window;
  vtkNew<vtkRenderer> renderer;
  std::vector<vtkSmartPointer<vtkActor>> shapes;
  std::vector<vtkSmartPointer<vtkTextActor>> texts;

  void add(vtkPolyData* shape) {
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(shape);
    mapper->SetColorModeToDirectScalars();
    vtkNew<vtkActor> actor;
    actor->SetMapper(mapper);
    actor->SetPosition(0.0, 0.0, next_layer());
    shapes.emplace_back(actor);
    actor->GetProperty()->LightingOff();
    actor->ForceOpaqueOn();  // layers are mixed in the order in which they were added
    renderer->AddActor(actor);
  }

  [[nodiscard]] double next_layer() const {
    return kLayerStep * static_cast<double>(shapes.size());
  }

  void render(int width_px, int height_px) {
    vtkCamera* camera = renderer->GetActiveCamera();
    camera->ParallelProjectionOn();
    camera->SetFocalPoint(width_px / 2.0, height_px / 2.0, 0.0);
    camera->SetPosition(width_px / 2.0, height_px / 2.0, next_layer() + 100.0);
    camera->SetParallelScale(height_px / 2.0);
    camera->SetClippingRange(1.0, next_layer() + 200.0);
    window->Render();
  }

  vtkSmartPointer<vtkImageData> picture(int width_px, int height_px) {
    render(width_px, height_px);
    return picture_of(*window);
  }
};

Canvas::Canvas(int width_px, int height_px, Colour background)
    : width_px_(width_px), height_px_(height_px), impl_(std::make_unique<Impl>()) {
  impl_->window->SetSize(width_px, height_px);
  impl_->window->SetDPI(kDotsPerInch);
  impl_->window->SetMultiSamples(0);  // shapes have soft edges of their own
  impl_->window->SetIsCurrent(true);
  impl_->window->AddRenderer(impl_->renderer);
  impl_->renderer->SetBackground(background.r, background.g, background.b);
}

Canvas::~Canvas() = default;

void Canvas::put_behind(vtkRenderer& scene) {
  impl_->window->SetNumberOfLayers(2);
  scene.SetLayer(0);
  impl_->renderer->SetLayer(1);
  impl_->window->AddRenderer(&scene);
}

void Canvas::fill(const std::vector<PixelLine>& rings, Colour ink) {
  impl_->add(soft_rings(rings, ink));
}

void Canvas::fill_convex(const std::vector<PixelLine>& polygons, Colour ink) {
  impl_->add(soft_convex(polygons, ink));
}

void Canvas::stroke(const std::vector<PixelLine>& lines, double width_px, Colour ink) {
  std::vector<PixelLine> pieces;
  for (const PixelLine& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (const auto piece = bar(line[i - 1], line[i], width_px); !piece.empty()) {
        pieces.push_back(piece);
      }
    }
  }
  fill_convex(pieces, ink);
}

void Canvas::stroke_round(const std::vector<PixelLine>& lines, double width_px, Colour ink) {
  std::vector<PixelLine> pieces;
  for (const PixelLine& line : lines) {
    for (PixelLine& piece : thick_line(line, width_px)) {
      pieces.push_back(std::move(piece));
    }
  }
  fill_convex(pieces, ink);
}

void Canvas::dots(const std::vector<Pixel>& centres, double radius_px, Colour ink) {
  std::vector<PixelLine> discs;
  discs.reserve(centres.size());
  for (const Pixel centre : centres) {
    discs.push_back(disc(centre, radius_px));
  }
  fill_convex(discs, ink);
}

void Canvas::text(Pixel at, const std::string& words, const TextStyle& style) {
  vtkNew<vtkTextActor> actor;
  actor->SetInput(words.c_str());
  style_text(*actor->GetTextProperty(), impl_->font, style);
  actor->SetPosition(at.x, at.y);
  actor->SetLayerNumber(1);
  impl_->renderer->AddActor2D(actor);
  impl_->texts.emplace_back(actor);
}

Canvas::Mark Canvas::mark() const { return {impl_->shapes.size(), impl_->texts.size()}; }

void Canvas::rewind(Mark mark) {
  for (std::size_t i = mark.shapes; i < impl_->shapes.size(); ++i) {
    impl_->renderer->RemoveActor(impl_->shapes[i]);
  }
  for (std::size_t i = mark.texts; i < impl_->texts.size(); ++i) {
    impl_->renderer->RemoveActor2D(impl_->texts[i]);
  }
  impl_->shapes.resize(std::min(mark.shapes, impl_->shapes.size()));
  impl_->texts.resize(std::min(mark.texts, impl_->texts.size()));
}

double Canvas::text_width_px(const std::string& words, int size_px) const {
  vtkNew<vtkTextProperty> property;
  style_text(*property, impl_->font, {.size_px = size_px, .ink = {}});
  int box[4] = {0, 0, 0, 0};
  vtkTextRenderer::GetInstance()->GetBoundingBox(property, words, box, kDotsPerInch);
  return static_cast<double>(box[1] - box[0] + 1);
}

std::string Canvas::rgb() {
  const auto picture = impl_->picture(width_px_, height_px_);
  const std::size_t row_bytes = 3 * static_cast<std::size_t>(width_px_);
  std::string bytes(row_bytes * static_cast<std::size_t>(height_px_), '\0');
  const auto* pixels = static_cast<const char*>(picture->GetScalarPointer());
  for (std::size_t row = 0; row < static_cast<std::size_t>(height_px_); ++row) {
    const std::size_t from_bottom = static_cast<std::size_t>(height_px_) - 1 - row;
    std::copy_n(pixels + from_bottom * row_bytes, row_bytes, bytes.data() + row * row_bytes);
  }
  return bytes;
}

void Canvas::write_png(const std::filesystem::path& path, const PictureNote& note) {
  write_picture(*impl_->picture(width_px_, height_px_), note, path);
}

}  // namespace poai::viz
