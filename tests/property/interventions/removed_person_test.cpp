// Toytown without one of its people: only those differ whom a chain of shared links, runs,
// platforms or venues connects to that one, computed from the events of both days.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/simulated_island.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

using Key = std::uint64_t;
using Step = std::tuple<std::int64_t, EventKind, std::uint32_t, std::uint32_t, std::uint8_t>;
using Resource = std::pair<std::string, std::uint32_t>;

/// Somebody's time with a shared thing.
struct Stay {
  std::int64_t begin_ms = 0;
  std::int64_t end_ms = 0;
  Key person = 0;
};

/// What everybody did on a day, and who was with which shared thing when.
struct Day {
  std::map<Key, std::vector<Step>> steps;
  std::map<Resource, std::vector<Stay>> stays;
};

/// The shared thing that the person of an event comes to, if it is one.
std::optional<Resource> entered(const Event& event) {
  switch (event.kind) {
    case EventKind::kLinkEnters:
      return Resource{"link", event.a / 2};  // both directions share it
    case EventKind::kPlatformEnters:
      return Resource{"platform", event.a};
    case EventKind::kBoards:
      return Resource{"run", event.a};
    case EventKind::kQueueJoins:
      return Resource{"venue", event.a};
    default:
      return std::nullopt;
  }
}

bool leaves(const Event& event) {
  return event.kind == EventKind::kLinkLeaves || event.kind == EventKind::kAlights ||
         event.kind == EventKind::kVenueLeaves || event.kind == EventKind::kBoards ||
         event.kind == EventKind::kWaitGivesUp;
}

class Recorder {
 public:
  explicit Recorder(const population::Population& people) : people_(people) {}

  void take(std::span<const Event> events) {
    for (const Event& event : events) {
      if (event.person.valid()) {
        add(event);
      }
    }
  }
  [[nodiscard]] Day day() const { return day_; }

 private:
  void add(const Event& event) {
    const Key key = people_.key[event.person].value;
    day_.steps[key].emplace_back(event.time.ms, event.kind, event.a, event.b, event.detail);
    const auto now = open_.find(key);
    if (leaves(event) && now != open_.end()) {
      day_.stays[now->second.first].push_back({now->second.second, event.time.ms, key});
      open_.erase(now);
    }
    if (const auto resource = entered(event)) {
      open_[key] = {*resource, event.time.ms};
    }
  }

  const population::Population& people_;
  Day day_;
  std::map<Key, std::pair<Resource, std::int64_t>> open_;
};

Day day_of(const std::filesystem::path& scenario) {
  const simulation::Model model(test::read_scenario(scenario, {"output.events=true"}),
                                parallel::Threads(1), silent_logger());
  simulation::Simulation simulation(model);
  Recorder recorder(model.population);
  test::EventSink sink([&recorder](std::span<const Event> events) { recorder.take(events); });
  test::run_until(simulation, sink);
  return recorder.day();
}

/// Sets of persons, joined again and again.
class Chains {
 public:
  Key of(Key person) {
    const auto [entry, is_new] = parent_.try_emplace(person, person);
    return entry->second == person ? person : entry->second = of(entry->second);
  }
  void join(Key a, Key b) { parent_[of(a)] = of(b); }

 private:
  std::map<Key, Key> parent_;
};

/// Joins those who were with the same thing at the same time.
void join_stays(std::vector<Stay> stays, Chains& chains) {
  std::sort(stays.begin(), stays.end(), [](const Stay& a, const Stay& b) {
    return std::tie(a.begin_ms, a.person) < std::tie(b.begin_ms, b.person);
  });
  std::int64_t until_ms = -1;
  Key last = 0;
  for (const Stay& stay : stays) {
    if (stay.begin_ms <= until_ms) {
      chains.join(stay.person, last);
    }
    last = stay.person;
    until_ms = std::max(until_ms, stay.end_ms);
  }
}

std::filesystem::path without_a_guest(const TemporaryFolder& folder) {
  std::ofstream(folder / "less.toml")
      << "format = \"poai-scenario\"\nformat_version = 1\nname = \"less\"\nbase = \""
      << test::bundled_scenario("toytown.toml").string() << "\"\n"
      << "[[intervention]]\nid = \"one-less\"\nkind = \"remove-people\"\nblock = \"guests\"\n"
      << "persons = 1\n";
  return folder / "less.toml";
}

TEST(RemovedPerson, ChangesOnlyWhomAChainOfSharedThingsConnects) {
  const TemporaryFolder folder;
  const Day base = day_of(test::bundled_scenario("toytown.toml"));
  const Day alt = day_of(without_a_guest(folder));
  Chains chains;
  for (const auto& [resource, stays] : base.stays) {
    std::vector<Stay> all = stays;
    if (const auto also = alt.stays.find(resource); also != alt.stays.end()) {
      all.insert(all.end(), also->second.begin(), also->second.end());
    }
    join_stays(std::move(all), chains);
  }
  std::vector<Key> removed;
  for (const auto& [key, steps] : base.steps) {
    if (!alt.steps.contains(key)) {
      removed.push_back(key);
    }
  }
  ASSERT_EQ(removed.size(), 1U);
  ASSERT_EQ(alt.steps.size() + 1, base.steps.size());
  std::size_t unconnected = 0;
  for (const auto& [key, steps] : alt.steps) {
    if (chains.of(key) != chains.of(removed[0])) {
      ++unconnected;
      EXPECT_EQ(steps, base.steps.at(key)) << "person " << key;
    }
  }
  EXPECT_GT(unconnected, 10U) << "there are people without any connection";
}

}  // namespace
}  // namespace poai
