#include "engine/demand/detail/room_allocation.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "engine/demand/detail/person_planner.hpp"

namespace poai::demand::detail {
namespace {

/// Those whose days depend on each other.
struct Group {
  std::uint64_t lot = 0;
  std::vector<PersonId> members;
  std::vector<RoomGuest> guests;
};

class Allocator {
 public:
  Allocator(const PlanInputs& inputs, const PlanDay& day, const random::Draws& draws,
            const HouseholdMembers& households, const Rooms& rooms)
      : inputs_(inputs),
        households_(households),
        draws_(draws),
        day_(day.number),
        occupancy_(rooms),
        planner_(inputs, day, draws, households, {rooms, refusals_}) {}
  Allocator(const Allocator&) = delete;
  Allocator& operator=(const Allocator&) = delete;

  [[nodiscard]] RoomAllocation run(const std::vector<RoomGuest>& guests) {
    for (const Group& group : groups_of(guests)) {
      settle(group);
    }
    return std::move(allocation_);
  }

 private:
  /// In the order of their lots.
  [[nodiscard]] std::vector<Group> groups_of(const std::vector<RoomGuest>& guests) const {
    std::map<PersonId, Group> of_first;
    for (const RoomGuest& guest : guests) {
      std::vector<PersonId> members = members_with(guest.person);
      Group& group = of_first[members.front()];
      group.members = std::move(members);
      group.guests.push_back(guest);
    }
    std::vector<Group> groups;
    for (auto& [first, group] : of_first) {
      group.lot = draws_.bits(inputs_.population.key[first].value, random::Occasion::on(day_, 0),
                              random::Purpose::kRoom);
      groups.push_back(std::move(group));
    }
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
      return std::tie(a.lot, a.members.front()) < std::tie(b.lot, b.members.front());
    });
    return groups;
  }

  [[nodiscard]] std::vector<PersonId> members_with(PersonId person) const {
    const population::HouseholdId household = inputs_.population.household[person];
    if (!household.valid() || households_.size() == 0) {
      return {person};
    }
    const auto members = households_[household];
    return {members.begin(), members.end()};
  }

  void settle(const Group& group) {
    std::vector<RoomGuest> guests = group.guests;
    bool is_anew = false;
    while (const auto refused = enter(guests)) {
      if (!is_anew) {
        (void)plan(group.members, allocation_.before);
        is_anew = true;
      }
      refusals_.add(refused->person, refused->stay.room);
      ++allocation_.after.refused_rooms;
      PlanReport of_attempt;
      guests = plan(group.members, of_attempt);
    }
    if (is_anew) {
      (void)plan(group.members, allocation_.after);
    }
  }

  /// Lets all in, or none if one finds no room, who is returned.
  [[nodiscard]] std::optional<RoomGuest> enter(const std::vector<RoomGuest>& guests) {
    for (auto guest = guests.begin(); guest != guests.end(); ++guest) {
      if (!occupancy_.has_room(guest->stay)) {
        std::for_each(guests.begin(), guest,
                      [this](const RoomGuest& before) { occupancy_.leave(before.stay); });
        return *guest;
      }
      occupancy_.enter(guest->stay);
    }
    return std::nullopt;
  }

  /// Plans the members by the refusals so far and keeps the plans; returns their stays.
  [[nodiscard]] std::vector<RoomGuest> plan(const std::vector<PersonId>& members,
                                            PlanReport& report) {
    std::vector<RoomGuest> guests;
    for (const PersonId member : members) {
      std::vector<PlanItem>& items = allocation_.plans[member];
      items.clear();
      planner_.plan(member, items, report, guests);
    }
    return guests;
  }

  const PlanInputs& inputs_;
  const HouseholdMembers& households_;
  const random::Draws& draws_;
  std::uint32_t day_;
  Refusals refusals_;
  RoomOccupancy occupancy_;
  PersonPlanner planner_;
  RoomAllocation allocation_;
};

}  // namespace

RoomAllocation allocate_rooms(const PlanInputs& inputs, const PlanDay& day,
                              const random::Draws& draws, const HouseholdMembers& households,
                              const Rooms& rooms, const std::vector<RoomGuest>& guests) {
  return Allocator(inputs, day, draws, households, rooms).run(guests);
}

}  // namespace poai::demand::detail
