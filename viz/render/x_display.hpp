#pragma once
// Whether there is an X server that a window can open on.

namespace poai::viz {

/// Throws InputError (kFiles) with what to do instead if DISPLAY names none that answers.
void expect_display();

}  // namespace poai::viz
