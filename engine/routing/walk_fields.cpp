#include "engine/routing/walk_fields.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/parallel/loops.hpp"

namespace poai::routing {

namespace {

using LinkEfforts = Column<DirectedLinkId, double>;

LinkEfforts link_efforts(const district::WalkNetwork& network) {
  LinkEfforts efforts(network.directed_count());
  for (const DirectedLinkId link : ids<DirectedLinkId>(network.directed_count())) {
    efforts[link] = link_effort_m(network, link);
  }
  return efforts;
}

/// Dijkstra from a destination against the direction of walking; its memory serves many searches.
class FieldSearch {
 public:
  FieldSearch(const district::WalkNetwork& network, const LinkEfforts& efforts)
      : network_(network), efforts_(efforts), distance_m_(network.node_count()) {}

  /// Fills a row of next links and of efforts, one entry per node.
  void run(NodeId destination, DirectedLinkId* next, float* effort_m) {
    std::fill(distance_m_.values().begin(), distance_m_.values().end(), kInfinity);
    std::fill(next, next + network_.node_count(), DirectedLinkId::none());
    distance_m_[destination] = 0.0;
    heap_.assign(1, {0.0, destination});
    while (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
      const auto [distance, node] = heap_.back();
      heap_.pop_back();
      if (distance <= distance_m_[node]) {
        settle(node, destination, next);
      }
    }
    std::transform(distance_m_.begin(), distance_m_.end(), effort_m,
                   [](double distance) { return static_cast<float>(distance); });
  }

 private:
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();

  void settle(NodeId node, NodeId destination, DirectedLinkId* next) {
    for (const DirectedLinkId towards : network_.incoming[node]) {
      const NodeId tail = network_.tail(towards);
      const double distance = distance_m_[node] + efforts_[towards];
      DirectedLinkId& best = next[tail.index()];
      if (distance < distance_m_[tail]) {
        distance_m_[tail] = distance;
        best = towards;
        heap_.emplace_back(distance, tail);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
      } else if (distance == distance_m_[tail] && tail != destination && towards < best) {
        best = towards;
      }
    }
  }

  const district::WalkNetwork& network_;
  const LinkEfforts& efforts_;
  Column<NodeId, double> distance_m_;
  std::vector<std::pair<double, NodeId>> heap_;
};

}  // namespace

double speed_factor(const district::WalkNetwork& network, DirectedLinkId link) {
  const double in_weather =
      network.speed_share.empty() ? 1.0 : static_cast<double>(network.speed_share[link_of(link)]);
  switch (network.kind[link_of(link)]) {
    case district::WalkwayKind::kStairs:
      return in_weather * (network.goes_up(link) ? kStairsUpFactor : kStairsDownFactor);
    case district::WalkwayKind::kRamp:
      return in_weather * (network.goes_up(link) ? kRampUpFactor : kRampDownFactor);
    default:
      return in_weather;
  }
}

double link_effort_m(const district::WalkNetwork& network, DirectedLinkId link) {
  const double walk_m =
      static_cast<double>(network.length_m[link_of(link)]) / speed_factor(network, link);
  if (network.passage.empty()) {
    return walk_m;
  }
  const district::Passage& passage = network.passage[link_of(link)];
  const double way_m =
      passage.ride.ms > 0 ? kReferenceSpeedMps * passage.ride.in_seconds() : walk_m;
  if (passage.cycle.ms == 0) {
    return way_m;
  }
  const double closed_s = (passage.cycle - passage.open).in_seconds();
  const double wait_s = closed_s * closed_s / (2.0 * passage.cycle.in_seconds());
  return way_m + kReferenceSpeedMps * wait_s;
}

WalkFields::WalkFields(const district::WalkNetwork& network,
                       const std::vector<NodeId>& destinations, parallel::Threads threads)
    : node_count_(network.node_count()), by_node_(network.node_count()) {
  for (const NodeId node : destinations) {
    expects(node.index() < node_count_, "a destination is a node of the walking network");
    if (!by_node_[node].valid()) {
      by_node_[node] = DestinationId(destinations_.size());
      destinations_.push_back(node);
    }
  }
  next_.resize(destinations_.size() * node_count_);
  effort_m_.resize(destinations_.size() * node_count_);
  const LinkEfforts efforts = link_efforts(network);
  constexpr std::size_t kFieldsPerBlock = 8;
  parallel::for_each_block(threads, destinations_.size(), kFieldsPerBlock,
                           [&](std::size_t first, std::size_t last) {
                             FieldSearch search(network, efforts);
                             for (std::size_t i = first; i < last; ++i) {
                               search.run(destinations_[i], next_.data() + i * node_count_,
                                          effort_m_.data() + i * node_count_);
                             }
                           });
}

std::size_t WalkFields::bytes() const {
  return destinations_.capacity() * sizeof(NodeId) + by_node_.bytes() +
         next_.capacity() * sizeof(DirectedLinkId) + effort_m_.capacity() * sizeof(float);
}

}  // namespace poai::routing
