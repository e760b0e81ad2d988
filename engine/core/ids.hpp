#pragma once
// Typed indices: an Id<Tag> addresses one row of the columns of its kind and converts to no other
// kind.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace poai {

/// Dense index of one row; `kNone` (all bits set) addresses nothing.
template <class Tag>
class Id {
 public:
  static constexpr std::uint32_t kNoneValue = std::numeric_limits<std::uint32_t>::max();

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value_(static_cast<std::uint32_t>(index)) {}

  [[nodiscard]] static constexpr Id none() { return Id(); }
  [[nodiscard]] constexpr bool valid() const { return value_ != kNoneValue; }
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  [[nodiscard]] constexpr std::size_t index() const { return value_; }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  std::uint32_t value_ = kNoneValue;
};

using PersonId = Id<struct PersonTag>;
using PlaceId = Id<struct PlaceTag>;
using NodeId = Id<struct NodeTag>;
using LinkId = Id<struct LinkTag>;              ///< a walkway, both directions
using DirectedLinkId = Id<struct DirectedTag>;  ///< 2 * link + direction (0 = as drawn)
using StopId = Id<struct StopTag>;              ///< a transit stop (a station or a bus stop)
using RouteId = Id<struct RouteTag>;
using RunId = Id<struct RunTag>;  ///< one vehicle run (a GTFS trip) of the day
using FlightId = Id<struct FlightTag>;
using BlockId = Id<struct BlockTag>;  ///< a synthesis block of the population

/// Stable identity of a person over scenarios: hash of the synthesis block and the ordinal in it.
struct PersonKey {
  std::uint64_t value = 0;
  friend constexpr auto operator<=>(PersonKey, PersonKey) = default;
};

[[nodiscard]] constexpr DirectedLinkId directed(LinkId link, unsigned direction) {
  return DirectedLinkId(2 * link.index() + direction);
}
[[nodiscard]] constexpr LinkId link_of(DirectedLinkId directed_link) {
  return LinkId(directed_link.index() / 2);
}
[[nodiscard]] constexpr unsigned direction_of(DirectedLinkId directed_link) {
  return static_cast<unsigned>(directed_link.value() & 1U);
}

}  // namespace poai

template <class Tag>
struct std::hash<poai::Id<Tag>> {
  std::size_t operator()(poai::Id<Tag> id) const noexcept { return id.index(); }
};
