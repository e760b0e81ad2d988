#include "viz/render/island_painter.hpp"

#include <vtkCamera.h>
#include <vtkNew.h>
#include <vtkRenderer.h>

#include "viz/render/canvas.hpp"
#include "viz/render/island_model.hpp"
#include "viz/render/map_furniture.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/scene_note.hpp"

namespace poai::viz {

struct IslandPainter::Impl {
  Impl(const MapScene& scene, const MapOptions& options)
      : canvas(options.width_px, options.height_px, colour(look::kSea)),
        sheet{.scene = scene, .language = options.language, .canvas = canvas},
        furniture(sheet),
        model(*renderer, scene) {
    canvas.put_behind(*renderer);
    renderer->SetUseSSAO(true);
    renderer->SetSSAORadius(30.0);
    renderer->SetSSAOBias(2.0);
    renderer->SetSSAOKernelSize(16);
    renderer->SetSSAOBlur(true);
    renderer->SetUseFXAA(true);
    blank = canvas.mark();
  }

  Canvas canvas;
  vtkNew<vtkRenderer> renderer;
  MapSheet sheet;
  MapFurniture furniture;
  IslandModel model;
  Canvas::Mark blank;
};

IslandPainter::IslandPainter(const MapScene& scene, const MapOptions& options)
    : impl_(std::make_unique<Impl>(scene, options)) {}

IslandPainter::~IslandPainter() = default;

void IslandPainter::paint(const CameraPose& pose) {
  Impl& impl = *impl_;
  impl.model.update(impl.sheet.scene);
  impl.canvas.rewind(impl.blank);
  vtkCamera* camera = impl.renderer->GetActiveCamera();
  camera->SetPosition(pose.eye.x_m, pose.eye.y_m, pose.eye.z_m);
  camera->SetFocalPoint(pose.target.x_m, pose.target.y_m, pose.target.z_m);
  camera->SetViewUp(0.0, 0.0, 1.0);
  camera->SetViewAngle(34.0);
  camera->SetClippingRange(50.0, 60'000.0);
  impl.furniture.update(impl.sheet);
  impl.furniture.draw_texts(impl.sheet, LegendCorner::kTopLeft);
}

void IslandPainter::write_png(const std::filesystem::path& file) {
  impl_->canvas.write_png(file, note_of(impl_->sheet.scene, impl_->sheet.language));
}

std::string IslandPainter::rgb() { return impl_->canvas.rgb(); }

}  // namespace poai::viz
