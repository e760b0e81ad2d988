#include "engine/demand/lunch_choice.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <optional>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/random/distributions.hpp"
#include "support/small_island.hpp"

namespace poai::demand {
namespace {

using district::ServiceKind;

VenueView view_of(PlaceId place, SimTime /*arrival*/) {
  return {true, 30.0 * static_cast<double>(place.value())};
}

/// Utility by the formula, from the district alone; nothing if the place is out of reach.
std::optional<double> plain_utility(const test::SmallIsland& island, const MealRequest& request,
                                    PlaceId place) {
  const LunchParameters parameters;
  const district::Service& service = island.district.services[place];
  const double walk_s =
      island.router.walk_time(request.from, place, request.speed_mps).in_seconds();
  const double back_s =
      island.router.walk_time(place, request.from, request.speed_mps).in_seconds();
  const double wait_s = view_of(place, request.now).expected_wait_s;
  const double busy_s = walk_s + wait_s + back_s + 60.0 * parameters.least_meal_min;
  if (walk_s > 60.0 * parameters.walk_limit_min ||
      busy_s > (request.break_end - request.now).in_seconds()) {
    return std::nullopt;
  }
  const double error = random::gumbel(island.draws.uniform(
      request.person, request.occasion, random::Purpose::kPlaceChoice,
      static_cast<std::uint32_t>(hash_name(island.district.places[place].id))));
  return std::log(service.seats) + parameters.utility_per_walk_min * walk_s / 60.0 +
         parameters.utility_per_wait_min * wait_s / 60.0 +
         parameters.utility_per_yen * service.price_yen +
         parameters.utility_per_star * service.quality +
         (service.is_indoor() ? 0.0 : parameters.utility_per_wait_min * request.outdoor_cost_min) +
         error;
}

/// Stars from -4 to 4, and a roof or none, for each place.
void give_comfort(district::District& district) {
  for (const PlaceId place : ids<PlaceId>(district.services.size())) {
    district::Service& service = district.services[place];
    service.quality = *rc::gen::inRange(-40, 41) / 10.0;
    service.indoor = *rc::gen::arbitrary<bool>();
  }
}

RC_GTEST_PROP(LunchChoice, AgreesWithAPlainSearchOfAllPlaces, ()) {
  test::SmallIsland island(*rc::gen::inRange<std::uint64_t>(0, 1000));
  give_comfort(island.district);
  const LunchChoice choice(island.district, island.fields, {}, island.draws);
  for (int i = 0; i < 50; ++i) {
    MealRequest request;
    request.person = PersonKey{*rc::gen::arbitrary<std::uint64_t>()};
    request.speed_mps = *rc::gen::inRange(50, 220) / 100.0;
    request.from = PlaceId(*rc::gen::inRange<std::size_t>(0, island.district.places.size()));
    request.now = SimTime::at(12);
    request.outdoor_cost_min = *rc::gen::inRange(0, 30);
    request.break_end = request.now + Duration::minutes(*rc::gen::inRange(10, 90));
    std::optional<PlaceId> best;
    double best_utility = 0.0;
    for (const PlaceId place : ids<PlaceId>(island.district.places.size())) {
      if (island.district.services[place].kind != ServiceKind::kRestaurant) {
        continue;
      }
      const auto utility = plain_utility(island, request, place);
      if (utility && (!best || *utility > best_utility)) {
        best = place;
        best_utility = *utility;
      }
    }
    RC_ASSERT(choice.choose(request, view_of) == best);
  }
}

RC_GTEST_PROP(LunchChoice, LosesNoGuestOfAPlaceThatBecomesBetter, ()) {
  test::SmallIsland island(*rc::gen::inRange<std::uint64_t>(0, 1000));
  give_comfort(island.district);
  const PlaceId better = island.place("restaurant_a");
  LunchChoice choice(island.district, island.fields, {}, island.draws);
  std::vector<MealRequest> requests(100);
  std::vector<std::optional<PlaceId>> before;
  for (MealRequest& request : requests) {
    request.person = PersonKey{*rc::gen::arbitrary<std::uint64_t>()};
    request.from = island.place("office");
    request.now = SimTime::at(12);
    request.break_end = SimTime::at(13);
    before.push_back(choice.choose(request, view_of));
  }
  district::Service service = island.district.services[better];
  service.quality += *rc::gen::inRange(1, 40) / 10.0;
  choice.change(better, service);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto after = choice.choose(requests[i], view_of);
    RC_ASSERT(after == better || after == before[i]);
  }
}

}  // namespace
}  // namespace poai::demand
