#pragma once
// Stays, trips and legs as columns: from them everybody's place at any moment can be rebuilt.

#include <cstdint>
#include <vector>

#include "engine/core/ids.hpp"

namespace poai::metrics {

/// Stands for "none" in columns of ids.
inline constexpr std::uint32_t kNoRow = PersonId::kNoneValue;

/// Someone at a place, busy with an activity. Times in milliseconds since midnight of day 0; rows
/// in the order in which they began.
struct Stays {
  std::vector<std::uint32_t> person;
  std::vector<std::uint32_t> place;
  std::vector<std::uint8_t> activity;
  std::vector<std::int32_t> begin_ms;
  std::vector<std::int32_t> end_ms;

  [[nodiscard]] std::size_t size() const { return person.size(); }
};

/// From one activity to the next.
struct Trips {
  std::vector<std::uint32_t> person;
  std::vector<std::uint32_t> from;  ///< place
  std::vector<std::uint32_t> to;    ///< place
  std::vector<std::uint8_t> mode;   ///< the main mode
  std::vector<std::int32_t> begin_ms;
  std::vector<std::int32_t> end_ms;
  std::vector<std::uint8_t> completed;  ///< 0 if the day ended first

  [[nodiscard]] std::size_t size() const { return person.size(); }
};

/// The part of a trip with one mode, between a place or stop and another; waiting on a platform is
/// between two legs.
struct Legs {
  std::vector<std::uint32_t> person;
  std::vector<std::uint32_t> trip;  ///< row of Trips
  std::vector<std::uint8_t> mode;
  std::vector<std::uint32_t> from_place;  ///< none if it begins at a stop
  std::vector<std::uint32_t> from_stop;   ///< none if it begins at a place
  std::vector<std::uint32_t> to_place;    ///< none if it ends at a stop
  std::vector<std::uint32_t> to_stop;     ///< none if it ends at a place
  std::vector<std::uint32_t> run;         ///< none unless it rides
  std::vector<std::int32_t> begin_ms;
  std::vector<std::int32_t> end_ms;

  [[nodiscard]] std::size_t size() const { return person.size(); }
};

}  // namespace poai::metrics
