#pragma once
// Who takes a break or goes somewhere after work on the small island.

#include <string>

namespace poai::test {

/// More for the population file: coffee at the shop, and dinner or drinks at the restaurants, of
/// half of the office workers each.
inline std::string small_outings() {
  return R"(
[outing_kind.coffee]
services = ["convenience"]
most_walk_min = 6
most_min = 25
least_min = 5
stay_mean_min = 12
spend_share = 0.5

[outing_kind.dinner]
services = ["restaurant"]
most_walk_min = 10
most_min = 120
least_min = 30
stay_mean_min = 55
spend_share = 1.5

[outing_kind.drinks]
services = ["restaurant"]
most_walk_min = 10
most_min = 180
least_min = 45
stay_mean_min = 100
spend_share = 3
elsewhere_utility = 5.5

[[outing]]
id = "coffee"
kind = "coffee"
roles = ["office_worker"]
share = { term-weekday = 0.5, vacation-weekday = 0.5, weekend = 0.2 }
from = "14:00"
until = "16:00"

[[outing]]
id = "dinner"
kind = "dinner"
roles = ["office_worker"]
share = { term-weekday = 0.3, vacation-weekday = 0.3, weekend = 0.1 }
from = "16:30"
until = "19:00"

[[outing]]
id = "drinks"
kind = "drinks"
roles = ["office_worker"]
share = { term-weekday = 0.2, vacation-weekday = 0.2, weekend = 0.1 }
from = "16:30"
until = "19:00"
)";
}

/// More for the population file: half of the residents shop after coming home, and half of them and
/// of the guests of a hotel go out for dinner.
inline std::string small_outings_from_home() {
  return R"(
[outing_kind.shopping]
services = ["convenience"]
most_walk_min = 10
most_min = 30
least_min = 3
stay_mean_min = 5
spend_share = 1

[outing_kind.supper]
services = ["restaurant"]
most_walk_min = 10
most_min = 90
least_min = 30
stay_mean_min = 50
spend_share = 1.5

[[outing]]
id = "shopping_near_home"
kind = "shopping"
start = "after_return"
roles = ["resident"]
ages = [20, 84]
share = 0.5
from = "15:00"
until = "21:00"

[[outing]]
id = "supper"
kind = "supper"
roles = ["resident", "hotel_guest"]
ages = [20, 84]
share = 0.5
from = "17:30"
until = "20:00"
)";
}

}  // namespace poai::test
