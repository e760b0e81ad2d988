#pragma once
// The interactive window: one run, or two side by side with one camera and one clock.

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/core/time.hpp"
#include "viz/render/map_words.hpp"
#include "viz/render/view_clock.hpp"
#include "viz/render/view_pane.hpp"

class vtkRenderWindow;            // NOLINT(cppcoreguidelines-virtual-class-destructor)
class vtkRenderWindowInteractor;  // NOLINT(cppcoreguidelines-virtual-class-destructor)

namespace poai::viz {

struct ViewOptions {
  std::vector<std::filesystem::path> folders;  ///< of one or two runs
  SimTime at = SimTime::at(8, 20);
  Language language = Language::kEnglish;
  /// Where the key S writes `view-<time>.png`.
  std::filesystem::path picture_folder = ".";
};

class ViewSession {
 public:
  /// Reads the runs; throws InputError if one cannot be read or has no frames.
  explicit ViewSession(const ViewOptions& options);
  ~ViewSession();
  ViewSession(const ViewSession&) = delete;
  ViewSession& operator=(const ViewSession&) = delete;

  /// Fills the window and answers the interactor's events from now on; both must outlive this.
  void attach(vtkRenderWindow& window, vtkRenderWindowInteractor& interactor);

  [[nodiscard]] const ViewClock& clock() const;
  [[nodiscard]] const ViewPane& pane(std::size_t index) const;
  [[nodiscard]] std::size_t pane_count() const;
  /// Pictures that were written, in the order of time.
  [[nodiscard]] const std::vector<std::filesystem::path>& pictures() const;

  /// How far a timer event moves a clock of speed 1; the window asks for one this often.
  static constexpr Duration kTick{100};

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::viz
