#include "engine/demand/detail/day_changes.hpp"

#include <algorithm>

#include "engine/core/hash.hpp"
#include "engine/random/distributions.hpp"

namespace poai::demand::detail {
namespace {

constexpr double kMsPerMinute = 60'000.0;

template <class T>
bool is_in(const T& value, const std::vector<T>& list) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

bool is_among(const Who& who, const population::Population& people, PersonId person) {
  if (!is_in(people.role[person], who.roles) || !is_in(people.target[person], who.places)) {
    return false;
  }
  if (who.organisations.empty()) {
    return true;
  }
  const population::OrganisationId employer = people.organisation[person];
  return employer.valid() && is_in(people.organisations.id[employer], who.organisations);
}

double DayChanges::uniform(PersonId person, const std::string& id, random::Purpose purpose,
                           std::uint32_t index) const {
  const std::uint64_t entity = combine64(people_.key[person].value, hash_name(id));
  return draws_.uniform(entity, random::Occasion::on(day_, 0), purpose, index);
}

std::int32_t DayChanges::staggered_ms(const HoursShift& shift, PersonId person) const {
  if (uniform(person, shift.id, random::Purpose::kWorkingHours, 0) >= shift.share) {
    return 0;
  }
  const bool both = shift.earlier.ms > 0 && shift.later.ms > 0;
  const bool earlier = both ? uniform(person, shift.id, random::Purpose::kWorkingHours, 1) < 0.5
                            : shift.earlier.ms > 0;
  return static_cast<std::int32_t>(earlier ? -shift.earlier.ms : shift.later.ms);
}

// Stay, come before the peak or after it: the reward against the cost of other hours.
std::int32_t DayChanges::off_peak_ms(const OffPeakOffer& offer, PersonId person,
                                     std::int32_t arrive_ms) const {
  if (people_.mode[person] != Mode::kPortLiner || arrive_ms < offer.from.ms ||
      arrive_ms >= offer.until.ms) {
    return 0;
  }
  const auto error = [&](std::uint32_t index) {
    return OffPeakOffer::kScaleYen *
           random::gumbel(uniform(person, offer.id, random::Purpose::kWorkingHours, index));
  };
  const double early_min = static_cast<double>(arrive_ms - offer.from.ms) / kMsPerMinute;
  const double late_min = static_cast<double>(offer.until.ms - arrive_ms) / kMsPerMinute;
  // Without a reward nobody would have other hours than now: the errors are of the present choice.
  const double stay = std::max({error(0), error(1) - OffPeakOffer::kEarlyYenPerMin * early_min,
                                error(2) - OffPeakOffer::kLateYenPerMin * late_min});
  const double early = error(1) - OffPeakOffer::kEarlyYenPerMin * early_min + offer.reward_yen;
  const double late = error(2) - OffPeakOffer::kLateYenPerMin * late_min + offer.reward_yen;
  if (std::max(early, late) <= stay) {
    return 0;
  }
  return early >= late ? static_cast<std::int32_t>(offer.from.ms) - 1 - arrive_ms
                       : static_cast<std::int32_t>(offer.until.ms) - arrive_ms;
}

std::int32_t DayChanges::shift_ms(PersonId person, ActivityKind activity,
                                  std::int32_t arrive_ms) const {
  const bool has_hours = activity == ActivityKind::kWork || activity == ActivityKind::kStudy;
  if (changes_ == nullptr || !has_hours) {
    return 0;
  }
  std::int32_t shift_ms = 0;
  for (const HoursShift& shift : changes_->hours) {
    if (is_among(shift.who, people_, person)) {
      shift_ms += staggered_ms(shift, person);
    }
  }
  for (const OffPeakOffer& offer : changes_->off_peak) {
    if (is_among(offer.who, people_, person)) {
      shift_ms += off_peak_ms(offer, person, arrive_ms + shift_ms);
    }
  }
  return shift_ms;
}

bool DayChanges::stays_in(PersonId person, ActivityKind activity, std::int32_t arrive_ms) const {
  const bool may_be_left = activity == ActivityKind::kShopping ||
                           activity == ActivityKind::kLeisure || activity == ActivityKind::kVisit;
  if (changes_ == nullptr || !may_be_left) {
    return false;
  }
  return std::any_of(changes_->stay_in.begin(), changes_->stay_in.end(),
                     [&](const StayIn& stay_in) {
                       return arrive_ms >= stay_in.from.ms && arrive_ms < stay_in.until.ms &&
                              uniform(person, stay_in.id, random::Purpose::kStayIn,
                                      static_cast<std::uint32_t>(activity)) < stay_in.share;
                     });
}

}  // namespace poai::demand::detail
