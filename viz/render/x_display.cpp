#include "viz/render/x_display.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

#include "engine/core/input_error.hpp"

#include <X11/Xlib.h>  // last: its macros break other headers

namespace poai::viz {

// Without a server VTK itself would end the program without a sentence.
void expect_display() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets any
  const char* name = std::getenv("DISPLAY");
  const bool is_named = name != nullptr && *name != '\0';
  Display* display = is_named ? XOpenDisplay(nullptr) : nullptr;
  if (display != nullptr) {
    XCloseDisplay(display);
    return;
  }
  throw InputError(
      InputKind::kFiles,
      {Problem{.place = {},
               .key = "view",
               .problem = "there is no display to open a window on",
               .reason = is_named ? fmt::format("no X server answers at DISPLAY={}", name)
                                  : std::string("DISPLAY is not set"),
               .suggestion = "draw pictures without one by poai render --kind island3d"}});
}

}  // namespace poai::viz
