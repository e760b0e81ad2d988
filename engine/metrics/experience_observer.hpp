#pragma once
// What people can learn of a day for the next one: how late and full the runs were, who was left
// behind, and the waits at places that serve.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/demand/place_waits.hpp"
#include "engine/district/transit.hpp"
#include "engine/metrics/world.hpp"
#include "engine/routing/ride_experience.hpp"

namespace poai::metrics {

class ExperienceObserver {
 public:
  /// What `world` refers to must outlive the observer.
  explicit ExperienceObserver(const World& world);

  void on_events(const EventBuffer& events);

  /// Of the day so far. Calls that were not reached are as late as the one before.
  [[nodiscard]] routing::RideExperience rides() const;
  [[nodiscard]] demand::PlaceWaits waits() const;

 private:
  struct CallSeen {
    std::optional<SimTime> arrival;
    std::optional<SimTime> departure;
    double load_share = 0.0;
  };
  struct Mean {
    double sum_s = 0.0;
    std::uint32_t count = 0;
  };
  struct Waiting {
    SimTime since;
    std::optional<SimTime> denied;  ///< for the first time
    bool in_queue = false;          ///< of a place
  };

  void take(const Event& event);
  [[nodiscard]] CallSeen& call_at(RunId run, StopId stop);
  void depart(const Event& event);
  void board(const Event& event);
  void be_served(const Event& event);
  void leave_place(const Event& event);
  void add_wait(PlaceId place, SimTime since, double wait_s);

  const World& world_;
  Column<RunId, std::uint32_t> load_;
  Column<RunId, std::uint32_t> call_;  ///< that the run was last seen at
  std::vector<CallSeen> calls_;        ///< in the order of all calls
  Column<PersonId, Waiting> waiting_;
  std::vector<Mean> left_behind_;  ///< stop x kSlotCount + slot
  std::vector<Mean> place_waits_;  ///< place x kSlotCount + slot
};

}  // namespace poai::metrics
