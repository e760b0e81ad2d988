// Food trucks: places that are new and have no chairs.

#include "engine/district/ranges.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {

using config::between;
using config::FieldVisitor;
using config::over;
using config::Presence;

void declare_food_truck(FieldVisitor& visitor, Intervention& intervention) {
  visitor.field({.key = "at",
                 .meaning = "Id of the place beside which the trucks stand, on the street.",
                 .presence = Presence::kRequired},
                intervention.at);
  declare_names(visitor, intervention);
  FoodTrucks& trucks = intervention.trucks;
  visitor.field({.key = "trucks", .meaning = "How many; 0: none.", .range = between(0, 100)},
                trucks.trucks);
  visitor.field({.key = "meals",
                 .meaning = "Meals of a truck a day (estimate: stands in comparable places sell 70 "
                            "to 80).",
                 .unit = "meals",
                 .range = between(0, 10'000)},
                trucks.meals);
  visitor.field({.key = "hatches",
                 .meaning = "Hatches of a truck that serve at the same time.",
                 .range = between(1, 10)},
                trucks.hatches);
  visitor.field({.key = "service_s",
                 .meaning = "Mean service time at a hatch (estimate).",
                 .unit = "s",
                 .range = over(0, 3'600)},
                trucks.service_s);
  visitor.field({.key = "price_yen",
                 .meaning = "Typical price of a meal (estimate).",
                 .unit = "yen",
                 .range = between(0, 1'000'000)},
                trucks.price_yen);
  visitor.field(
      {.key = "indoor", .meaning = "Whether they and who queues for them stand under a roof."},
      trucks.indoor);
  visitor.field({.key = "quality",
                 .meaning = "Stars above an average place; below it negative.",
                 .unit = "stars",
                 .range = district::kQualities},
                trucks.quality);
}

Intervention opened_trucks(const Intervention& trucks) {
  Intervention opened = trucks;
  opened.kind = InterventionKind::kOpenPlace;
  opened.place = trucks.id;
  opened.change.service = district::ServiceKind::kFoodTruck;
  opened.change.seats = 0;
  opened.change.counters = trucks.trucks.trucks * trucks.trucks.hatches;
  opened.change.stock = trucks.trucks.trucks * trucks.trucks.meals;
  opened.change.service_s = trucks.trucks.service_s;
  opened.change.price_yen = trucks.trucks.price_yen;
  opened.change.indoor = trucks.trucks.indoor;
  opened.change.quality = trucks.trucks.quality;
  opened.change.opens = trucks.from;
  opened.change.last_order = trucks.until;
  opened.change.closes = trucks.until;
  opened.from.reset();  // it stands there closed
  opened.until.reset();
  return opened;
}

}  // namespace poai::scenario::detail
