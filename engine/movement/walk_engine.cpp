#include "engine/movement/walk_engine.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/movement/detail/walk_engine_impl.hpp"

namespace poai::movement {
namespace {

using detail::HeapItem;
using detail::LineId;
using detail::LinkState;
using detail::Move;
using detail::settled_before;
using detail::Walker;
using routing::DestinationId;

constexpr std::int64_t kTickMs = 1'000;
constexpr double kShortestLinkS = 1.0;

/// Orders a max-heap so that the first to leave is on top.
bool leaves_later(const HeapItem& a, const HeapItem& b) {
  return a.exit_s != b.exit_s ? a.exit_s > b.exit_s : a.tie_break > b.tie_break;
}

}  // namespace

WalkEngine::Impl::Impl(const district::WalkNetwork& network, const routing::WalkFields& fields,
                       const WalkParameters& parameters, std::size_t person_count,
                       double capacity_scale)
    : network_(&network),
      fields_(&fields),
      parameters_(parameters),
      capacity_scale_(capacity_scale),
      stuck_after_ms_(parameters.stuck_after.ms),
      links_(network.link_count()),
      effort_m_(network.directed_count()),
      next_free_us_(network.directed_count(), 0),
      heaps_(network.directed_count()),
      persons_(person_count),
      calendar_(network.directed_count()),
      lines_(network.directed_count()),
      passages_(network, capacity_scale),
      room_line_(network.directed_count()) {
  for (const LinkId id : ids<LinkId>(network.link_count())) {
    set_capacity(id);
  }
}

double WalkEngine::Impl::free_seconds(DirectedLinkId link, float free_speed_mps) const {
  const auto effort_m = static_cast<double>(effort_m_[link]);
  const double free_s = effort_m < 0.0 ? -effort_m : effort_m / static_cast<double>(free_speed_mps);
  return std::max(free_s, kShortestLinkS);
}

void WalkEngine::Impl::limit(std::span<const NodeId> nodes) {
  expects(room_.empty(), "nodes with limited room are named once");
  for (const NodeId node : nodes) {
    for (const DirectedLinkId link : ids<DirectedLinkId>(room_line_.size())) {
      if (network_->head(link) == node) {
        expects(!room_line_[link].valid(), "a node is limited once");
        room_line_[link] = LineId(heaps_.size() + room_of_line_.size());
        room_of_line_.push_back(room_.size());
      }
    }
    room_.push_back(UINT32_MAX);
  }
  lines_.add(room_of_line_.size());
}

void WalkEngine::Impl::start(std::span<const WalkRequest> requests) {
  for (const WalkRequest& request : requests) {
    Walker& walker = persons_[request.person];
    walker = {.exit_s = 0.0,
              .tie_break = request.tie_break,
              .free_speed_mps = static_cast<float>(request.free_speed_mps),
              .link = {},
              .to = request.to,
              .held = true};
    const DirectedLinkId next = next_link(request.person, request.from);
    walker.link = next;
    moves_.push_back({request.time.ms, request.tie_break, request.person, {}, next});
    ++walkers_;
  }
}

DirectedLinkId WalkEngine::Impl::next_link(PersonId person, NodeId node) const {
  const DestinationId to = persons_[person].to;
  const DirectedLinkId next = fields_->next(to, node);
  expects(next.valid() || fields_->node_of(to) == node, "a walker can reach the destination");
  return next;
}

void WalkEngine::Impl::advance(std::int64_t tick_end_ms, EventBuffer& events,
                               std::vector<PersonMoment>& arrivals) {
  const std::int64_t tick_begin_ms = tick_end_ms - kTickMs;
  apply_changes(tick_begin_ms);
  due_.clear();
  calendar_.take(tick_begin_ms / kTickMs, due_);
  for (const DirectedLinkId link : due_) {
    collect_leaving(link, tick_end_ms);
  }
  lines_.for_each_line([&](LineId line) {
    if (line.index() < heaps_.size()) {
      serve_link(link_of(DirectedLinkId(line.index())), tick_begin_ms, events);
    } else {
      serve_room(line, tick_begin_ms, events, arrivals);
    }
  });
  std::sort(moves_.begin(), moves_.end(), settled_before);
  for (const Move& move : moves_) {
    settle(move, tick_begin_ms, events, arrivals);
  }
  moves_.clear();
}

void WalkEngine::Impl::apply_changes(std::int64_t tick_begin_ms) {
  for (const LinkId link : touched_) {
    LinkState& state = links_[link];
    if (!state.take_changes(tick_begin_ms, speeds_)) {
      continue;
    }
    for (const unsigned direction : {0U, 1U}) {
      const DirectedLinkId d = directed(link, direction);
      if (!heaps_[d].empty()) {
        calendar_.wake(d, state.time_of(heaps_[d].front().exit_s) / kTickMs);
      }
    }
  }
  touched_.clear();
}

// When a link slows down, `time_of` of who came to the end within the last millisecond of the tick
// before lies before this tick: that person leaves at its begin.
void WalkEngine::Impl::collect_leaving(DirectedLinkId link, std::int64_t tick_end_ms) {
  auto& heap = heaps_[link];
  const LinkState& state = links_[link_of(link)];
  while (!heap.empty()) {
    const HeapItem first = heap.front();
    const std::int64_t reached_ms = std::max(state.time_of(first.exit_s), tick_end_ms - kTickMs);
    const std::int64_t leaves_us = std::max(reached_ms * 1'000, next_free_us_[link]);
    const std::int64_t leaves_ms = leaves_us / 1'000;
    if (leaves_ms >= tick_end_ms) {
      calendar_.wake(link, leaves_ms / kTickMs);
      return;
    }
    std::pop_heap(heap.begin(), heap.end(), leaves_later);
    heap.pop_back();
    next_free_us_[link] = leaves_us + state.capacity_gap_us;
    const DirectedLinkId next = next_link(first.person, network_->head(link));
    moves_.push_back({leaves_ms, first.tie_break, first.person, link, next});
  }
}

void WalkEngine::Impl::settle(const Move& move, std::int64_t tick_begin_ms, EventBuffer& events,
                              std::vector<PersonMoment>& arrivals) {
  if (!move.next.valid()) {
    end_walk(move, events, arrivals);
    return;
  }
  const LineId line = line_of(move.next);
  if (!lines_.empty(line) || !try_to_enter(move, move.time_ms, tick_begin_ms + kTickMs, events)) {
    persons_[move.person].held = true;
    lines_.push(line, move);
  }
}

// Who comes to a node that has no room waits on the last link.
void WalkEngine::Impl::end_walk(const Move& move, EventBuffer& events,
                                std::vector<PersonMoment>& arrivals) {
  const LineId line = move.from.valid() ? room_line_[move.from] : LineId::none();
  if (line.valid() && (!lines_.empty(line) || room(line) == 0)) {
    persons_[move.person].held = true;
    lines_.push(line, move);
    return;
  }
  arrive(move, {move.time_ms}, events, arrivals);
}

void WalkEngine::Impl::arrive(const Move& move, SimTime time, EventBuffer& events,
                              std::vector<PersonMoment>& arrivals) {
  const LineId line = move.from.valid() ? room_line_[move.from] : LineId::none();
  if (line.valid()) {
    room(line) -= std::min(room(line), 1U);
  }
  leave(move, time, events);
  --walkers_;
  arrivals.push_back({time, move.person});
}

// At the density of the largest flow people are let onto the full node: on a denser way those who
// come from there would be stuck.
void WalkEngine::Impl::serve_room(LineId line, std::int64_t tick_begin_ms, EventBuffer& events,
                                  std::vector<PersonMoment>& arrivals) {
  while (!lines_.empty(line) && (room(line) > 0 || is_crowded(link_of(lines_.front(line).from)))) {
    arrive(lines_.front(line), {tick_begin_ms}, events, arrivals);
    lines_.pop(line);
  }
}

bool WalkEngine::Impl::is_crowded(LinkId link) const {
  const LinkState& state = links_[link];
  return state.density() > kCapacityDensity || state.present() >= state.storage;
}

// Who waits gets on when there is room, not when the end was reached. Each direction has its line;
// of the first of both the earlier one goes first.
void WalkEngine::Impl::serve_link(LinkId link, std::int64_t tick_begin_ms, EventBuffer& events) {
  const std::array<LineId, 2> lines = {line_of(directed(link, 0)), line_of(directed(link, 1))};
  std::array<bool, 2> moves = {!lines_.empty(lines[0]), !lines_.empty(lines[1])};
  while (moves[0] || moves[1]) {
    const bool is_second =
        !moves[0] || (moves[1] && settled_before(lines_.front(lines[1]), lines_.front(lines[0])));
    const LineId line = lines[is_second ? 1 : 0];
    const Move& move = lines_.front(line);
    if (!try_to_enter(move, tick_begin_ms, tick_begin_ms + kTickMs, events)) {
      if (!is_stuck(move, tick_begin_ms)) {
        moves[is_second ? 1 : 0] = false;
        continue;
      }
      release(move, tick_begin_ms, events);
    }
    lines_.pop(line);
    moves[is_second ? 1 : 0] = !lines_.empty(line);
  }
}

// Stuck is who waits for a link that has let nobody in for long; who stands in a line that moves,
// or before a red signal or a lift that is under way, is not.
bool WalkEngine::Impl::is_stuck(const Move& move, std::int64_t now_ms) const {
  const LinkId link = link_of(move.next);
  const detail::LinkSide& side = links_[link].sides[direction_of(move.next)];
  return now_ms - std::max(move.time_ms, side.last_entry_ms) >= stuck_after_ms_ &&
         passages_.opens_ms(link, now_ms) < now_ms + kTickMs;
}

bool WalkEngine::Impl::try_to_enter(const Move& move, std::int64_t ready_ms,
                                    std::int64_t tick_end_ms, EventBuffer& events) {
  const LinkState& next = links_[link_of(move.next)];
  const std::int64_t enters_ms =
      passages_.opens_ms(link_of(move.next), std::max(ready_ms, next.inflow_free_us / 1'000));
  if (!next.has_room(direction_of(move.next)) || enters_ms >= tick_end_ms) {
    return false;
  }
  leave(move, {enters_ms}, events);
  enter(move, {enters_ms}, events);
  return true;
}

void WalkEngine::Impl::release(const Move& move, std::int64_t tick_begin_ms, EventBuffer& events) {
  ++releases_;
  const std::int64_t enters_ms = passages_.opens_ms(link_of(move.next), tick_begin_ms);
  leave(move, {enters_ms}, events);
  events.push_back({{enters_ms},
                    move.person,
                    move.next.value(),
                    PersonId::kNoneValue,
                    EventKind::kStuckReleases,
                    0});
  enter(move, {enters_ms}, events);
}

void WalkEngine::Impl::leave(const Move& move, SimTime time, EventBuffer& events) {
  if (!move.from.valid()) {
    return;
  }
  touch(link_of(move.from));
  ++links_[link_of(move.from)].sides[direction_of(move.from)].left;
  events.push_back(
      {time, move.person, move.from.value(), PersonId::kNoneValue, EventKind::kLinkLeaves, 0});
}

void WalkEngine::Impl::enter(const Move& move, SimTime time, EventBuffer& events) {
  const LinkId link = link_of(move.next);
  touch(link);
  LinkState& state = links_[link];
  detail::LinkSide& side = state.sides[direction_of(move.next)];
  ++side.entered;
  side.last_entry_ms = time.ms;
  passages_.enter(link, time.ms);
  ++entries_;
  state.inflow_free_us = std::max(state.inflow_free_us, time.ms * 1'000) + state.inflow_gap_us;
  Walker& walker = persons_[move.person];
  const double free_s = free_seconds(move.next, walker.free_speed_mps);
  walker.link = move.next;
  walker.held = false;
  walker.exit_s = state.clock_at(time.ms) + free_s;
  auto& heap = heaps_[move.next];
  heap.push_back({walker.exit_s, walker.tie_break, move.person});
  std::push_heap(heap.begin(), heap.end(), leaves_later);
  calendar_.wake(move.next, state.time_of(walker.exit_s) / kTickMs);
  events.push_back(
      {time, move.person, move.next.value(), PersonId::kNoneValue, EventKind::kLinkEnters, 0});
}

void WalkEngine::Impl::touch(LinkId link) {
  if (!links_[link].is_touched()) {
    touched_.push_back(link);
  }
}

WalkEngine::Position WalkEngine::Impl::position_of(PersonId person, SimTime time) const {
  const Walker& walker = persons_[person];
  const LinkState& state = links_[link_of(walker.link)];
  const double free_s = free_seconds(walker.link, walker.free_speed_mps);
  const double rest_s = walker.exit_s - state.clock_at(time.ms);
  const bool before_first_link = walker.held && walker.exit_s == 0.0;
  const double share = before_first_link ? 0.0 : std::clamp(1.0 - rest_s / free_s, 0.0, 1.0);
  return {.point = district::point_on(*network_, walker.link, share),
          .link = walker.link,
          .speed_mps = walker.held ? 0.0F : walker.free_speed_mps * state.factor,
          .held_back = walker.held};
}

std::size_t WalkEngine::Impl::bytes() const {
  std::size_t heap_bytes = 0;
  for (const auto& heap : heaps_) {
    heap_bytes += heap.capacity() * sizeof(HeapItem);
  }
  return persons_.bytes() + links_.bytes() + effort_m_.bytes() + next_free_us_.bytes() + heap_bytes;
}

WalkEngine::WalkEngine(const district::WalkNetwork& network, const routing::WalkFields& fields,
                       const WalkParameters& parameters, std::size_t person_count,
                       double capacity_scale)
    : impl_(std::make_unique<Impl>(network, fields, parameters, person_count, capacity_scale)) {}

WalkEngine::~WalkEngine() = default;

void WalkEngine::change(const district::WalkNetwork& network, const routing::WalkFields& fields) {
  expects(network.link_count() == impl_->link_count(), "a changed network has the same links");
  impl_->change(network, fields);
}

void WalkEngine::limit(std::span<const NodeId> nodes) { impl_->limit(nodes); }

void WalkEngine::set_room(std::size_t limited, std::uint32_t persons) {
  impl_->set_room(limited, persons);
}

void WalkEngine::start(std::span<const WalkRequest> requests) { impl_->start(requests); }

void WalkEngine::advance(SimTime tick_end, EventBuffer& events,
                         std::vector<PersonMoment>& arrivals) {
  impl_->advance(tick_end.ms, events, arrivals);
}

std::uint32_t WalkEngine::walker_count() const { return impl_->walkers(); }

std::uint32_t WalkEngine::count_on(LinkId link) const { return impl_->link(link).present(); }

std::uint32_t WalkEngine::storage_of(LinkId link) const { return impl_->link(link).storage; }
std::uint64_t WalkEngine::link_entries() const { return impl_->entries(); }
std::uint64_t WalkEngine::stuck_releases() const { return impl_->releases(); }
std::size_t WalkEngine::bytes() const { return impl_->bytes(); }

WalkEngine::Position WalkEngine::position_of(PersonId person, SimTime time) const {
  return impl_->position_of(person, time);
}

}  // namespace poai::movement
