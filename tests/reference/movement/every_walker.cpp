#include "tests/reference/movement/every_walker.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/core/id_range.hpp"

namespace poai::test {
namespace {

using district::WalkNetwork;

constexpr double kSupplyShare = 0.75;  // of what a crowded way passes, it takes in so much
constexpr double kAtOncePerS = 1e6;    // a cabin's doors let all through together

double slower_direction(const WalkNetwork& network, LinkId link) {
  return std::min(routing::speed_factor(network, directed(link, 0)),
                  routing::speed_factor(network, directed(link, 1)));
}

/// Persons a second that a link passes.
double flow_per_s(const WalkNetwork& network, LinkId link, double capacity_per_m_s) {
  const district::Passage& passage = network.passage[link];
  if (passage.places > 0) {
    return kAtOncePerS;
  }
  if (passage.flow_per_s > 0.0) {
    return passage.flow_per_s;
  }
  return capacity_per_m_s * slower_direction(network, link) *
         static_cast<double>(network.width_m[link]);
}

/// The number of the cycle; cycle 0 begins at the offset.
std::int64_t cycle_of(const district::Passage& passage, std::int64_t time_ms) {
  return static_cast<std::int64_t>(std::floor(static_cast<double>(time_ms - passage.offset.ms) /
                                              static_cast<double>(passage.cycle.ms)));
}

}  // namespace

EveryWalker::EveryWalker(const WalkNetwork& network, const routing::WalkFields& fields,
                         const movement::WalkParameters& parameters,
                         const Column<LinkId, std::uint32_t>& storage)
    : network_(&network), fields_(&fields), parameters_(parameters), links_(network.link_count()) {
  for (const LinkId id : ids<LinkId>(network.link_count())) {
    const double flow = flow_per_s(network, id, parameters.flow_capacity_per_m_s);
    links_[id].gap_us = std::llround(1e6 / flow);
    links_[id].area_m2 =
        network.passage[id].ride.ms > 0 ? 0.0F : network.length_m[id] * network.width_m[id];
    links_[id].storage = storage[id];
  }
}

void EveryWalker::tick(std::span<const movement::WalkRequest> requests) {
  look_at_the_crowds();
  for (const DirectedLinkId link : ids<DirectedLinkId>(network_->directed_count())) {
    reach_ends(link);
  }
  for (const movement::WalkRequest& request : requests) {
    walkers_.push_back({.request = request, .on = {}, .at_end_ms = {}});
    come_to_end(walkers_.back(), request.time.ms);
  }
  for (const LinkId link : ids<LinkId>(network_->link_count())) {
    let_on(link);
  }
  walk();
  now_ms_ = end_ms();
}

void EveryWalker::look_at_the_crowds() {
  for (const LinkId id : ids<LinkId>(links_.size())) {
    links_[id].present = {0, 0};
    links_[id].entered = {0, 0};
  }
  for (const Walker& walker : walkers_) {
    if (walker.on.valid() && !walker.arrived) {
      ++links_[link_of(walker.on)].present[direction_of(walker.on)];
    }
  }
  for (const LinkId id : ids<LinkId>(links_.size())) {
    links_[id].factor = static_cast<double>(speeds_.at(density(links_[id])));
  }
}

double EveryWalker::density(const Link& link) const {
  const std::uint32_t present = link.present[0] + link.present[1];
  const bool is_slowed = link.area_m2 > 0.0F && present > 0;
  return is_slowed ? (present - 1) / static_cast<double>(link.area_m2) : 0.0;
}

/// Those who come to the end in this second get off one by one, at most the flow capacity.
void EveryWalker::reach_ends(DirectedLinkId id) {
  Link& link = links_[link_of(id)];
  std::int64_t& exit_free_us = link.exit_free_us[direction_of(id)];
  for (Walker* walker : walking_on(id)) {
    // Up to a whole millisecond; 1e-6 absorbs what is left of rounding.
    const double rest_ms = std::ceil(walker->left_s / link.factor * 1e3 - 1e-6);
    const std::int64_t reached_ms = now_ms_ + std::max<std::int64_t>(0, std::llround(rest_ms));
    const std::int64_t off_us = std::max(reached_ms * 1'000, exit_free_us);
    if (off_us / 1'000 >= end_ms()) {
      return;
    }
    exit_free_us = off_us + link.gap_us;
    come_to_end(*walker, off_us / 1'000);
  }
}

void EveryWalker::come_to_end(Walker& walker, std::int64_t time_ms) {
  walker.at_end_ms = time_ms;
  if (!next(walker).valid()) {
    walker.arrived = true;
    steps_.push_back({time_ms, walker.request.person, DirectedLinkId::none()});
  }
}

/// All who want to get onto a link, in the order in which they came; each direction has its line.
void EveryWalker::let_on(LinkId link) {
  std::array<bool, 2> is_held = {false, false};
  for (Walker* walker : waiting_for(link)) {
    bool& own_line_is_held = is_held[direction_of(next(*walker))];
    const auto entry_ms = own_line_is_held ? std::nullopt : turn_of(*walker);
    if (entry_ms) {
      get_on(*walker, *entry_ms);
    } else {
      own_line_is_held = true;
      ++seconds_held_;
    }
  }
}

/// When the first of a line gets on in this second; nothing if it does not.
std::optional<std::int64_t> EveryWalker::turn_of(const Walker& walker) {
  const LinkId id = link_of(next(walker));
  const unsigned own = direction_of(next(walker));
  const Link& link = links_[id];
  const std::uint32_t kept = std::max(1U, link.storage / 4);
  const std::uint32_t against = link.present[1 - own] + link.entered[1 - own];
  if (link.present[own] + link.entered[own] + std::max(against, kept) < link.storage) {
    const std::int64_t ready_ms = std::max(*walker.at_end_ms, now_ms_);
    const auto turn_ms = opens_ms(id, std::max(ready_ms, link.entrance_free_us / 1'000));
    if (turn_ms) {
      return turn_ms;
    }
  }
  const std::int64_t stands_since_ms = std::max(*walker.at_end_ms, link.last_entry_ms[own]);
  const auto release_ms = opens_ms(id, now_ms_);
  if (!release_ms || now_ms_ - stands_since_ms < parameters_.stuck_after.ms) {
    return std::nullopt;
  }
  ++releases_;
  return release_ms;
}

/// The first millisecond of this second at which somebody may get on.
std::optional<std::int64_t> EveryWalker::opens_ms(LinkId link, std::int64_t ready_ms) const {
  for (std::int64_t time_ms = ready_ms; time_ms < end_ms(); ++time_ms) {
    if (is_open(link, time_ms)) {
      return time_ms;
    }
  }
  return std::nullopt;
}

bool EveryWalker::is_open(LinkId link, std::int64_t time_ms) const {
  const district::Passage& passage = network_->passage[link];
  if (passage.cycle.ms == 0) {
    return true;
  }
  const std::int64_t cycle = cycle_of(passage, time_ms);
  const std::int64_t since_ms = time_ms - passage.offset.ms - cycle * passage.cycle.ms;
  if (since_ms >= passage.open.ms) {
    return false;
  }
  const auto taken = std::ranges::count_if(links_[link].entries_ms, [&](std::int64_t entry_ms) {
    return cycle_of(passage, entry_ms) == cycle;
  });
  return passage.places == 0 || taken < passage.places;
}

void EveryWalker::get_on(Walker& walker, std::int64_t time_ms) {
  const DirectedLinkId onto = next(walker);
  Link& link = links_[link_of(onto)];
  ++link.entered[direction_of(onto)];
  link.last_entry_ms[direction_of(onto)] = time_ms;
  link.entries_ms.push_back(time_ms);
  link.entrance_free_us = std::max(link.entrance_free_us, time_ms * 1'000) + entrance_gap_us(link);
  walker.on = onto;
  walker.left_s = free_s(onto, walker.request.free_speed_mps);
  walker.from_ms = time_ms;
  walker.at_end_ms = {};
  steps_.push_back({time_ms, walker.request.person, onto});
}

std::int64_t EveryWalker::entrance_gap_us(const Link& link) const {
  const double seen = density(link);
  if (seen <= movement::kCapacityDensity) {
    return link.gap_us;
  }
  const double largest =
      movement::kCapacityDensity * static_cast<double>(speeds_.at(movement::kCapacityDensity));
  const double share = kSupplyShare * seen * link.factor / largest;
  return static_cast<std::int64_t>(static_cast<double>(link.gap_us) / share);
}

void EveryWalker::walk() {
  for (Walker& walker : walkers_) {
    if (walker.on.valid() && !walker.at_end_ms) {
      const auto walked_ms = static_cast<double>(end_ms() - walker.from_ms);
      walker.left_s -= links_[link_of(walker.on)].factor * walked_ms * 1e-3;
      walker.from_ms = end_ms();
    }
  }
}

std::vector<EveryWalker::Walker*> EveryWalker::walking_on(DirectedLinkId link) {
  std::vector<Walker*> found;
  for (Walker& walker : walkers_) {
    if (walker.on == link && !walker.at_end_ms) {
      found.push_back(&walker);
    }
  }
  std::ranges::sort(found, {}, [](const Walker* walker) {
    return std::tuple(walker->left_s, walker->request.tie_break);
  });
  return found;
}

std::vector<EveryWalker::Walker*> EveryWalker::waiting_for(LinkId link) {
  std::vector<Walker*> found;
  for (Walker& walker : walkers_) {
    if (walker.at_end_ms && !walker.arrived && link_of(next(walker)) == link) {
      found.push_back(&walker);
    }
  }
  std::ranges::sort(found, {}, [](const Walker* walker) {
    return std::tuple(*walker->at_end_ms, walker->request.tie_break);
  });
  return found;
}

DirectedLinkId EveryWalker::next(const Walker& walker) const {
  const NodeId node = walker.on.valid() ? network_->head(walker.on) : walker.request.from;
  return fields_->next(walker.request.to, node);
}

double EveryWalker::free_s(DirectedLinkId link, double speed_mps) const {
  const Duration ride = network_->passage[link_of(link)].ride;
  const auto effort_m = static_cast<float>(static_cast<double>(network_->length_m[link_of(link)]) /
                                           routing::speed_factor(*network_, link));
  const double walk_s =
      static_cast<double>(effort_m) / static_cast<double>(static_cast<float>(speed_mps));
  return std::max(1.0, ride.ms > 0 ? ride.in_seconds() : walk_s);
}

}  // namespace poai::test
