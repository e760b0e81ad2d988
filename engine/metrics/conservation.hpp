#pragma once
// Nobody is lost: what goes into links, platforms, runs and places comes out or is inside. A check
// for tests and debugging.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/metrics/world.hpp"

namespace poai::metrics {

class ConservationChecker {
 public:
  /// What `world` refers to must outlive this.
  explicit ConservationChecker(const World& world);

  void on_events(std::span<const Event> events);

  /// Compares what the events say with what the engines and states say, between two ticks. One
  /// sentence per violation found so far, at most `kMostProblems`; empty if all is well.
  [[nodiscard]] std::vector<std::string> problems() const;
  static constexpr std::size_t kMostProblems = 20;

 private:
  /// Where the events have put a person.
  enum class Where : std::uint8_t { kElsewhere, kLink, kPlatform, kRun, kQueue, kInside };

  void take(const Event& event);
  void move(const Event& event, Where from, Where to, std::uint32_t container);
  [[nodiscard]] std::vector<std::uint32_t>& counts(Where where) {
    return inside_[static_cast<std::size_t>(where)];
  }
  [[nodiscard]] std::uint32_t inside(Where where, std::size_t container) const {
    return inside_[static_cast<std::size_t>(where)][container];
  }
  void compare_links(std::vector<std::string>& problems) const;
  void compare_transit(std::vector<std::string>& problems) const;
  void compare_venues(std::vector<std::string>& problems) const;
  void compare_car_parks(std::vector<std::string>& problems) const;
  void compare_states(std::vector<std::string>& problems) const;

  World world_;
  std::vector<std::uint32_t> inside_[6];
  Column<PersonId, Where> where_;
  Column<PersonId, std::uint32_t> container_;
  Column<PlaceId, std::uint32_t> parked_;  ///< persons whose car stands there
  std::vector<std::string> found_;
};

}  // namespace poai::metrics
