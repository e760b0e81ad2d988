#include "engine/movement/walk_engine.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/movement/detail/second_calendar.hpp"
#include "engine/movement/link_speed.hpp"

namespace poai::movement {
namespace {

using routing::DestinationId;

constexpr std::int64_t kTickMs = 1'000;
constexpr double kShortestLinkS = 1.0;

/// A walker on a link, waiting in its heap for the clock to reach `exit_s`.
struct HeapItem {
  double exit_s;
  std::uint64_t tie_break;
  PersonId person;
};

/// Orders a max-heap so that the first to leave is on top.
bool leaves_later(const HeapItem& a, const HeapItem& b) {
  return a.exit_s != b.exit_s ? a.exit_s > b.exit_s : a.tie_break > b.tie_break;
}

/// What somebody wants in this tick: to get from a link (none = starts) onto the next one (none =
/// has arrived).
struct Move {
  std::int64_t time_ms;
  std::uint64_t tie_break;
  PersonId person;
  DirectedLinkId from;
  DirectedLinkId next;
  bool held = false;
};

bool settled_before(const Move& a, const Move& b) {
  return a.time_ms != b.time_ms ? a.time_ms < b.time_ms : a.tie_break < b.tie_break;
}

struct Walker {
  double exit_s = 0.0;
  std::uint64_t tie_break = 0;
  float free_speed_mps = 0.0F;
  DirectedLinkId link;
  DestinationId to;
  bool held = false;
};

/// The progress clock of a link and what is on it. `factor` = f holds since `updated_ms`.
struct LinkState {
  double clock_s = 0.0;
  std::int64_t updated_ms = 0;
  float factor = 1.0F;
  float area_m2 = 0.0F;
  std::uint32_t storage = 0;
  std::uint32_t count = 0;           ///< at the begin of the tick
  std::uint32_t entered = 0;         ///< in this tick
  std::uint32_t left = 0;            ///< in this tick
  std::int64_t capacity_gap_us = 0;  ///< between two persons at the largest flow
  std::int64_t inflow_free_us = 0;   ///< nobody gets on before
  std::int64_t inflow_gap_us = 0;    ///< between two who get on, at the present density
  std::int64_t last_entry_ms = 0;

  [[nodiscard]] double clock_at(std::int64_t time_ms) const {
    return clock_s + static_cast<double>(factor) * static_cast<double>(time_ms - updated_ms) * 1e-3;
  }
  /// The first millisecond at which the clock has reached `exit_s`.
  [[nodiscard]] std::int64_t time_of(double exit_s) const {
    const double rest_s = (exit_s - clock_s) / static_cast<double>(factor);
    return updated_ms + static_cast<std::int64_t>(std::ceil(rest_s * 1e3 - 1e-6));
  }
  [[nodiscard]] bool has_room() const { return count + entered < storage; }
};

}  // namespace

class WalkEngine::Impl {
 public:
  Impl(const district::WalkNetwork& network, const routing::WalkFields& fields,
       const WalkParameters& parameters, std::size_t person_count, double capacity_scale);

  void start(std::span<const WalkRequest> requests);
  void advance(std::int64_t tick_end_ms, EventBuffer& events, std::vector<PersonMoment>& arrivals);
  [[nodiscard]] Position position_of(PersonId person, SimTime time) const;
  [[nodiscard]] std::size_t bytes() const;

  [[nodiscard]] const LinkState& link(LinkId id) const { return links_[id]; }
  [[nodiscard]] std::uint32_t walkers() const { return walkers_; }
  [[nodiscard]] std::uint64_t entries() const { return entries_; }
  [[nodiscard]] std::uint64_t releases() const { return releases_; }

 private:
  void apply_changes(std::int64_t tick_begin_ms);
  void change_factor(LinkId link, std::int64_t tick_begin_ms);
  [[nodiscard]] std::int64_t inflow_gap_us(const LinkState& state, double density) const;
  void collect_leaving(DirectedLinkId link, std::int64_t tick_end_ms);
  void settle(const Move& move, std::int64_t tick_begin_ms, EventBuffer& events,
              std::vector<PersonMoment>& arrivals);
  void hold(const Move& move);
  [[nodiscard]] bool is_stuck(const Move& move, std::int64_t tick_begin_ms) const;
  void enter(const Move& move, SimTime time, EventBuffer& events);
  void leave(const Move& move, SimTime time, EventBuffer& events);
  void touch(LinkId link);
  [[nodiscard]] DirectedLinkId next_link(PersonId person, NodeId node) const;

  const district::WalkNetwork& network_;
  const routing::WalkFields& fields_;
  SpeedTable speeds_;
  std::int64_t stuck_after_ms_;

  Column<LinkId, LinkState> links_;
  Column<DirectedLinkId, float> effort_m_;
  Column<DirectedLinkId, std::int64_t> next_free_us_;
  Column<DirectedLinkId, std::vector<HeapItem>> heaps_;
  Column<PersonId, Walker> persons_;
  detail::SecondCalendar calendar_;

