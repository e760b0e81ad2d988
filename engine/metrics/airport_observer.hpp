#pragma once
// Air passengers: when they reach the kerb, how long they queue, why flights are missed, whom the
// airport brings, and what that adds to the trains.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/words.hpp"
#include "engine/district/district.hpp"
#include "engine/metrics/time_bins.hpp"
#include "engine/metrics/transit_observer.hpp"
#include "engine/metrics/waits.hpp"
#include "engine/population/population.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// Why a flight was missed, as far as it can be told.
enum class MissCause : std::uint8_t {
  kTrainFull,   ///< came late, and a full run had left without the passenger on the way
  kRideLate,    ///< came late by train or bus
  kLineOut,     ///< came late, and had left a line that stood still on the way
  kOnTheWay,    ///< came late otherwise
  kSecurity,    ///< the security queue
  kEmigration,  ///< the queue for emigration
};
inline constexpr std::array<std::string_view, 6> kMissCauseNames = {
    "train_full", "ride_late", "line_out", "on_the_way", "security", "emigration"};

class AirportObserver {
 public:
  static constexpr std::size_t kKerbMinutes = 120;  ///< bins of the curves; the last is "or later"

  /// What is given must outlive this. `sections` are those of the transit observer.
  AirportObserver(const district::District& district, const district::Timetable& timetable,
                  const population::Population& population, const std::vector<Section>& sections,
                  TimeBins hours);

  void take(const Event& event);

  /// Per minute after block-in (row) and flight: who reached the kerb.
  [[nodiscard]] const CountTable& kerb_exits() const { return kerb_exits_; }
  /// Block-in of each flight, milliseconds; none without anybody aboard.
  [[nodiscard]] const std::vector<std::uint32_t>& block_in_ms() const { return block_in_ms_; }
  /// Persons who were aboard at block-in.
  [[nodiscard]] std::uint64_t landed() const { return landed_; }
  [[nodiscard]] const Waits& waits(TerminalStep step) const {
    return waits_.at(static_cast<std::size_t>(step));
  }
  /// From block-in to the kerb.
  [[nodiscard]] const Waits& kerb_times(district::Flight::Kind kind) const {
    return kerb_times_.at(static_cast<std::size_t>(kind));
  }
  /// From joining the queue of immigration to the kerb.
  [[nodiscard]] const Waits& formalities() const { return formalities_; }
  /// Passengers through the doors of all aircraft over the time that they took; 0 without any.
  [[nodiscard]] double deplaned_per_min() const;
  /// Who reached the kerb, by how they go on.
  [[nodiscard]] std::uint64_t inflow_by(Mode mode) const {
    return inflow_by_mode_.at(static_cast<std::size_t>(mode));
  }
  [[nodiscard]] std::uint64_t missed(MissCause cause) const {
    return missed_.at(static_cast<std::size_t>(cause));
  }
  [[nodiscard]] std::uint64_t cancelled() const { return cancelled_; }
  [[nodiscard]] std::uint64_t stranded(StrandedChoice choice) const {
    return stranded_.at(static_cast<std::size_t>(choice));
  }
  /// Per clock hour and purpose: who came out on the kerb.
  [[nodiscard]] const CountTable& inflow() const { return inflow_; }
  /// Trips of passengers that ended where they stop or live on the island.
  [[nodiscard]] std::uint64_t stopped() const { return stopped_; }
  /// Per clock hour and section: air passengers on departure.
  [[nodiscard]] const CountTable& section_passengers() const { return section_passengers_; }
  [[nodiscard]] const TimeBins& hours() const { return hours_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  struct LiveRun {
    std::uint32_t load = 0;  ///< air passengers
    std::uint32_t next_call = 0;
  };
  /// Who leaves an aircraft when.
  struct Cabin {
    std::int32_t first_ms = INT32_MAX;
    std::int32_t last_ms = 0;
    std::int32_t persons = 0;
  };
  /// What happened on the way to the terminal.
  enum Way : std::uint8_t { kNothing = 0, kRode = 1, kDeniedByTrain = 2, kLeftLine = 4 };

  [[nodiscard]] bool is_passenger(PersonId person) const {
    return person.valid() && population_.flight[person].valid();
  }
  [[nodiscard]] bool is_train(RunId run) const;
  void take_of_passenger(const Event& event);
  void reach_step(const Event& event);
  void reach_kerb(const Event& event);
  void miss(const Event& event);
  void depart(const Event& event);

  const district::District& district_;
  const district::Timetable& timetable_;
  const population::Population& population_;
  const std::vector<Section>& sections_;
  TimeBins hours_;
  CountTable kerb_exits_;
  std::vector<std::uint32_t> block_in_ms_;
  std::uint64_t landed_ = 0;
  std::array<Waits, kTerminalStepCount> waits_;
  std::array<Waits, 2> kerb_times_;
  Waits formalities_;
  std::vector<Cabin> cabins_;  ///< by flight
  std::array<std::uint64_t, kModeCount> inflow_by_mode_{};
  std::array<std::uint64_t, kMissCauseNames.size()> missed_{};
  std::uint64_t cancelled_ = 0;
  std::array<std::uint64_t, kStrandedChoiceCount> stranded_{};
  CountTable inflow_;
  std::uint64_t stopped_ = 0;
  CountTable section_passengers_;
  Column<RunId, LiveRun> live_;
  Column<PersonId, std::uint8_t> way_;
  Column<PersonId, std::int32_t> border_ms_;  ///< when immigration was reached; -1 if not
};

}  // namespace poai::metrics
