#pragma once
// Walking the obvious way, by the rules of engine/movement/README.md at scale 1: in every second
// everybody is looked at, in every millisecond whether a signal or a lift lets people on. Lengths,
// widths and speeds are rounded to float as in the engine's columns.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/movement/link_speed.hpp"
#include "engine/movement/walk_engine.hpp"

namespace poai::test {

/// Without nodes of limited room and without changes of ways; how many a link holds is given.
class EveryWalker {
 public:
  /// Somebody gets onto a link, or (none) arrives.
  struct Step {
    std::int64_t time_ms = 0;
    PersonId person;
    DirectedLinkId onto;
    friend bool operator==(const Step&, const Step&) = default;
  };

  /// `storage`: of each link, persons.
  EveryWalker(const district::WalkNetwork& network, const routing::WalkFields& fields,
              const movement::WalkParameters& parameters,
              const Column<LinkId, std::uint32_t>& storage);

  /// Moves everybody through the next second, in which those of `requests` start.
  void tick(std::span<const movement::WalkRequest> requests);

  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  [[nodiscard]] std::size_t releases() const { return releases_; }
  /// Seconds that all together stood at the end of a link, or before their first.
  [[nodiscard]] std::size_t seconds_held() const { return seconds_held_; }

 private:
  struct Walker {
    movement::WalkRequest request;
    DirectedLinkId on;    ///< none before the first link
    double left_s = 0.0;  ///< to its end, at the free speed, since `from_ms`
    std::int64_t from_ms = 0;
    std::optional<std::int64_t> at_end_ms;  ///< since when it wants to get on
    bool arrived = false;
  };
  struct Link {
    std::array<std::uint32_t, 2> present = {0, 0};  ///< by direction, at the begin of the second
    std::array<std::uint32_t, 2> entered = {0, 0};  ///< by direction, in this second
    std::array<std::int64_t, 2> last_entry_ms = {0, 0};
    std::array<std::int64_t, 2> exit_free_us = {0, 0};  ///< nobody gets off before
    std::int64_t entrance_free_us = 0;                  ///< nobody gets on before
    std::int64_t gap_us = 0;                            ///< between two, at the flow capacity
    float area_m2 = 0.0F;                               ///< 0: nobody is slowed
    std::uint32_t storage = 0;
    double factor = 1.0;                   ///< of the free speed
    std::vector<std::int64_t> entries_ms;  ///< since the begin
  };

  void look_at_the_crowds();
  void reach_ends(DirectedLinkId link);
  void let_on(LinkId link);
  std::optional<std::int64_t> turn_of(const Walker& walker);
  void get_on(Walker& walker, std::int64_t time_ms);
  void come_to_end(Walker& walker, std::int64_t time_ms);
  void walk();

  [[nodiscard]] std::vector<Walker*> walking_on(DirectedLinkId link);
  [[nodiscard]] std::vector<Walker*> waiting_for(LinkId link);
  [[nodiscard]] DirectedLinkId next(const Walker& walker) const;
  [[nodiscard]] double density(const Link& link) const;
  [[nodiscard]] std::int64_t entrance_gap_us(const Link& link) const;
  [[nodiscard]] std::optional<std::int64_t> opens_ms(LinkId link, std::int64_t ready_ms) const;
  [[nodiscard]] bool is_open(LinkId link, std::int64_t time_ms) const;
  [[nodiscard]] double free_s(DirectedLinkId link, double speed_mps) const;
  [[nodiscard]] std::int64_t end_ms() const { return now_ms_ + 1'000; }

  const district::WalkNetwork* network_;
  const routing::WalkFields* fields_;
  movement::WalkParameters parameters_;
  movement::SpeedTable speeds_;
  std::int64_t now_ms_ = 0;
  Column<LinkId, Link> links_;
  std::vector<Walker> walkers_;
  std::vector<Step> steps_;
  std::size_t releases_ = 0;
  std::size_t seconds_held_ = 0;
};

}  // namespace poai::test
