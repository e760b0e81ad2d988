#include "engine/demand/detail/event_guests.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/demand/detail/day_changes.hpp"
#include "engine/demand/detail/travel_estimates.hpp"

namespace poai::demand::detail {
namespace {

constexpr std::int32_t kThereBeforeMs = 30 * kMinuteMs;  // (estimate)
constexpr std::int32_t kWaitMostMs = 60 * kMinuteMs;     // after work, for the begin (estimate)
constexpr std::int32_t kWorthGoingBackMs = 15 * kMinuteMs;

/// Someone who could go, from which item of the plan.
struct Candidate {
  std::uint64_t lot = 0;
  PersonId person;
  std::size_t item = 0;
};

class Gathering {
 public:
  Gathering(const EventPlan& event, const PlanInputs& inputs, const PlanDay& day,
            const random::Draws& draws)
      : event_(event),
        inputs_(inputs),
        travel_(inputs, day, draws),
        begin_ms_(static_cast<std::int32_t>(event.begin.ms)),
        end_ms_(static_cast<std::int32_t>(event.end.ms)) {}

  /// The item from which the person could leave for the event.
  [[nodiscard]] std::optional<std::size_t> item_to_leave(std::span<const PlanItem> plan) const {
    std::size_t now = 0;
    while (now + 1 < plan.size() && plan[now].end_ms <= begin_ms_ - kThereBeforeMs) {
      ++now;
    }
    if (is_free(plan[now])) {
      return now;
    }
    const bool has_just_left =
        now > 0 && is_free(plan[now - 1]) && plan[now - 1].end_ms >= begin_ms_ - kWaitMostMs;
    return has_just_left ? std::optional(now - 1) : std::nullopt;
  }

  /// The plan with the event after item `item`.
  [[nodiscard]] std::vector<PlanItem> with_event(PersonId person, std::span<const PlanItem> plan,
                                                 std::size_t item) const {
    std::vector<PlanItem> changed(plan.begin(), plan.begin() + static_cast<std::ptrdiff_t>(item));
    const PlanItem& stay = plan[item];
    PlanItem before = stay;
    const std::int32_t way_ms =
        travel_.travel_ms(person, travel_.usual_way(person, stay.place, event_.place), begin_ms_);
    before.end_ms = std::max(kDayBeginMs, begin_ms_ - way_ms);
    before.least_ms = 0;
    PlanItem there;
    there.place = event_.place;
    there.activity = ActivityKind::kEvent;
    there.mode = Mode::kNone;
    there.end_ms = end_ms_;
    changed.push_back(before);
    changed.push_back(there);
    std::size_t next = item + 1;
    if (stay.end_ms == PlanItem::kNever || stay.end_ms - way_ms > end_ms_ + kWorthGoingBackMs) {
      PlanItem back = stay;
      back.mode = Mode::kNone;
      back.least_ms = 0;
      changed.push_back(back);
    } else if (next < plan.size() && outing_kind_of(plan[next].activity) &&
               !plan[next].place.valid()) {
      ++next;  // the event takes its place
    }
    changed.insert(changed.end(), plan.begin() + static_cast<std::ptrdiff_t>(next), plan.end());
    return changed;
  }

 private:
  [[nodiscard]] bool is_free(const PlanItem& item) const {
    const bool is_tied =
        item.activity == ActivityKind::kElsewhere || item.activity == ActivityKind::kTravel ||
        item.activity == ActivityKind::kLunch || item.activity == ActivityKind::kMedical ||
        item.activity == ActivityKind::kEvent;
    return !is_tied && item.place.valid() && !inputs_.district.places[item.place].is_gate();
  }

  const EventPlan& event_;
  const PlanInputs& inputs_;
  TravelEstimates travel_;
  std::int32_t begin_ms_;
  std::int32_t end_ms_;
};

}  // namespace

EventDay with_event(const EventPlan& event, const PlanInputs& inputs, const PlanDay& day,
                    const random::Draws& draws, const Plans& plans) {
  const Gathering gathering(event, inputs, day, draws);
  std::vector<Candidate> candidates;
  const std::uint32_t day_of_lot = event.lot == GuestLot::kOnce ? 0 : day.number;
  for (const PersonId person : ids<PersonId>(plans.size())) {
    const auto item = gathering.item_to_leave(plans[person]);
    if (item && is_among(event.who, inputs.population, person)) {
      const std::uint64_t entity =
          combine64(inputs.population.key[person].value, hash_name(event.id));
      candidates.push_back(
          {draws.bits(entity, random::Occasion::on(day_of_lot, 0), random::Purpose::kEventGuest),
           person, *item});
    }
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.lot < b.lot; });
  candidates.resize(std::min<std::size_t>(candidates.size(), event.guests));
  std::map<PersonId, std::size_t> item_of;
  for (const Candidate& guest : candidates) {
    item_of.emplace(guest.person, guest.item);
  }
  Plans changed;
  for (const PersonId person : ids<PersonId>(plans.size())) {
    const auto guest = item_of.find(person);
    if (guest == item_of.end()) {
      changed.append_row(plans[person]);
    } else {
      changed.append_row(gathering.with_event(person, plans[person], guest->second));
    }
  }
  return {std::move(changed), static_cast<std::uint32_t>(candidates.size())};
}

}  // namespace poai::demand::detail
