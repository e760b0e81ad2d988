#pragma once
// Follows every event of a run and notes where something holds more than it can.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/metrics/world.hpp"

namespace poai::test {

/// The most persons in a vehicle of the run at the population's scale, at least one.
inline std::uint32_t crush_capacity(const metrics::World& world, RunId run) {
  const std::uint32_t rated =
      world.district.transit.routes[world.timetable.route[run]].crush_capacity;
  const double scaled = std::round(rated * world.scenario.population.scale);
  return static_cast<std::uint32_t>(std::max(scaled, 1.0));
}

class CapacityAuditor {
 public:
  /// What `world` refers to must outlive this.
  explicit CapacityAuditor(const metrics::World& world)
      : world_(world),
        on_link_(world.district.network.link_count()),
        in_run_(world.timetable.run_count()),
        inside_(world.district.places.size()),
        sold_(world.district.places.size()) {}

  void on_events(std::span<const Event> events) {
    for (const Event& event : events) {
      take(event);
      last_ = event;
    }
  }

  /// One sentence per excess, at most 20.
  [[nodiscard]] const std::vector<std::string>& excesses() const { return excesses_; }

  // How much was there to exceed:
  [[nodiscard]] std::uint64_t link_entries() const { return link_entries_; }
  [[nodiscard]] std::uint64_t full_runs() const { return full_runs_; }
  [[nodiscard]] std::uint64_t full_places() const { return full_places_; }
  [[nodiscard]] std::uint64_t releases() const { return releases_; }
  [[nodiscard]] std::uint32_t sold(PlaceId place) const { return sold_[place]; }

 private:
  void take(const Event& event) {
    switch (event.kind) {
      case EventKind::kLinkEnters:
        return enter_link(event);
      case EventKind::kLinkLeaves:
        --on_link_[link_of(DirectedLinkId(event.a))];
        return;
      case EventKind::kStuckReleases:
        ++releases_;
        return;
      case EventKind::kBoards:
        return board(event);
      case EventKind::kAlights:
        --in_run_[RunId(event.a)];
        return;
      case EventKind::kServiceBegins:
        return begin_service(event);
      case EventKind::kVenueLeaves:
        return leave_place(event);
      default:
        return;
    }
  }

  /// Over its storage a link takes only who was released onto it.
  void enter_link(const Event& event) {
    const LinkId link = link_of(DirectedLinkId(event.a));
    ++link_entries_;
    const bool released = last_.kind == EventKind::kStuckReleases && last_.person == event.person &&
                          last_.a == event.a;
    if (++on_link_[link] > world_.walking.storage_of(link) && !released) {
      note(event, "link", world_.district.network.link_name[link], on_link_[link],
           world_.walking.storage_of(link));
    }
  }

  void board(const Event& event) {
    const RunId run(event.a);
    const std::uint32_t most = crush_capacity(world_, run);
    full_runs_ += ++in_run_[run] == most ? 1U : 0U;
    if (in_run_[run] > most) {
      note(event, "run", world_.timetable.trip_id[run], in_run_[run], most);
    }
  }

  void begin_service(const Event& event) {
    const PlaceId place(event.a);
    const std::uint32_t chairs = world_.venues.chairs(place);
    ++inside_[place];
    ++sold_[place];
    full_places_ += inside_[place] == chairs ? 1U : 0U;
    if (chairs > 0 && inside_[place] > chairs) {
      note(event, "chairs of place", world_.district.places[place].id, inside_[place], chairs);
    }
    const auto stock = world_.venues.service(place).stock;
    if (stock && sold_[place] > std::max(1.0, std::round(*stock * scale()))) {
      note(event, "stock of place", world_.district.places[place].id, sold_[place], *stock);
    }
  }

  void leave_place(const Event& event) {
    const auto outcome = static_cast<VenueOutcome>(event.detail);
    if (outcome == VenueOutcome::kServed) {
      --inside_[PlaceId(event.a)];
    }
  }

  void note(const Event& event, const char* what, const std::string& id, std::uint32_t holds,
            std::uint32_t most) {
    if (excesses_.size() < 20) {
      excesses_.push_back(fmt::format("{}: {} {} holds {} of at most {}", format_time(event.time),
                                      what, id, holds, most));
    }
  }

  [[nodiscard]] double scale() const { return world_.scenario.population.scale; }

  metrics::World world_;
  Column<LinkId, std::uint32_t> on_link_;
  Column<RunId, std::uint32_t> in_run_;
  Column<PlaceId, std::uint32_t> inside_;
  Column<PlaceId, std::uint32_t> sold_;
  Event last_;
  std::vector<std::string> excesses_;
  std::uint64_t link_entries_ = 0;
  std::uint64_t full_runs_ = 0;
  std::uint64_t full_places_ = 0;
  std::uint64_t releases_ = 0;
};

}  // namespace poai::test
