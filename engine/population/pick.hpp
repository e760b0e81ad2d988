#pragma once
// Draws one of several weighted items by one uniform number.

#include <span>

namespace poai::population {

/// The item at share `u` of the summed `weight`s of the items (not empty, sum over 0).
template <class Item>
[[nodiscard]] const Item& pick(double u, std::span<const Item> items) {
  double sum = 0.0;
  for (const Item& item : items) {
    sum += item.weight;
  }
  double rest = u * sum;
  const Item* last_possible = &items.front();
  for (const Item& item : items) {
    if (item.weight <= 0.0) {
      continue;
    }
    last_possible = &item;
    if (rest < item.weight) {
      break;
    }
    rest -= item.weight;
  }
  return *last_possible;
}

}  // namespace poai::population
