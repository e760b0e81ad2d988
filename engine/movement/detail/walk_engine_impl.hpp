#pragma once
// What the walking engine is made of; only its own sources see it.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/movement/detail/link_state.hpp"
#include "engine/movement/detail/passages.hpp"
#include "engine/movement/detail/second_calendar.hpp"
#include "engine/movement/detail/waiting_lines.hpp"
#include "engine/movement/link_speed.hpp"
#include "engine/movement/walk_engine.hpp"

namespace poai::movement {
namespace detail {

/// A walker on a link, waiting in its heap for the clock to reach `exit_s`.
struct HeapItem {
  double exit_s = 0.0;
  std::uint64_t tie_break = 0;
  PersonId person;
};

struct Walker {
  double exit_s = 0.0;
  std::uint64_t tie_break = 0;
  float free_speed_mps = 0.0F;
  DirectedLinkId link;
  routing::DestinationId to;
  bool held = false;
};

}  // namespace detail

class WalkEngine::Impl {
 public:
  Impl(const district::WalkNetwork& network, const routing::WalkFields& fields,
       const WalkParameters& parameters, std::size_t person_count, double capacity_scale);

  void change(const district::WalkNetwork& network, const routing::WalkFields& fields);
  void limit(std::span<const NodeId> nodes);
  void set_room(std::size_t limited, std::uint32_t persons) { room_[limited] = persons; }
  void start(std::span<const WalkRequest> requests);
  void advance(std::int64_t tick_end_ms, EventBuffer& events, std::vector<PersonMoment>& arrivals);
  [[nodiscard]] Position position_of(PersonId person, SimTime time) const;
  [[nodiscard]] std::size_t bytes() const;
  void checkpoint(storage::Archive& archive);

  [[nodiscard]] const detail::LinkState& link(LinkId id) const { return links_[id]; }
  [[nodiscard]] std::size_t link_count() const { return links_.size(); }
  [[nodiscard]] std::uint32_t walkers() const { return walkers_; }
  [[nodiscard]] std::uint64_t entries() const { return entries_; }
  [[nodiscard]] std::uint64_t releases() const { return releases_; }

 private:
  void apply_changes(std::int64_t tick_begin_ms);
  void set_capacity(LinkId link);
  void set_effort(LinkId link);
  void collect_leaving(DirectedLinkId link, std::int64_t tick_end_ms);
  void serve_link(LinkId link, std::int64_t tick_begin_ms, EventBuffer& events);
  [[nodiscard]] bool is_stuck(const detail::Move& move, std::int64_t now_ms) const;
  void serve_room(detail::LineId line, std::int64_t tick_begin_ms, EventBuffer& events,
                  std::vector<PersonMoment>& arrivals);
  [[nodiscard]] std::uint32_t& room(detail::LineId line) {
    return room_[room_of_line_[line.index() - heaps_.size()]];
  }
  [[nodiscard]] bool is_crowded(LinkId link) const;
  void end_walk(const detail::Move& move, EventBuffer& events, std::vector<PersonMoment>& arrivals);
  void arrive(const detail::Move& move, SimTime time, EventBuffer& events,
              std::vector<PersonMoment>& arrivals);
  void settle(const detail::Move& move, std::int64_t tick_begin_ms, EventBuffer& events,
              std::vector<PersonMoment>& arrivals);
  [[nodiscard]] bool try_to_enter(const detail::Move& move, std::int64_t ready_ms,
                                  std::int64_t tick_end_ms, EventBuffer& events);
  void release(const detail::Move& move, std::int64_t tick_begin_ms, EventBuffer& events);
  void enter(const detail::Move& move, SimTime time, EventBuffer& events);
  void leave(const detail::Move& move, SimTime time, EventBuffer& events);
  void touch(LinkId link);
  void line_up_anew();
  void checkpoint_walkers(storage::Archive& archive);
  [[nodiscard]] DirectedLinkId next_link(PersonId person, NodeId node) const;
  [[nodiscard]] detail::LineId line_of(DirectedLinkId link) const {
    return detail::LineId(link.index());
  }
  /// On the empty link.
  [[nodiscard]] double free_seconds(DirectedLinkId link, float free_speed_mps) const;

  const district::WalkNetwork* network_;
  const routing::WalkFields* fields_;
  WalkParameters parameters_;
  double capacity_scale_;
  SpeedTable speeds_;
  std::int64_t stuck_after_ms_;

  Column<LinkId, detail::LinkState> links_;
  Column<DirectedLinkId, float> effort_m_;  ///< below 0: minus the seconds of a ride
  Column<DirectedLinkId, std::int64_t> next_free_us_;
  Column<DirectedLinkId, std::vector<detail::HeapItem>> heaps_;
  Column<PersonId, detail::Walker> persons_;
  detail::SecondCalendar calendar_;
  detail::WaitingLines lines_;
  detail::Passages passages_;
  /// Of those who come by a link to a node with limited room; none for other links.
  Column<DirectedLinkId, detail::LineId> room_line_;
  std::vector<std::uint32_t> room_;        ///< by limited node, in persons
  std::vector<std::size_t> room_of_line_;  ///< the limited node of each such line

  std::vector<LinkId> touched_;
  std::vector<DirectedLinkId> due_;
  std::vector<detail::Move> moves_;
  std::uint32_t walkers_ = 0;
  std::uint64_t entries_ = 0;
  std::uint64_t releases_ = 0;
};

}  // namespace poai::movement
