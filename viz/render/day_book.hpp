#pragma once
// The day of one person or one place of a run, as lines to read.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/geometry/point.hpp"
#include "engine/output/run_file.hpp"
#include "viz/render/map_words.hpp"

namespace poai::viz {

/// Reads the tables once; a question then goes through all their rows (0.1 s for a weekday).
class DayBook {
 public:
  /// Throws InputError (kFiles) if the run is damaged.
  explicit DayBook(const output::RunFile& run);

  /// Who that is, then stays, legs and waits in the order of time; the line of `now` begins with
  /// ">". `person` is a row of persons.
  [[nodiscard]] std::vector<std::string> person(std::uint32_t person, SimTime now,
                                                Language language) const;

  /// The name, who is there at `now` by role, queue and guests, passengers of a station, and who
  /// comes by the hour. `place` is a row of tables/places.
  [[nodiscard]] std::vector<std::string> place(std::uint32_t place, SimTime now,
                                               Language language) const;

  /// The place where the person stays at `now`; nothing while he or she is under way.
  [[nodiscard]] std::optional<std::uint32_t> place_of(std::uint32_t person, SimTime now) const;
  /// The next person after the row `after` who stays at the place at `now`, from the first row
  /// again after the last; nothing if nobody is there.
  [[nodiscard]] std::optional<std::uint32_t> next_at(std::uint32_t place, SimTime now,
                                                     std::optional<std::uint32_t> after) const;

  /// The row of the person with that key.
  [[nodiscard]] std::optional<std::uint32_t> row_of(std::uint64_t person_key) const;
  [[nodiscard]] std::uint64_t key_of(std::uint32_t person) const;

  [[nodiscard]] std::size_t person_count() const { return persons_.size(); }
  [[nodiscard]] std::size_t place_count() const { return places_.id.size(); }
  [[nodiscard]] geometry::Point position_of(std::uint32_t place) const;
  /// The row of the place with that id.
  [[nodiscard]] std::optional<std::uint32_t> place_with_id(const std::string& id) const;
  [[nodiscard]] const std::string& id_of(std::uint32_t place) const;

 private:
  struct Entry {
    std::int32_t begin_ms = 0;
    std::int32_t end_ms = 0;
    std::string text;
  };

  void check() const;
  [[nodiscard]] bool covers(std::size_t stay, SimTime now) const {
    return stays_.begin_ms[stay] <= now.ms && now.ms < stays_.end_ms[stay];
  }
  void add_stays(std::uint32_t person, Language language, std::vector<Entry>& entries) const;
  void add_legs(std::uint32_t person, Language language, std::vector<Entry>& entries) const;
  void add_present(std::uint32_t place, SimTime now, Language language,
                   std::vector<std::string>& lines) const;
  void add_service(std::uint32_t place, SimTime now, Language language,
                   std::vector<std::string>& lines) const;
  void add_passengers(std::uint32_t place, SimTime now, Language language,
                      std::vector<std::string>& lines) const;
  void add_arrivals(std::uint32_t place, Language language, std::vector<std::string>& lines) const;
  [[nodiscard]] std::string place_name(std::uint32_t place, Language language) const;
  [[nodiscard]] std::string stop_name(std::uint32_t stop, Language language) const;
  [[nodiscard]] std::string real(double rows) const;

  output::Persons persons_;
  metrics::Stays stays_;
  metrics::Legs legs_;
  output::PlaceTable places_;
  output::StopTable stops_;
  std::vector<std::uint32_t> service_places_;  ///< columns of the series of places
  std::vector<std::int32_t> place_times_ms_;
  storage::Matrix<std::uint32_t> queue_;
  storage::Matrix<std::uint32_t> seated_;
  storage::Matrix<std::uint32_t> served_;
  std::vector<std::int32_t> station_times_ms_;
  storage::Matrix<std::uint32_t> boardings_;
  storage::Matrix<std::uint32_t> alightings_;
  storage::Matrix<std::uint32_t> waiting_;
  double persons_per_row_ = 1.0;
  district::RailName rail_;
};

}  // namespace poai::viz
