#pragma once
// A VTK render window on the OpenGL context that is current, with no display behind it.

#include <vtkGenericOpenGLRenderWindow.h>

namespace poai::viz {

/// GLEW loads all OpenGL functions and then reports that there is no X display; VTK takes that for
/// a failure. This window goes on.
class SurfacelessWindow final : public vtkGenericOpenGLRenderWindow {
 public:
  static SurfacelessWindow* New();
  void OpenGLInitContext() override;

 protected:
  SurfacelessWindow() = default;
};

}  // namespace poai::viz
