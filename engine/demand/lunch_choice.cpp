#include "engine/demand/lunch_choice.hpp"

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/distributions.hpp"

namespace poai::demand {
namespace {

using district::Service;
using district::ServiceKind;

constexpr double kFastestMps = 2.2;
constexpr double kSeatsPerCounter = 10.0;  // take-away: a counter serves as much as ten chairs

constexpr std::uint32_t bit(ServiceKind kind) { return 1U << static_cast<unsigned>(kind); }

/// What a service is to a Search.
std::uint32_t services_of(const Service& service) {
  if (service.kind == ServiceKind::kNone) {
    return 0;
  }
  const bool open_canteen =
      service.kind == ServiceKind::kCanteen && service.access == district::Access::kAll;
  return bit(service.kind) | (open_canteen ? Search::kOpenCanteen : 0U);
}

/// The services that offer a form of lunch. A canteen for members only is no eating out.
std::uint32_t services_for(LunchForm form) {
  switch (form) {
    case LunchForm::kCanteen:
      return bit(ServiceKind::kCanteen);
    case LunchForm::kEatingOut:
      return bit(ServiceKind::kRestaurant) | bit(ServiceKind::kCafe) | bit(ServiceKind::kFastFood) |
             bit(ServiceKind::kFoodTruck) | Search::kOpenCanteen;
    case LunchForm::kBoughtBento:
      return bit(ServiceKind::kConvenience) | bit(ServiceKind::kBentoStand) |
             bit(ServiceKind::kFoodTruck);
    case LunchForm::kNone:
    case LunchForm::kHomeBento:
      break;
  }
  return 0;
}

double size_of(const Service& service) {
  return service.seats > 0
             ? static_cast<double>(service.seats)
             : kSeatsPerCounter * std::max(1.0, static_cast<double>(service.counters));
}

/// Roles that belong to their place; patients and visitors do not.
bool is_member(Role role) {
  return population::is_staff(role) || role == Role::kResident || role == Role::kStudent ||
         role == Role::kPupil;
}

}  // namespace

LunchChoice::LunchChoice(const district::District& district, const routing::WalkFields& fields,
                         const LunchParameters& parameters, random::Draws draws)
    : district_(district),
      fields_(&fields),
      parameters_(parameters),
      draws_(draws),
      offers_(district.places.size()) {
  for (const PlaceId place : ids<PlaceId>(district.places.size())) {
    take(place, district.services[place]);
  }
  list_candidates();
}

void LunchChoice::change(PlaceId place, const Service& service) {
  const bool was_listed = offers_[place].services != 0;
  take(place, service);
  if (!was_listed && offers_[place].services != 0) {
    list_candidates();
  }
}

void LunchChoice::change(const routing::WalkFields& fields) {
  fields_ = &fields;
  list_candidates();
}

void LunchChoice::take(PlaceId place, const Service& service) {
  Offer& offer = offers_[place];
  offer.services = services_of(service);
  offer.is_outdoors = !service.is_indoor();
  offer.members_only = service.access == district::Access::kMembers;
  offer.host = district_.places[place].host.valid() ? district_.places[place].host : place;
  offer.error_index = static_cast<std::uint32_t>(hash_name(district_.places[place].id));
  offer.utility = parameters_.utility_log_seats * std::log(size_of(service)) +
                  parameters_.utility_per_star * service.quality;
  offer.price_utility = parameters_.utility_per_yen * service.price_yen;
}

void LunchChoice::list_candidates() {
  const double limit_min =
      std::max(parameters_.walk_limit_min, population::OutingManner::kFarthestWalkMin);
  const double reach_m = limit_min * 60.0 * kFastestMps;
  candidates_.clear();
  first_.assign(1, 0);
  for (const district::Place& origin : district_.places) {
    const auto begin = static_cast<std::ptrdiff_t>(candidates_.size());
    for (const PlaceId place : ids<PlaceId>(district_.places.size())) {
      if (offers_[place].services == 0) {
        continue;
      }
      const NodeId node = district_.places[place].node;
      const Candidate candidate{place,
                                fields_->effort_m(fields_->destination_of(node), origin.node),
                                fields_->effort_m(fields_->destination_of(origin.node), node)};
      if (static_cast<double>(candidate.there_m) <= reach_m) {
        candidates_.push_back(candidate);
      }
    }
    std::stable_sort(candidates_.begin() + begin, candidates_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.there_m < b.there_m; });
    first_.push_back(static_cast<std::uint32_t>(candidates_.size()));
  }
}

Search LunchChoice::search_for(LunchForm form) const {
  return {services_for(form), parameters_.walk_limit_min, parameters_.least_meal_min};
}

bool LunchChoice::admits(const Offer& offer, const MealRequest& request) const {
  if (!offer.members_only) {
    return true;
  }
  if (!request.target.valid() || !is_member(request.role)) {
    return false;
  }
  return request.target == offer.host || district_.places[request.target].host == offer.host;
}

double LunchChoice::error(const Offer& offer, const MealRequest& request) const {
  return random::gumbel(draws_.uniform(request.person, request.occasion,
                                       random::Purpose::kPlaceChoice, offer.error_index));
}

}  // namespace poai::demand