  std::vector<LinkId> touched_;
  std::vector<DirectedLinkId> due_;
  std::vector<Move> moves_;
  std::vector<Move> held_;
  std::uint32_t walkers_ = 0;
  std::uint64_t entries_ = 0;
  std::uint64_t releases_ = 0;
};

WalkEngine::Impl::Impl(const district::WalkNetwork& network, const routing::WalkFields& fields,
                       const WalkParameters& parameters, std::size_t person_count,
                       double capacity_scale)
    : network_(network),
      fields_(fields),
      stuck_after_ms_(parameters.stuck_after.ms),
      links_(network.link_count()),
      effort_m_(network.directed_count()),
      next_free_us_(network.directed_count(), 0),
      heaps_(network.directed_count()),
      persons_(person_count),
      calendar_(network.directed_count()) {
  for (const LinkId id : ids<LinkId>(network.link_count())) {
    const double width_m = static_cast<double>(network.width_m[id]) * capacity_scale;
    const double area_m2 = width_m * static_cast<double>(network.length_m[id]);
    links_[id].area_m2 = static_cast<float>(area_m2);
    links_[id].storage =
        std::max(1U, static_cast<std::uint32_t>(parameters.storage_per_m2 * area_m2));
    const double gap_us = 1e6 / (parameters.flow_capacity_per_m_s * width_m);
    links_[id].capacity_gap_us = std::llround(gap_us);
    links_[id].inflow_gap_us = links_[id].capacity_gap_us;
    for (const unsigned direction : {0U, 1U}) {
      const DirectedLinkId d = directed(id, direction);
      effort_m_[d] = static_cast<float>(static_cast<double>(network.length_m[id]) /
                                        routing::speed_factor(network, d));
    }
  }
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
  const DirectedLinkId next = fields_.next(to, node);
  expects(next.valid() || fields_.node_of(to) == node, "a walker can reach the destination");
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
  moves_.insert(moves_.end(), held_.begin(), held_.end());
  held_.clear();
  std::sort(moves_.begin(), moves_.end(), settled_before);
  for (const Move& move : moves_) {
    settle(move, tick_begin_ms, events, arrivals);
  }
  moves_.clear();
}

void WalkEngine::Impl::apply_changes(std::int64_t tick_begin_ms) {
  for (const LinkId link : touched_) {
    LinkState& state = links_[link];
    state.count += state.entered - state.left;
    state.entered = 0;
    state.left = 0;
    change_factor(link, tick_begin_ms);
  }
  touched_.clear();
}

void WalkEngine::Impl::change_factor(LinkId link, std::int64_t tick_begin_ms) {
  LinkState& state = links_[link];
  const double density = static_cast<double>(state.count) / static_cast<double>(state.area_m2);
  const float factor = speeds_.at(density);
  if (factor == state.factor) {
    return;
  }
  state.clock_s = state.clock_at(tick_begin_ms);
  state.updated_ms = tick_begin_ms;
  state.factor = factor;
  state.inflow_gap_us = inflow_gap_us(state, density);
  for (const unsigned direction : {0U, 1U}) {
    const DirectedLinkId d = directed(link, direction);
    if (!heaps_[d].empty()) {
      calendar_.wake(d, state.time_of(heaps_[d].front().exit_s) / kTickMs);
    }
  }
}

// A crowded link takes in no more than it can pass on at its density: the supply of kinematic waves
// (Daganzo 1995, doi:10.1016/0191-2615(94)00022-R). Without it a bottleneck would fill up to a
// standstill.
std::int64_t WalkEngine::Impl::inflow_gap_us(const LinkState& state, double density) const {
  if (density <= kCapacityDensity) {
    return state.capacity_gap_us;
  }
  const double flow_share = density * static_cast<double>(state.factor) /
                            (kCapacityDensity * static_cast<double>(speeds_.at(kCapacityDensity)));
  return static_cast<std::int64_t>(static_cast<double>(state.capacity_gap_us) / flow_share);
}

void WalkEngine::Impl::collect_leaving(DirectedLinkId link, std::int64_t tick_end_ms) {
  auto& heap = heaps_[link];
  const LinkState& state = links_[link_of(link)];
  while (!heap.empty()) {
    const HeapItem first = heap.front();
    const std::int64_t leaves_us =
        std::max(state.time_of(first.exit_s) * 1'000, next_free_us_[link]);
    const std::int64_t leaves_ms = leaves_us / 1'000;
    if (leaves_ms >= tick_end_ms) {
      calendar_.wake(link, leaves_ms / kTickMs);
      return;
    }
    std::pop_heap(heap.begin(), heap.end(), leaves_later);
    heap.pop_back();
    next_free_us_[link] = leaves_us + state.capacity_gap_us;
    const DirectedLinkId next = next_link(first.person, network_.head(link));
    moves_.push_back({leaves_ms, first.tie_break, first.person, link, next});
  }
}

void WalkEngine::Impl::settle(const Move& move, std::int64_t tick_begin_ms, EventBuffer& events,
                              std::vector<PersonMoment>& arrivals) {
  if (!move.next.valid()) {
    leave(move, {move.time_ms}, events);
    --walkers_;
    arrivals.push_back({{move.time_ms}, move.person});
    return;
  }
  const LinkState& next = links_[link_of(move.next)];
  const bool stuck = is_stuck(move, tick_begin_ms);
  // Who was held back gets on when there is room, not when the end was reached.
  const std::int64_t ready_ms = move.held ? tick_begin_ms : move.time_ms;
  const std::int64_t enters_ms = std::max(ready_ms, next.inflow_free_us / 1'000);
  const bool admitted = next.has_room() && enters_ms < tick_begin_ms + kTickMs;
  if (!admitted && !stuck) {
    hold(move);
    return;
  }
  const SimTime time = {admitted ? enters_ms : ready_ms};
  leave(move, time, events);
  if (!admitted) {
    ++releases_;
    events.push_back(
        {time, move.person, move.next.value(), PersonId::kNoneValue, EventKind::kStuckReleases, 0});
  }
  enter(move, time, events);
}

void WalkEngine::Impl::hold(const Move& move) {
  persons_[move.person].held = true;
  held_.push_back(move);
  held_.back().held = true;
}

// Stuck is who waits for a link that has let nobody in for long; who stands in a queue that moves
// is not.
bool WalkEngine::Impl::is_stuck(const Move& move, std::int64_t tick_begin_ms) const {
  const std::int64_t since_ms = std::max(move.time_ms, links_[link_of(move.next)].last_entry_ms);
  return tick_begin_ms - since_ms >= stuck_after_ms_;
}

void WalkEngine::Impl::leave(const Move& move, SimTime time, EventBuffer& events) {
  if (!move.from.valid()) {
    return;
  }
  touch(link_of(move.from));
  ++links_[link_of(move.from)].left;
  events.push_back(
      {time, move.person, move.from.value(), PersonId::kNoneValue, EventKind::kLinkLeaves, 0});
}

void WalkEngine::Impl::enter(const Move& move, SimTime time, EventBuffer& events) {
  const LinkId link = link_of(move.next);
  touch(link);
  LinkState& state = links_[link];
  ++state.entered;
  ++entries_;
  state.last_entry_ms = time.ms;
  state.inflow_free_us = std::max(state.inflow_free_us, time.ms * 1'000) + state.inflow_gap_us;
  Walker& walker = persons_[move.person];
  const double free_s =
      static_cast<double>(effort_m_[move.next]) / static_cast<double>(walker.free_speed_mps);
  walker.link = move.next;
  walker.held = false;
  walker.exit_s = state.clock_at(time.ms) + std::max(free_s, kShortestLinkS);
  auto& heap = heaps_[move.next];
  heap.push_back({walker.exit_s, walker.tie_break, move.person});
  std::push_heap(heap.begin(), heap.end(), leaves_later);
  calendar_.wake(move.next, state.time_of(walker.exit_s) / kTickMs);
  events.push_back(
      {time, move.person, move.next.value(), PersonId::kNoneValue, EventKind::kLinkEnters, 0});
}

void WalkEngine::Impl::touch(LinkId link) {
  const LinkState& state = links_[link];
  if (state.entered == 0 && state.left == 0) {
    touched_.push_back(link);
  }
}

WalkEngine::Position WalkEngine::Impl::position_of(PersonId person, SimTime time) const {
  const Walker& walker = persons_[person];
  const LinkState& state = links_[link_of(walker.link)];
  const double free_s = std::max(
      static_cast<double>(effort_m_[walker.link]) / static_cast<double>(walker.free_speed_mps),
      kShortestLinkS);
  const double rest_s = walker.exit_s - state.clock_at(time.ms);
  const bool before_first_link = walker.held && walker.exit_s == 0.0;
  const double share = before_first_link ? 0.0 : std::clamp(1.0 - rest_s / free_s, 0.0, 1.0);
  return {.point = district::point_on(network_, walker.link, share),
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

void WalkEngine::start(std::span<const WalkRequest> requests) { impl_->start(requests); }

void WalkEngine::advance(SimTime tick_end, EventBuffer& events,
                         std::vector<PersonMoment>& arrivals) {
  impl_->advance(tick_end.ms, events, arrivals);
}

std::uint32_t WalkEngine::walker_count() const { return impl_->walkers(); }

std::uint32_t WalkEngine::count_on(LinkId link) const {
  const LinkState& state = impl_->link(link);
  return state.count + state.entered - state.left;
}

std::uint32_t WalkEngine::storage_of(LinkId link) const { return impl_->link(link).storage; }
std::uint64_t WalkEngine::link_entries() const { return impl_->entries(); }
std::uint64_t WalkEngine::stuck_releases() const { return impl_->releases(); }
std::size_t WalkEngine::bytes() const { return impl_->bytes(); }

WalkEngine::Position WalkEngine::position_of(PersonId person, SimTime time) const {
  return impl_->position_of(person, time);
}

}  // namespace poai::movement
