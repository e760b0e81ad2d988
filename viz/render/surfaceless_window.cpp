#include "viz/render/surfaceless_window.hpp"

#include <vtkObject.h>
#include <vtkObjectFactory.h>

namespace poai::viz {

vtkStandardNewMacro(SurfacelessWindow);

void SurfacelessWindow::OpenGLInitContext() {
  const bool warnings = vtkObject::GetGlobalWarningDisplay() != 0;
  vtkObject::GlobalWarningDisplayOff();
  vtkGenericOpenGLRenderWindow::OpenGLInitContext();
  vtkObject::SetGlobalWarningDisplay(warnings ? 1 : 0);
  Initialized = true;
  GlewInitValid = true;
}

}  // namespace poai::viz
