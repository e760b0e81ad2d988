#pragma once
// Serving: places with counters, queues, chairs and stock. Who arrives joins or balks, waits or
// reneges, is served, sits and leaves.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/places.hpp"
#include "engine/random/draws.hpp"
#include "engine/venues/companions.hpp"
#include "engine/venues/venue_parameters.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::venues {

/// Someone at the door, or a party with the one who leads it: they queue, are served, sit and leave
/// together, or balk together. Settled per place in the order (time, tie_break, key). A visit's
/// draws are keyed by `key` and `occasion`: a second try of the same person needs another occasion.
struct VisitRequest {
  SimTime time;  ///< one that lies before what is settled already counts as that moment
  PersonId person;
  PersonKey key;
  std::uint64_t tie_break = 0;
  random::Occasion occasion;
  PlaceId place;
  SimTime must_leave;  ///< the end of the break: who cannot be seated with `least_stay` left balks
  Companions companions = {};
  std::optional<Duration> least_stay = {};   ///< nothing: as the parameters say
  std::optional<double> stay_mean_min = {};  ///< on a chair; nothing: as the place's service says
};

/// Someone who leaves a place, for whatever reason; of a party the one who leads it.
struct Departure {
  SimTime time;
  PersonId person;
  PlaceId place;
  VenueOutcome outcome = VenueOutcome::kServed;
};

/// The services of all places over one day. A guest waits for a free counter and, where the place
/// has chairs, a free chair; takes both; frees the counter after the service; sits; leaves. A party
/// takes one counter for as long as its guests one after the other, and chairs at one table (at
/// several free ones if none is made for so many). While there is no room for it, who stands behind
/// it and finds room passes.
class VenueEngine {
 public:
  /// `capacity_scale` (over 0) multiplies chairs, counters and stock (population scale). Counters
  /// and chairs are rounded, to 1 at least; the service time makes up for what rounding does to the
  /// counters.
  VenueEngine(const district::Services& services, DayType day_type,
              const VenueParameters& parameters, random::Draws draws, double capacity_scale);
  ~VenueEngine();

  /// Replaces a place's service (an intervention at `time`, up to which everything is settled): who
  /// sits stays, the queue is settled anew by the next call of `arrive` or `advance` that reaches
  /// `time`. The same service again has no effect.
  void change(PlaceId place, const district::Service& service, SimTime time);

  /// Settles `requests` (of the present tick, in any order) together with all ends up to the last
  /// of them, in the order of time. Appends to `events` and `departures`.
  void arrive(std::span<const VisitRequest> requests, EventBuffer& events,
              std::vector<Departure>& departures);

  /// Settles all ends of service, stays and patience before `tick_end` in the order of time.
  void advance(SimTime tick_end, EventBuffer& events, std::vector<Departure>& departures);

  /// Time of the next end of anything; SimTime::never() if nothing is under way.
  [[nodiscard]] SimTime next_event() const;

  /// Who moved from the queue to the counter (and to a chair, where there are any) during the last
  /// call of `arrive` or `advance`; of a party the one who leads it. Some of them may be among its
  /// departures too.
  [[nodiscard]] std::span<const PersonMoment> seated() const;

  /// True where orders are taken at `time`: from opening to last order, on the days of the service.
  [[nodiscard]] bool is_open(PlaceId place, SimTime time) const;
  [[nodiscard]] std::uint32_t queue_length(PlaceId place) const;
  /// Guests at the counter or on a chair.
  [[nodiscard]] std::uint32_t seated_count(PlaceId place) const;
  [[nodiscard]] bool sold_out(PlaceId place) const;
  [[nodiscard]] const district::Service& service(PlaceId place) const;

  /// Chairs of the place at the engine's scale; 0 where guests take away.
  [[nodiscard]] std::uint32_t chairs(PlaceId place) const;

  /// Expected wait of a party that arrives now, from the queue and the rate of service:
  /// 0 if a counter and chairs together are free, else (queue + persons) / rate.
  [[nodiscard]] Duration expected_wait(PlaceId place, std::uint32_t persons = 1) const;

  /// Whether so many could sit together, or are served without chairs, when nobody else is there.
  [[nodiscard]] bool could_seat(PlaceId place, std::uint32_t persons) const;

  /// Writes the state between two ticks, or takes over what was written of an engine that was made
  /// with the same services and parameters and has had the same changes. Either may have further
  /// places behind the common ones, where nobody has been yet.
  void checkpoint(storage::Archive& archive);

  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::venues
