#include "viz/render/canvas.hpp"

#include <vtkActor.h>
#include <vtkCamera.h>
#include <vtkCellArray.h>
#include <vtkNew.h>
#include <vtkPNGWriter.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkPolygon.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkTextActor.h>
#include <vtkTextProperty.h>
#include <vtkTextRenderer.h>
#include <vtkTriangleFilter.h>
#include <vtkUnsignedCharArray.h>
#include <vtkWindowToImageFilter.h>

#include <cstdlib>
#include <string_view>

#include "engine/core/contracts.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "viz/render/font_file.hpp"
#include "viz/render/offscreen_context.hpp"
#include "viz/render/surfaceless_window.hpp"

namespace poai::viz {
namespace {

constexpr double kLayerStep = 1.0;
constexpr int kDotsPerInch = 72;  // a point of text is a pixel

std::string font_or_fail() {
  auto file = japanese_font_file();
  if (!file) {
    throw InputError(InputKind::kFiles,
                     {Problem{.place = {},
                              .key = "render",
                              .problem = "no font with Japanese characters",
                              .reason = "labels could not be drawn",
                              .suggestion = "install the package fonts-ipafont-gothic"}});
  }
  return *file;
}

vtkIdType insert(vtkPoints& points, Pixel at) { return points.InsertNextPoint(at.x, at.y, 0.0); }

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
  if (style.plate) {
    property.SetBackgroundColor(1.0, 1.0, 1.0);
    property.SetBackgroundOpacity(0.75);
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
  double next_layer = 0.0;

  vtkActor* add(vtkPolyData* shape, Colour ink) {
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(shape);
    mapper->ScalarVisibilityOff();
    vtkNew<vtkActor> actor;
    actor->SetMapper(mapper);
    actor->SetPosition(0.0, 0.0, next_layer);
    next_layer += kLayerStep;
    actor->GetProperty()->SetColor(ink.r, ink.g, ink.b);
    actor->GetProperty()->SetOpacity(ink.a);
    actor->GetProperty()->LightingOff();
    renderer->AddActor(actor);
    return actor;
  }

  void render(int width_px, int height_px) {
    vtkCamera* camera = renderer->GetActiveCamera();
    camera->ParallelProjectionOn();
    camera->SetFocalPoint(width_px / 2.0, height_px / 2.0, 0.0);
    camera->SetPosition(width_px / 2.0, height_px / 2.0, next_layer + 100.0);
    camera->SetParallelScale(height_px / 2.0);
    camera->SetClippingRange(1.0, next_layer + 200.0);
    window->Render();
  }
};

Canvas::Canvas(int width_px, int height_px, Colour background)
    : width_px_(width_px), height_px_(height_px), impl_(std::make_unique<Impl>()) {
  impl_->window->SetSize(width_px, height_px);
  impl_->window->SetDPI(kDotsPerInch);
  impl_->window->SetMultiSamples(4);
  impl_->window->SetIsCurrent(true);
  impl_->window->AddRenderer(impl_->renderer);
  impl_->renderer->SetBackground(background.r, background.g, background.b);
}

Canvas::~Canvas() = default;

void Canvas::fill(const std::vector<std::vector<Pixel>>& rings, Colour ink) {
  vtkNew<vtkPoints> points;
  vtkNew<vtkCellArray> cells;
  for (const auto& ring : rings) {
    cells->InsertNextCell(static_cast<int>(ring.size()));
    for (const Pixel at : ring) {
      cells->InsertCellPoint(insert(*points, at));
    }
  }
  vtkNew<vtkPolyData> outlines;
  outlines->SetPoints(points);
  outlines->SetPolys(cells);
  vtkNew<vtkTriangleFilter> triangles;
  triangles->SetInputData(outlines);
  triangles->Update();
  impl_->add(triangles->GetOutput(), ink);
}

void Canvas::stroke(const std::vector<std::vector<Pixel>>& lines, double width_px, Colour ink) {
  vtkNew<vtkPoints> points;
  vtkNew<vtkCellArray> cells;
  for (const auto& line : lines) {
    cells->InsertNextCell(static_cast<int>(line.size()));
    for (const Pixel at : line) {
      cells->InsertCellPoint(insert(*points, at));
    }
  }
  vtkNew<vtkPolyData> shape;
  shape->SetPoints(points);
  shape->SetLines(cells);
  impl_->add(shape, ink)->GetProperty()->SetLineWidth(static_cast<float>(width_px));
}

void Canvas::dots(const std::vector<Pixel>& places, const PointStyle& style) {
  vtkNew<vtkPoints> points;
  vtkNew<vtkCellArray> cells;
  for (const Pixel at : places) {
    cells->InsertNextCell(1);
    cells->InsertCellPoint(insert(*points, at));
  }
  vtkNew<vtkPolyData> shape;
  shape->SetPoints(points);
  shape->SetVerts(cells);
  vtkProperty* property = impl_->add(shape, style.ink)->GetProperty();
  property->SetPointSize(static_cast<float>(style.size_px));
  property->RenderPointsAsSpheresOff();
}

void Canvas::text(Pixel at, const std::string& words, const TextStyle& style) {
  vtkNew<vtkTextActor> actor;
  actor->SetInput(words.c_str());
  style_text(*actor->GetTextProperty(), impl_->font, style);
  actor->SetPosition(at.x, at.y);
  actor->SetLayerNumber(1);
  impl_->renderer->AddActor2D(actor);
}

double Canvas::text_width_px(const std::string& words, int size_px) const {
  vtkNew<vtkTextProperty> property;
  style_text(*property, impl_->font, {.size_px = size_px, .ink = {}});
  int box[4] = {0, 0, 0, 0};
  vtkTextRenderer::GetInstance()->GetBoundingBox(property, words, box, kDotsPerInch);
  return static_cast<double>(box[1] - box[0] + 1);
}

void Canvas::write_png(const std::filesystem::path& path) {
  impl_->render(width_px_, height_px_);
  vtkNew<vtkWindowToImageFilter> picture;
  picture->SetInput(impl_->window);
  picture->SetInputBufferTypeToRGB();
  picture->ReadFrontBufferOff();
  picture->ShouldRerenderOff();
  vtkNew<vtkPNGWriter> writer;
  writer->SetInputConnection(picture->GetOutputPort());
  writer->WriteToMemoryOn();
  writer->Write();
  vtkUnsignedCharArray* bytes = writer->GetResult();
  expects(bytes != nullptr && bytes->GetNumberOfValues() > 0, "a rendered picture has bytes");
  write_file_atomically(path, {reinterpret_cast<const char*>(bytes->GetPointer(0)),
                               static_cast<std::size_t>(bytes->GetNumberOfValues())});
}

}  // namespace poai::viz
