#pragma once
// Serving: places with counters, queues, chairs and stock. Who arrives joins or balks, waits or
// reneges, is served, sits and leaves.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/places.hpp"
#include "engine/random/draws.hpp"

namespace poai::venues {

struct VenueParameters {
  double kappa =
      3.0;  ///< P(join | n ahead) = exp(-n / (kappa c)), c = chairs, or counters where none
  double patience_mean_min = 12.0;  ///< of the exponential patience in the queue
  double stay_cv = 0.4;  ///< coefficient of variation of the stay on a chair (log-normal)
};

/// Someone at the door. Settled per place in the order (time, tie_break, key).
struct VisitRequest {
  SimTime time;
  PersonId person;
  PersonKey key;
  std::uint64_t tie_break = 0;
  random::Occasion occasion;
  PlaceId place;
  SimTime must_leave;  ///< the end of the break: who cannot be seated with 10 minutes left balks
};

/// Someone who leaves a place, for whatever reason.
struct Departure {
  SimTime time;
  PersonId person;
  PlaceId place;
  VenueOutcome outcome = VenueOutcome::kServed;
};

class VenueEngine {
 public:
  /// `capacity_scale` multiplies chairs, counters and stock (population scale).
  VenueEngine(const district::Services& services, DayType day_type,
              const VenueParameters& parameters, random::Draws draws, double capacity_scale);
  ~VenueEngine();

  /// Replaces a place's service (an intervention at `time`): who sits stays, the queue is settled
  /// anew.
  void change(PlaceId place, const district::Service& service, SimTime time);

  void arrive(std::span<const VisitRequest> requests, EventBuffer& events,
              std::vector<Departure>& departures);

  /// Settles all ends of service, stays and patience before `tick_end` in the order of time.
  void advance(SimTime tick_end, EventBuffer& events, std::vector<Departure>& departures);

  /// Time of the next end of anything; SimTime::never() if nothing is under way.
  [[nodiscard]] SimTime next_event() const;

  /// Who moved from the queue to the counter or a chair since the last call of arrive or advance.
  [[nodiscard]] std::span<const PersonMoment> seated() const;

  [[nodiscard]] bool is_open(PlaceId place, SimTime time) const;
  [[nodiscard]] std::uint32_t queue_length(PlaceId place) const;
  [[nodiscard]] std::uint32_t seated_count(PlaceId place) const;
  [[nodiscard]] bool sold_out(PlaceId place) const;
  [[nodiscard]] const district::Service& service(PlaceId place) const;

  /// Expected wait of someone who arrives now, from the queue and the rate of service.
  [[nodiscard]] Duration expected_wait(PlaceId place) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::venues
