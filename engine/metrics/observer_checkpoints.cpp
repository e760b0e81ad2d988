// What of each observer is in a checkpoint: all that it has seen, nothing that `finish` makes.

#include <limits>
#include <span>
#include <utility>

#include "engine/metrics/day_tally.hpp"
#include "engine/metrics/frames.hpp"
#include "engine/metrics/interval_recorder.hpp"
#include "engine/metrics/link_observer.hpp"
#include "engine/metrics/meal_observer.hpp"
#include "engine/metrics/presence.hpp"
#include "engine/metrics/state_hash.hpp"
#include "engine/metrics/trajectory_recorder.hpp"
#include "engine/metrics/transit_observer.hpp"
#include "engine/metrics/venue_observer.hpp"
#include "engine/storage/archive.hpp"

namespace poai::metrics {

using storage::Archive;
using storage::Field;

void StateHash::checkpoint(Archive& archive) { archive.value("state_hash", state_); }

// The window is found again by the next entry.
void LinkObserver::checkpoint(Archive& archive) {
  entries_.checkpoint(archive, "entries");
  occupied_ms_.checkpoint(archive, "occupied");
  archive.rows("on_link", on_link_.values(), Field{"entered_ms", &Walk::entered_ms},
               Field{"link", &Walk::link});
  archive.value("time_ms", time_ms_);
  archive.value("distance_m", distance_m_);
  archive.value("entry_count", entry_count_);
  archive.value("exit_count", exit_count_);
  archive.value("releases", releases_);
  window_begin_ms_ = std::numeric_limits<std::int64_t>::max();
  window_end_ms_ = std::numeric_limits<std::int64_t>::min();
}

void TransitObserver::checkpoint(Archive& archive) {
  for (const auto& [name, table] :
       {std::pair("boardings", &stations_.boardings), std::pair("changes", &stations_.changes),
        std::pair("alightings", &stations_.alightings), std::pair("denied", &stations_.denied),
        std::pair("reached", &reached_), std::pair("left", &left_),
        std::pair("passengers", &sections_.passengers),
        std::pair("departures", &sections_.departures),
        std::pair("rated_capacity", &sections_.rated_capacity),
        std::pair("mode_boardings", &mode_boardings_), std::pair("mode_changes", &mode_changes_),
        std::pair("mode_alightings", &mode_alightings_)}) {
    table->checkpoint(archive, name);
  }
  stations_.waited_ms.checkpoint(archive, "waited_of_boarded");
  Archive calls = archive.part("calls");
  calls_.checkpoint(calls);
  archive.fixed("run_boardings", std::span<std::uint32_t>(runs_.boardings));
  archive.fixed("run_max_load", std::span<std::uint32_t>(runs_.max_load));
  archive.fixed("run_max_load_stop", std::span<std::uint32_t>(runs_.max_load_stop));
  archive.rows("live_runs", live_.values(), Field{"load", &LiveRun::load},
               Field{"next_call", &LiveRun::next_call}, Field{"last_stop", &LiveRun::last_stop},
               Field{"crowded_ms", &LiveRun::crowded_ms},
               Field{"crowded_since_ms", &LiveRun::crowded_since});
  archive.fixed("since_ms", since_ms_.values());
  archive.fixed("waited_ms", waited_ms_.values());
  archive.fixed("crowded_at_boarding_ms", crowded_at_boarding_.values());
  archive.fixed("crowded_ms", crowded_ms_.values());
  archive.rows("modes", std::span<ModeTally>(modes_), Field{"denied", &ModeTally::denied},
               Field{"boardings", &ModeTally::boardings}, Field{"wait_ms", &ModeTally::wait_ms});
  archive.fixed("gave_up", std::span<std::uint64_t>(gave_up_));
}

void VenueObserver::checkpoint(Archive& archive) {
  archive.common_rows("columns", columns_.values(), Field{"column", storage::kItself});
  archive.list("places", series_.places);
  for (const auto& [name, table] :
       {std::pair("arrivals", &series_.arrivals), std::pair("served", &series_.served),
        std::pair("balked", &series_.balked), std::pair("reneged", &series_.reneged),
        std::pair("turned_away", &series_.turned_away), std::pair("joined", &joined_),
        std::pair("left_queue", &left_queue_), std::pair("admitted", &series_.admitted),
        std::pair("sold_out", &series_.sold_out), std::pair("revenue_yen", &series_.revenue_yen),
        std::pair("left_inside", &left_inside_)}) {
    table->checkpoint(archive, name);
  }
  archive.fixed("outcomes", std::span<std::uint64_t>(outcomes_));
  archive.fixed("phase", phase_.values());
  archive.fixed("since_ms", since_ms_.values());
  archive.fixed("queued_ms", queued_ms_.values());
  archive.list_of("waits", waits_, Field{"column", &Wait::column}, Field{"bin", &Wait::bin},
                  Field{"ms", &Wait::ms}, Field{"on_outing", &Wait::on_outing});
  archive.fixed("spend_percent", spend_percent_.values());
}

void MealObserver::checkpoint(Archive& archive) {
  archive.fixed("yen", yen_.values());
  archive.fixed("form", form_.values());
  archive.fixed("outcome", outcome_.values());
  archive.fixed("realised", realised_.values());
  archive.fixed("from", from_.values());
  archive.fixed("place", place_.values());
  archive.fixed("began_ms", began_ms_.values());
  archive.fixed("arrived_ms", arrived_ms_.values());
  archive.fixed("back_ms", back_ms_.values());
  archive.value("wanted", wanted_);
  archive.value("served", served_);
  archive.fixed("why", why_.values());
  archive.fixed("unserved", std::span<std::uint64_t>(unserved_));
}

void DayTally::checkpoint(Archive& archive) {
  archive.fixed("appeared", appeared_.values());
  archive.fixed("trip_count", trip_count_.values());
  archive.fixed("trips_by_mode", std::span<std::uint64_t>(trips_));
  archive.value("walks", walks_);
  archive.value("arrived", arrived_);
  archive.value("departed", departed_);
  archive.value("missed", missed_);
}

void TrajectoryRecorder::checkpoint(Archive& archive) {
  archive.rows("last_departure", last_departure_.values(), Field{"stop", &Departure::stop},
               Field{"time_ms", &Departure::time});
  archive.list("link_person", links_.person);
  archive.list("link", links_.link);
  archive.list("link_enter_ms", links_.enter_ms);
  archive.list("link_leave_ms", links_.leave_ms);
  archive.list("run", runs_.run);
  archive.list("run_from_stop", runs_.from_stop);
  archive.list("run_to_stop", runs_.to_stop);
  archive.list("run_depart_ms", runs_.depart_ms);
  archive.list("run_arrive_ms", runs_.arrive_ms);
}

void IntervalRecorder::checkpoint(Archive& archive) {
  archive.rows("open", open_.values(), Field{"stay", &Open::stay}, Field{"trip", &Open::trip},
               Field{"leg", &Open::leg}, Field{"walk", &Open::walk},
               Field{"here_place", [](auto& open) -> auto& { return open.here.place; }},
               Field{"here_stop", [](auto& open) -> auto& { return open.here.stop; }});
  const auto lists = [](Archive part, auto... columns) {
    (part.list(columns.first, *columns.second), ...);
  };
  lists(archive.part("stays"), std::pair("person", &stays_.person),
        std::pair("place", &stays_.place), std::pair("activity", &stays_.activity),
        std::pair("begin_ms", &stays_.begin_ms), std::pair("end_ms", &stays_.end_ms));
  lists(archive.part("trips"), std::pair("person", &trips_.person), std::pair("from", &trips_.from),
        std::pair("to", &trips_.to), std::pair("mode", &trips_.mode),
        std::pair("begin_ms", &trips_.begin_ms), std::pair("end_ms", &trips_.end_ms),
        std::pair("completed", &trips_.completed));
  lists(archive.part("legs"), std::pair("person", &legs_.person), std::pair("trip", &legs_.trip),
        std::pair("mode", &legs_.mode), std::pair("from_place", &legs_.from_place),
        std::pair("from_stop", &legs_.from_stop), std::pair("to_place", &legs_.to_place),
        std::pair("to_stop", &legs_.to_stop), std::pair("run", &legs_.run),
        std::pair("begin_ms", &legs_.begin_ms), std::pair("end_ms", &legs_.end_ms));
}

void FrameRecorder::checkpoint(Archive& archive) {
  archive.fixed("listed", listed_.values());
  archive.list("moving", moving_);
}

void Presence::checkpoint(Archive& archive) {
  archive.list("times_ms", times_ms_);
  archive.list("totals", totals_);
  archive.list("by_role", by_role_);
}

}  // namespace poai::metrics
