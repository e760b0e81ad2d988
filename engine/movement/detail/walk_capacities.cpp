// How fast people pass a link, how many it holds and lets through: from the network.

#include <algorithm>
#include <cmath>

#include "engine/core/id_range.hpp"
#include "engine/movement/detail/walk_engine_impl.hpp"

namespace poai::movement {

using detail::LinkState;

namespace {

constexpr float kNeverDenseM2 = 1e30F;  // the density of who is carried slows nobody
constexpr double kTickS = 1.0;          // room that is freed is used in the next tick
constexpr double kAtOncePerS = 1e6;     // a cabin's doors let all in and out together

/// The places of a link of which one direction may have `persons`.
double with_kept(double persons) {
  return std::max(std::ceil(persons * LinkState::kKeptOneIn / (LinkState::kKeptOneIn - 1.0)),
                  persons + 1.0);
}

}  // namespace

void WalkEngine::Impl::set_effort(LinkId link) {
  const bool is_ride = !network_->passage.empty() && network_->passage[link].ride.ms > 0;
  for (const unsigned direction : {0U, 1U}) {
    const DirectedLinkId d = directed(link, direction);
    const double length_m = static_cast<double>(network_->length_m[link]);
    effort_m_[d] = static_cast<float>(is_ride ? -network_->passage[link].ride.in_seconds()
                                              : length_m / routing::speed_factor(*network_, d));
  }
}

// Stairs pass fewer people than a level way of their width: the flow falls with the slower
// direction's speed. Who is carried is as fast in a crowd as alone.
void WalkEngine::Impl::set_capacity(LinkId link) {
  set_effort(link);
  const double length_m = static_cast<double>(network_->length_m[link]);
  const double width_m = static_cast<double>(network_->width_m[link]) * capacity_scale_;
  const double slowest = std::min(routing::speed_factor(*network_, directed(link, 0)),
                                  routing::speed_factor(*network_, directed(link, 1)));
  double flow_per_s = parameters_.flow_capacity_per_m_s * slowest * width_m;
  double storage = parameters_.storage_per_m2 * length_m * width_m;
  LinkState& state = links_[link];
  state.area_m2 = static_cast<float>(length_m * width_m);
  const district::Passage passage =
      network_->passage.empty() ? district::Passage{} : network_->passage[link];
  if (passage.flow_per_s > 0.0) {
    flow_per_s = passage.flow_per_s * capacity_scale_;
  }
  if (passage.ride.ms > 0) {
    state.area_m2 = kNeverDenseM2;
    storage = with_kept(std::ceil(flow_per_s * (passage.ride.in_seconds() + kTickS)));
  }
  if (passage.places > 0) {
    const double cabins =
        std::ceil(static_cast<double>(passage.ride.ms) / static_cast<double>(passage.cycle.ms));
    flow_per_s = kAtOncePerS;
    storage =
        with_kept(std::max(1.0, std::round(passage.places * capacity_scale_)) * (cabins + 1.0));
  }
  state.storage = std::max(2U, static_cast<std::uint32_t>(storage));  // one a direction
  state.capacity_gap_us = std::llround(1e6 / flow_per_s);
  state.inflow_gap_us = state.capacity_gap_us;
}

// Links whose width or speed is another get their capacities anew, and from the next tick on the
// speed and the inflow of their new density.
void WalkEngine::Impl::change(const district::WalkNetwork& network,
                              const routing::WalkFields& fields) {
  const district::WalkNetwork& before = *network_;
  const auto speed_of = [](const district::WalkNetwork& of, LinkId link) {
    return of.speed_share.empty() ? 1.0F : of.speed_share[link];
  };
  network_ = &network;
  fields_ = &fields;
  for (const LinkId id : ids<LinkId>(network.link_count())) {
    if (before.width_m[id] == network.width_m[id] &&
        speed_of(before, id) == speed_of(network, id)) {
      continue;
    }
    set_capacity(id);
    touch(id);
  }
  line_up_anew();
}

// Who waits for a link that is no longer on the way goes to the end of the line of the one that is.
void WalkEngine::Impl::line_up_anew() {
  const auto next_of = [this](const detail::Move& move) {
    return next_link(move.person,
                     move.from.valid() ? network_->head(move.from) : network_->tail(move.next));
  };
  std::vector<detail::Move> waiting;
  lines_.for_each_line([&](detail::LineId line) {
    const bool is_of_link = line.index() < heaps_.size();
    const auto turns = [&](const detail::Move& move) { return next_of(move) != move.next; };
    if (is_of_link && std::ranges::any_of(lines_.waiting(line), turns)) {
      lines_.take(line, waiting);
    }
  });
  std::sort(waiting.begin(), waiting.end(), detail::settled_before);
  for (detail::Move& move : waiting) {
    move.next = next_of(move);
    if (!move.from.valid()) {
      persons_[move.person].link = move.next;
    }
    lines_.push(line_of(move.next), move);
  }
}

}  // namespace poai::movement
