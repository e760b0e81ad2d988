// The keys of interventions on places.

#include "engine/district/ranges.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using config::between;
using config::FieldVisitor;
using config::over;
using config::Presence;

void declare_capacity(FieldVisitor& visitor, ServiceChange& change) {
  visitor.word(
      {.key = "service", .meaning = "What it serves; a place that serves nothing yet needs it."},
      district::kServiceKindNames, change.service);
  visitor.word({.key = "access", .meaning = "Who may come; members are the people of its host."},
               district::kAccessNames, change.access);
  visitor.field({.key = "seats",
                 .meaning = "Chairs for guests; 0 for take-away only (a new place: 0).",
                 .unit = "seats",
                 .range = between(0, 100'000)},
                change.seats);
  visitor.field({.key = "table_size",
                 .meaning = "Chairs of one of its tables; without it as [dining] table_seats says.",
                 .unit = "seats",
                 .range = district::kTableSizes},
                change.table_size);
  visitor.field({.key = "counters",
                 .meaning = "Tills or hatches that serve at the same time (a new place: 1).",
                 .range = between(1, 1'000)},
                change.counters);
  visitor.field({.key = "service_s",
                 .meaning = "Mean service time at a counter (a new place: 30).",
                 .unit = "s",
                 .range = over(0, 3'600)},
                change.service_s);
  visitor.field({.key = "stay_min",
                 .meaning = "Mean stay on a seat (a new place: 25).",
                 .unit = "min",
                 .range = over(0, 1'440)},
                change.stay_min);
  visitor.field({.key = "price_yen",
                 .meaning = "Typical price of a lunch; a new place that sells meals needs it.",
                 .unit = "yen",
                 .range = between(0, 1'000'000)},
                change.price_yen);
  visitor.field({.key = "stock",
                 .meaning = "Meals a day; without it there are enough.",
                 .unit = "meals",
                 .range = between(0, 1'000'000)},
                change.stock);
}

void declare_comfort(FieldVisitor& visitor, ServiceChange& change) {
  visitor.field(
      {.key = "indoor",
       .meaning = "Whether guests queue and sit under a roof (a new place: unless it is a "
                  "food truck)."},
      change.indoor);
  visitor.field({.key = "quality",
                 .meaning = "Stars above an average place; below it negative (a new place: 0).",
                 .unit = "stars",
                 .range = district::kQualities},
                change.quality);
}

void declare_hours(FieldVisitor& visitor, ServiceChange& change) {
  visitor.field({.key = "opens", .meaning = "Opening time (a new place: all day)."}, change.opens);
  visitor.field({.key = "last_order",
                 .meaning = "Who comes later is turned away; without it, not later than closes."},
                change.last_order);
  visitor.field({.key = "closes", .meaning = "Closing time."}, change.closes);
}

void declare_place_id(FieldVisitor& visitor, Intervention& intervention) {
  visitor.field({.key = "place", .meaning = "Id of the place.", .presence = Presence::kRequired},
                intervention.place);
}

}  // namespace

void declare_names(FieldVisitor& visitor, Intervention& intervention) {
  visitor.field({.key = "name_ja", .meaning = "Name of a new place in Japanese."},
                intervention.name_ja);
  visitor.field({.key = "name_en", .meaning = "Name of a new place in English."},
                intervention.name_en);
}

void declare_open_place(FieldVisitor& visitor, Intervention& intervention) {
  declare_place_id(visitor, intervention);
  visitor.field({.key = "at",
                 .meaning = "For a new place: id of the place beside which it stands, on the "
                            "street."},
                intervention.at);
  declare_names(visitor, intervention);
  declare_capacity(visitor, intervention.change);
  declare_comfort(visitor, intervention.change);
  declare_hours(visitor, intervention.change);
}

void declare_close_place(FieldVisitor& visitor, Intervention& intervention) {
  declare_place_id(visitor, intervention);
}

void declare_change_place(FieldVisitor& visitor, Intervention& intervention) {
  declare_place_id(visitor, intervention);
  declare_capacity(visitor, intervention.change);
  declare_comfort(visitor, intervention.change);
  declare_hours(visitor, intervention.change);
}

}  // namespace poai::scenario::detail
