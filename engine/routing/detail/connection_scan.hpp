#pragma once
// One pass over the connections of a day, the last departure first, in search of all journeys to
// one stop.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/routing/detail/journey_search.hpp"
#include "engine/routing/detail/ride_classes.hpp"
#include "engine/routing/ride_rules.hpp"

namespace poai::routing::detail {

class ConnectionScan {
 public:
  ConnectionScan(const JourneySearch& search, StopId target);

  /// Once.
  [[nodiscard]] Journeys run();

 private:
  static constexpr std::size_t kClasses = kRideClasses.size();
  using ClassBits = std::uint16_t;

  /// Stay on the run, leave it at a stop and go on.
  struct Label {
    std::int32_t penalty_ms = 0;
    std::int32_t walk_ms = 0;
    float crowding_s = 0.0F;
    StopId alight;
    std::uint32_t tail = ChainLink::kEnd;
  };
  /// What is best for those who are aboard a run, by rides - 1 and class.
  struct Aboard {
    Aboard() { clear(); }
    void clear();
    std::array<ClassBits, kMostRides> filled;
    std::array<std::array<std::int32_t, kClasses>, kMostRides> cost_ms;
    std::array<std::array<Label, kClasses>, kMostRides> labels;
  };

  void leave(const JourneySearch::Connection& ride, Aboard& aboard) const;
  void change(const JourneySearch::Connection& ride, const JourneySearch::Step& step,
              std::size_t rides, Aboard& aboard) const;
  static void keep(Aboard& aboard, std::size_t rides, std::size_t ride_class, std::int32_t cost_ms,
                   const Label& label);
  [[nodiscard]] static std::int32_t best_ms(const Aboard& aboard, std::size_t rides,
                                            std::size_t ride_class);
  void board(const JourneySearch::Connection& ride, const Aboard& aboard);
  void add(const JourneySearch::Connection& ride, std::size_t rides, std::size_t ride_class,
           std::int32_t cost_ms, const Label& label);
  [[nodiscard]] std::uint32_t chain(const JourneySearch::Connection& ride, const Label& label);
  [[nodiscard]] std::size_t profile_of(std::size_t rides, StopId stop,
                                       std::size_t ride_class) const {
    return (rides * search_.stop_count() + stop.index()) * kClasses + ride_class;
  }

  const JourneySearch& search_;
  StopId target_;
  std::vector<Aboard> aboard_;               ///< by slot
  std::vector<Journeys::Profile> profiles_;  ///< by rides - 1, stop and class
  std::vector<ClassBits> filled_;            ///< by rides - 1 and stop
  Column<StopId, std::vector<std::uint32_t>> chains_from_;
  Journeys found_;
};

}  // namespace poai::routing::detail
