#pragma once
// Where an outing leads: the same choice among places as for lunch, or on to Sannomiya.

#include <optional>

#include "engine/demand/lunch_choice.hpp"
#include "engine/population/outing_spec.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand {

struct OutingChoice {
  enum class Kind : std::uint8_t {
    kPlace,
    kElsewhere,  ///< goes on although places are open
    kNoPlace     ///< none is open in reach
  };
  Kind kind = Kind::kNoPlace;
  PlaceId place;  ///< of kPlace
};

/// What going on to Sannomiya, or home, is worth to the person: the utility of the manner with a
/// Gumbel error per person and occasion; nothing if that is no alternative.
[[nodiscard]] std::optional<double> elsewhere_utility(const MealRequest& request,
                                                      const population::OutingManner& manner,
                                                      const random::Draws& draws);

/// The place of largest utility among those of the kinds that serve the outing, within its walk and
/// time, or on from here if that is worth more. `view` as for LunchChoice.
template <class View>
[[nodiscard]] OutingChoice choose_outing(const LunchChoice& places, const MealRequest& request,
                                         const population::OutingManner& manner,
                                         const random::Draws& draws, const View& view) {
  const auto best =
      places.best_of(request, {manner.services, manner.most_walk_min, manner.least_min}, view);
  if (!best) {
    return {};
  }
  const auto elsewhere = elsewhere_utility(request, manner, draws);
  if (elsewhere && *elsewhere > best->utility) {
    return {OutingChoice::Kind::kElsewhere, PlaceId::none()};
  }
  return {OutingChoice::Kind::kPlace, best->place};
}

}  // namespace poai::demand
