// The recursion of ServerPool against a queue that is stepped through millisecond by millisecond.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <vector>

#include "engine/movement/server_pool.hpp"

namespace poai::movement {
namespace {

struct Customer {
  std::int64_t arrival_ms = 0;
  std::int64_t service_ms = 0;
};

/// When each is served: at every millisecond who has finished leaves, who comes joins the line, and
/// the first of the line goes to a free server.
std::vector<std::int64_t> obvious(const std::vector<Customer>& customers, std::size_t servers) {
  std::vector<std::int64_t> begins(customers.size(), -1);
  std::vector<std::int64_t> busy_until;
  std::deque<std::size_t> line;
  std::size_t next = 0;
  std::size_t served = 0;
  for (std::int64_t now = 0; served < customers.size(); ++now) {
    std::erase_if(busy_until, [now](std::int64_t until) { return until <= now; });
    for (; next < customers.size() && customers[next].arrival_ms == now; ++next) {
      line.push_back(next);
    }
    while (!line.empty() && busy_until.size() < servers) {
      begins[line.front()] = now;
      busy_until.push_back(now + customers[line.front()].service_ms);
      line.pop_front();
      ++served;
    }
  }
  return begins;
}

RC_GTEST_PROP(ServerPoolReference, ServesAsTheObviousQueueDoes, ()) {
  const auto servers = static_cast<std::size_t>(*rc::gen::inRange(1, 6));
  std::vector<Customer> customers;
  std::int64_t now = 0;
  const int count = *rc::gen::inRange(1, 60);
  for (int i = 0; i < count; ++i) {
    now += *rc::gen::inRange(0, 20);
    customers.push_back({now, *rc::gen::inRange(1, 80)});
  }
  ServerPool pool(servers);
  const std::vector<std::int64_t> expected = obvious(customers, servers);
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const SimTime begin = pool.admit({customers[i].arrival_ms}, Duration{customers[i].service_ms});
    RC_ASSERT(begin.ms == expected[i]);
  }
}

}  // namespace
}  // namespace poai::movement
