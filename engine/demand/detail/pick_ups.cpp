#include "engine/demand/detail/pick_ups.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace poai::demand::detail {
namespace {

constexpr std::uint8_t kAdultAge = 18;

bool has_the_age(const population::PickUp& pick_up, std::uint8_t age) {
  return pick_up.from_age <= age && age <= pick_up.to_age;
}

class Arrangement {
 public:
  Arrangement(const population::PickUp& pick_up, const PlanInputs& inputs, const PlanDay& day,
              const random::Draws& draws, const TravelEstimates& travel,
              std::span<MemberDay> members)
      : pick_up_(pick_up),
        people_(inputs.population),
        day_(day),
        draws_(draws),
        travel_(travel),
        members_(members),
        hours_(span_of(pick_up.at)),
        stay_ms_(static_cast<std::int32_t>(pick_up.stay_min * kMinuteMs)) {}

  [[nodiscard]] std::optional<PickUpOutcome> arrange() {
    find_children();
    if (children_.empty()) {
      return std::nullopt;
    }
    PickUpOutcome outcome{children_.front(), std::nullopt};
    school_ = people_.target[members_[children_.front()].person];
    auto end_ms = find_adult(outcome, [this](MemberDay& day) { return stop_on_way_home(day); });
    if (!outcome.adult) {
      end_ms = find_adult(outcome, [this](MemberDay& day) { return go_from_home(day); });
    }
    if (end_ms) {
      for (const std::size_t child : children_) {
        stay_until(members_[child], *end_ms);
      }
    }
    return outcome;
  }

 private:
  /// When the adult leaves the school, if one could be found by `try_one`.
  template <class TryOne>
  std::optional<std::int32_t> find_adult(PickUpOutcome& outcome, const TryOne& try_one) {
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (people_.age[members_[i].person] >= kAdultAge) {
        if (const auto end_ms = try_one(members_[i])) {
          outcome.adult = i;
          return end_ms;
        }
      }
    }
    return std::nullopt;
  }

  void find_children() {
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const PersonId person = members_[i].person;
      const bool at_school = people_.main_tour[person] == pick_up_.tour &&
                             !members_[i].windows.empty() && members_[i].windows.front().is_main &&
                             has_the_age(pick_up_, people_.age[person]);
      if (at_school && draws_.uniform(people_.key[person], tour_occasion(day_.number, pick_up_.id),
                                      random::Purpose::kEscort) < pick_up_.share[day_.day_type]) {
        children_.push_back(i);
      }
    }
  }

  [[nodiscard]] std::optional<std::int32_t> stop_on_way_home(MemberDay& member) const {
    if (member.windows.empty() || !member.windows.front().is_main) {
      return std::nullopt;
    }
    TourWindow main = member.windows.front();
    if (main.starts_in_place || main.end_ms == TourWindow::kNever) {
      return std::nullopt;
    }
    const std::int32_t there_ms =
        main.end_ms +
        travel_.travel_ms(member.person, {main.place, school_, main.mode}, main.end_ms);
    if (there_ms < hours_.from_ms || there_ms > hours_.to_ms) {
      return std::nullopt;
    }
    const std::int32_t end_ms = there_ms + stay_ms_;
    main.stop_on_way_home = StopOnTheWay{school_, end_ms, stay_ms_};
    main.back_ms = end_ms + travel_.travel_ms(member.person, way_home(member, main.mode), end_ms);
    for (std::size_t i = 1; i < member.windows.size(); ++i) {
      if (overlap(main, member.windows[i])) {
        return std::nullopt;
      }
    }
    member.windows.front() = main;
    return end_ms;
  }

  [[nodiscard]] std::optional<std::int32_t> go_from_home(MemberDay& member) const {
    const PersonId person = member.person;
    const TourDraws draws(draws_, people_.key[members_[children_.front()].person],
                          tour_occasion(day_.number, pick_up_.id));
    TourWindow window;
    window.place = school_;
    window.activity = ActivityKind::kEscort;
    window.least_ms = stay_ms_;
    window.arrive_ms = draws.time(random::Purpose::kArrival, pick_up_.at);
    window.depart_ms = travel_.departure_ms(person, {people_.home[person], school_, Mode::kNone},
                                            window.arrive_ms);
    window.end_ms = window.arrive_ms + stay_ms_;
    window.back_ms =
        window.end_ms + travel_.travel_ms(person, way_home(member, Mode::kNone), window.end_ms);
    const std::int32_t way_ms = window.arrive_ms - window.depart_ms;
    const auto fitted =
        fit_between(window, member.windows, {hours_.from_ms - way_ms, hours_.to_ms - way_ms});
    if (!fitted) {
      return std::nullopt;
    }
    member.windows.push_back(*fitted);
    return fitted->end_ms;
  }

  void stay_until(MemberDay& child, std::int32_t end_ms) const {
    TourWindow& school = child.windows.front();
    const std::int32_t longer_ms = end_ms - school.end_ms;
    school.end_ms = end_ms;
    school.back_ms += longer_ms;
    std::erase_if(child.windows, [&school](const TourWindow& other) {
      return !other.is_main && overlap(school, other);
    });
  }

  [[nodiscard]] Way way_home(const MemberDay& member, Mode mode) const {
    return {school_, people_.home[member.person], onward_mode(mode)};
  }

  const population::PickUp& pick_up_;
  const population::Population& people_;
  const PlanDay& day_;
  const random::Draws& draws_;
  const TravelEstimates& travel_;
  std::span<MemberDay> members_;
  ClockRange hours_;
  std::int32_t stay_ms_;
  PlaceId school_;
  std::vector<std::size_t> children_;
};

}  // namespace

bool has_child_for(const population::PickUp& pick_up, const PlanInputs& inputs,
                   std::span<const PersonId> members) {
  const population::Population& people = inputs.population;
  return std::any_of(members.begin(), members.end(), [&](PersonId person) {
    return people.main_tour[person] == pick_up.tour && has_the_age(pick_up, people.age[person]);
  });
}

std::optional<PickUpOutcome> arrange_pick_up(const population::PickUp& pick_up,
                                             const PlanInputs& inputs, const PlanDay& day,
                                             const random::Draws& draws,
                                             const TravelEstimates& travel,
                                             std::span<MemberDay> members) {
  return Arrangement(pick_up, inputs, day, draws, travel, members).arrange();
}

Mode onward_mode(Mode mode) {
  return mode == Mode::kCar || mode == Mode::kTaxi || mode == Mode::kBicycle ? mode : Mode::kNone;
}

}  // namespace poai::demand::detail
