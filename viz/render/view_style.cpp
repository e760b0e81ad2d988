#include "viz/render/view_style.hpp"

#include <vtkObjectFactory.h>

#include <utility>

namespace poai::viz {

vtkStandardNewMacro(ViewStyle);

void ViewStyle::OnLeftButtonDown() {
  press_();
  vtkInteractorStyleTerrain::OnLeftButtonDown();
}

void ViewStyle::OnLeftButtonUp() {
  vtkInteractorStyleTerrain::OnLeftButtonUp();
  release_();
}

void ViewStyle::answer(std::function<void()> press, std::function<void()> release) {
  press_ = std::move(press);
  release_ = std::move(release);
}

}  // namespace poai::viz
