#pragma once
// An OpenGL context without any window or display, by EGL's surfaceless platform.

#include <memory>

namespace poai::viz {

class OffscreenContext {
 public:
  /// Makes a context and makes it current; throws InputError (kFiles) with what to install if EGL
  /// or a driver is missing.
  OffscreenContext();
  ~OffscreenContext();
  OffscreenContext(const OffscreenContext&) = delete;
  OffscreenContext& operator=(const OffscreenContext&) = delete;

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace poai::viz
