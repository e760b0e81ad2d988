#include "viz/render/offscreen_context.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include "engine/core/input_error.hpp"

namespace poai::viz {
namespace {

[[noreturn]] void fail(const char* what) {
  throw InputError(InputKind::kFiles,
                   {Problem{.place = {},
                            .key = "render",
                            .problem = what,
                            .reason = "pictures are drawn by OpenGL without a display",
                            .suggestion = "install the packages libegl1 and libgl1-mesa-dri"}});
}

}  // namespace

struct OffscreenContext::Handles {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
};

OffscreenContext::OffscreenContext() : handles_(std::make_unique<Handles>()) {
  handles_->display =
      eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (handles_->display == EGL_NO_DISPLAY ||
      eglInitialize(handles_->display, nullptr, nullptr) != EGL_TRUE) {
    fail("no EGL display without a surface can be opened");
  }
  const EGLint config_wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE,
                                  EGL_OPENGL_BIT, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint config_count = 0;
  if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE ||
      eglChooseConfig(handles_->display, config_wanted, &config, 1, &config_count) != EGL_TRUE ||
      config_count == 0) {
    fail("EGL offers no OpenGL configuration");
  }
  const EGLint version_wanted[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 2,
                                   EGL_NONE};
  handles_->context = eglCreateContext(handles_->display, config, EGL_NO_CONTEXT, version_wanted);
  if (handles_->context == EGL_NO_CONTEXT ||
      eglMakeCurrent(handles_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, handles_->context) !=
          EGL_TRUE) {
    fail("EGL cannot make an OpenGL 3.2 context");
  }
}

OffscreenContext::~OffscreenContext() {
  if (handles_->display != EGL_NO_DISPLAY) {
    eglMakeCurrent(handles_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (handles_->context != EGL_NO_CONTEXT) {
      eglDestroyContext(handles_->display, handles_->context);
    }
    eglTerminate(handles_->display);
  }
}

}  // namespace poai::viz
