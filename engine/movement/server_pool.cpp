#include "engine/movement/server_pool.hpp"

#include <algorithm>
#include <functional>

#include "engine/core/contracts.hpp"

namespace poai::movement {

ServerPool::ServerPool(std::size_t servers, SimTime free_from)
    : free_at_ms_(servers, free_from.ms) {
  expects(servers > 0, "a queue has a server");
}

SimTime ServerPool::admit(SimTime arrival, Duration service) {
  expects(service.ms >= 0, "a service takes time, or none");
  std::pop_heap(free_at_ms_.begin(), free_at_ms_.end(), std::greater<>());
  const std::int64_t begin = std::max(arrival.ms, free_at_ms_.back());
  free_at_ms_.back() = begin + service.ms;
  std::push_heap(free_at_ms_.begin(), free_at_ms_.end(), std::greater<>());
  return {begin};
}

}  // namespace poai::movement
