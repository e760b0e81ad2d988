#pragma once
// What can draw a run at one moment after another.

#include <filesystem>
#include <string>

#include "engine/core/time.hpp"

namespace poai::viz {

class Pictures {
 public:
  virtual ~Pictures() = default;
  Pictures() = default;
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  /// Draws `time`; throws InputError (kScenario) if the run does not know it.
  virtual void draw(SimTime time) = 0;
  /// Writes what was drawn as PNG, whole or not at all; throws InputError (kFiles).
  virtual void write_png(const std::filesystem::path& file) = 0;
  /// What was drawn as bytes: red, green, blue, row by row from the top.
  [[nodiscard]] virtual std::string rgb() = 0;
};

}  // namespace poai::viz
