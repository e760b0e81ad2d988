#pragma once
// How the mouse moves the camera of the interactive window.

#include <vtkInteractorStyleTerrain.h>

#include <functional>

namespace poai::viz {

/// Turns and moves the camera; VTK's own keys would hide those of the window.
class ViewStyle final : public vtkInteractorStyleTerrain {
 public:
  static ViewStyle* New();
  void OnChar() override {}
  void OnKeyPress() override {}
  // A style takes all events from a press on, so that observers beside it never see the release.
  void OnLeftButtonDown() override;
  void OnLeftButtonUp() override;

  /// Called when the left button goes down and when it has come up; both must be set.
  void answer(std::function<void()> press, std::function<void()> release);

 protected:
  ViewStyle() = default;

 private:
  std::function<void()> press_;
  std::function<void()> release_;
};

}  // namespace poai::viz
