#pragma once
// One run in the interactive window: its island, its texts, and what is picked in it.

#include <vtkNew.h>
#include <vtkRenderer.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "viz/render/day_book.hpp"
#include "viz/render/island_model.hpp"
#include "viz/render/map_words.hpp"
#include "viz/render/pixel.hpp"
#include "viz/render/run_scenes.hpp"

namespace poai::viz {

/// What was clicked: a row of persons or of tables/places.
struct Picked {
  enum class Kind : std::uint8_t { kPerson, kPlace };

  Kind kind = Kind::kPerson;
  std::uint32_t row = 0;

  friend bool operator==(const Picked&, const Picked&) = default;
};

class ViewPane {
 public:
  /// Throws InputError if the run cannot be read.
  ViewPane(const std::filesystem::path& folder, Language language);
  ~ViewPane();
  ViewPane(const ViewPane&) = delete;
  ViewPane& operator=(const ViewPane&) = delete;

  [[nodiscard]] vtkRenderer& renderer() { return *renderer_; }
  [[nodiscard]] IslandModel& model() { return *model_; }
  [[nodiscard]] const RunScenes& scenes() const { return scenes_; }
  [[nodiscard]] const DayBook& book() const { return book_; }
  [[nodiscard]] const std::optional<Picked>& picked() const { return picked_; }
  /// The lines that are read about what is picked.
  [[nodiscard]] const std::vector<std::string>& panel() const { return panel_; }

  /// Shows people, texts and what is picked at that time.
  void update(SimTime now);

  /// Who or what is nearest to that pixel of the window: a person within 12 pixels, else a place
  /// within 30.
  [[nodiscard]] std::optional<Picked> nearest_to(Pixel at) const;
  void pick(std::optional<Picked> picked) { picked_ = picked; }

  /// The same person (by key) or place (by id) of another run, if it is there.
  [[nodiscard]] std::optional<Picked> same_as(const std::optional<Picked>& picked,
                                              const DayBook& other) const;
  /// Where what is picked was at the last update.
  [[nodiscard]] std::optional<geometry::Point> position() const { return position_; }

 private:
  struct Texts;

  [[nodiscard]] std::optional<geometry::Point> position_at(SimTime now) const;
  void mark_position();

  Language language_;
  RunScenes scenes_;
  DayBook book_;
  vtkNew<vtkRenderer> renderer_;
  std::unique_ptr<IslandModel> model_;
  std::unique_ptr<Texts> texts_;
  std::optional<Picked> picked_;
  std::optional<geometry::Point> position_;
  std::vector<std::string> panel_;
};

}  // namespace poai::viz
