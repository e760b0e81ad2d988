#pragma once
// The runs of a day as columns of calls, with what the riding engine needs to know of each.

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/core/column.hpp"
#include "engine/core/compressed_rows.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/transit.hpp"

namespace poai::movement::detail {

using CallId = Id<struct CallTag>;    ///< a call of a run at a stop, over all runs
using TrackId = Id<struct TrackTag>;  ///< the guideway into a stop from the one before

/// What a run's vehicle is like, at the scale of the population.
struct Vehicle {
  Mode mode = Mode::kPortLiner;
  std::uint32_t cars = 1;
  std::uint32_t doors_per_car = 1;
  std::uint32_t doors = 1;           ///< of all cars
  std::uint32_t crush_capacity = 0;  ///< persons
  double rated_capacity = 1.0;       ///< persons
  Duration fixed_dwell;
  Duration turnaround;  ///< at least between the end of a run and the next one of the set
};

/// A stop that a run goes to, and the call at which it is reached.
struct Reached {
  StopId stop;
  CallId call;
};

/// Immutable.
class TransitCalls {
 public:
  TransitCalls(const district::Transit& transit, const district::Timetable& timetable,
               double capacity_scale);

  [[nodiscard]] std::size_t run_count() const { return vehicle_.size(); }
  [[nodiscard]] std::size_t call_count() const { return stop_.size(); }
  [[nodiscard]] std::size_t stop_count() const { return stop_count_; }
  [[nodiscard]] std::size_t track_count() const { return track_count_; }

  [[nodiscard]] const Vehicle& vehicle(RunId run) const { return vehicle_[run]; }
  [[nodiscard]] CallId first_call(RunId run) const { return first_call_[run]; }
  [[nodiscard]] std::size_t car_count() const { return car_count_; }  ///< of all runs
  [[nodiscard]] std::size_t first_car(RunId run) const { return first_car_[run]; }
  /// The run that the same set of vehicles made before; none if there is none.
  [[nodiscard]] RunId previous(RunId run) const { return previous_[run]; }
  /// The run that the same set makes next; none if there is none.
  [[nodiscard]] RunId next(RunId run) const { return next_[run]; }
  [[nodiscard]] bool is_last(CallId call) const { return is_last_[call] != 0; }

  [[nodiscard]] StopId stop(CallId call) const { return stop_[call]; }
  /// When the run stops by the timetable. Where the timetable has no time between arrival and
  /// departure, its run times contain the nominal dwell, and the run stops that much before it
  /// departs (but not in less than half the time since the last departure).
  [[nodiscard]] SimTime arrival(CallId call) const { return arrival_[call]; }
  [[nodiscard]] SimTime departure(CallId call) const { return departure_[call]; }
  /// The guideway on which it reaches the stop; none for vehicles that can pass each other.
  [[nodiscard]] TrackId track(CallId call) const { return track_[call]; }

  /// The stops that people ride to who board at `call`: those whose next call by this run comes
  /// before the run is back at the stop of `call` (one boards then), unless by the timetable a run
  /// that leaves no earlier gets there sooner, or one that leaves later gets there no later.
  [[nodiscard]] std::span<const Reached> reached(CallId call) const { return reached_[call]; }

 private:
  void add_run(const district::Route& route, std::span<const district::Call> calls, double scale);
  [[nodiscard]] static SimTime stops_at(const district::Route& route,
                                        std::span<const district::Call> calls, std::size_t i);
  void find_reached();
  void join_sets(const district::Timetable& timetable);
  void lay_tracks(const district::Transit& transit, const district::Timetable& timetable);

  std::size_t stop_count_;
  std::size_t track_count_ = 0;
  Column<RunId, Vehicle> vehicle_;
  Column<RunId, CallId> first_call_;
  Column<RunId, std::uint32_t> first_car_;
  std::size_t car_count_ = 0;
  Column<RunId, RunId> previous_;
  Column<RunId, RunId> next_;
  Column<CallId, StopId> stop_;
  Column<CallId, SimTime> arrival_;
  Column<CallId, SimTime> departure_;
  Column<CallId, TrackId> track_;
  Column<CallId, std::uint8_t> is_last_;
  CompressedRows<CallId, Reached> reached_;
};

}  // namespace poai::movement::detail
