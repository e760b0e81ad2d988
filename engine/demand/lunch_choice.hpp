#pragma once
// Where to have lunch: a logit choice among the places in reach of the break.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/demand/lunch_parameters.hpp"
#include "engine/district/district.hpp"
#include "engine/random/draws.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::demand {

/// Someone whose lunch begins.
struct MealRequest {
  PersonKey person;
  double speed_mps = 1.34;
  Role role = Role::kVisitor;
  PlaceId target;  ///< place of work or study: opens the doors of places for members
  PlaceId from;    ///< where the person is, and returns to
  LunchForm form = LunchForm::kEatingOut;
  SimTime now;
  SimTime break_end;
  random::Occasion occasion;                                 ///< of the error terms
  std::span<const PlaceId> tried;                            ///< places that turned the person away
  double budget_yen = LunchParameters::kReferenceBudgetYen;  ///< halves the weight of prices at 2 x
  double walk_dislike = 1.0;                                 ///< weight of a minute walked
  PlaceId yesterday = PlaceId::none();                       ///< where lunch was had the day before
  double outdoor_cost_min = 0.0;                             ///< of a place outdoors, as if waited
  bool may_take_away = true;  ///< a bento, where nothing of the form can be had within the break
};

/// What somebody looks for, as bits (1 << ServiceKind) and kOpenCanteen, and within which limits.
struct Search {
  static constexpr std::uint32_t kOpenCanteen = 1U << 31U;  ///< a canteen that is open to all

  std::uint32_t services = 0;
  double walk_limit_min = 12.0;  ///< one way
  double least_stay_min = 10.0;  ///< what the ways and the wait must leave of the time
};

struct RatedPlace {
  PlaceId place;
  double utility = 0.0;
};

/// What a chooser sees of a place.
struct VenueView {
  bool serves = false;  ///< open and not sold out
  double expected_wait_s = 0.0;
};

/// Lists of places in reach, from the services and the walking fields.
class LunchChoice {
 public:
  /// `fields` must have a destination for the node of every place.
  LunchChoice(const district::District& district, const routing::WalkFields& fields,
              const LunchParameters& parameters, random::Draws draws);

  /// Takes a change of a place's service (an intervention).
  void change(PlaceId place, const district::Service& service);
  /// Takes a change of the ways, with the same destinations.
  void change(const routing::WalkFields& fields);

  /// The place of largest utility U = log_seats ln(seats) + dislike x walk + wait + price x
  /// reference budget / budget + quality + habit at the place of the day before + wait x cost of
  /// being outdoors + Gumbel error per person, place and occasion; equal ones are settled by the
  /// nearer place. Nothing if no place is in reach. `view(place, arrival)` returns the VenueView at
  /// that time. The form kCanteen falls back to eating out where no canteen is in reach, and both
  /// fall back to a bought bento where nothing of theirs is, if the request allows it.
  template <class View>
  [[nodiscard]] std::optional<PlaceId> choose(const MealRequest& request, const View& view) const {
    auto best = best_of(request, search_for(request.form), view);
    if (!best && request.form == LunchForm::kCanteen) {
      best = best_of(request, search_for(LunchForm::kEatingOut), view);
    }
    if (!best && request.may_take_away) {
      best = best_of(request, search_for(LunchForm::kBoughtBento), view);
    }
    return best ? std::optional(best->place) : std::nullopt;
  }

  /// The same choice among the places of `search`, which may lie up to 20 minutes away.
  template <class View>
  [[nodiscard]] std::optional<RatedPlace> best_of(const MealRequest& request, const Search& search,
                                                  const View& view) const;

 private:
  struct Candidate {
    PlaceId place;
    float there_m = 0.0F;  ///< equivalent level metres
    float back_m = 0.0F;
  };
  struct Offer {
    double utility = 0.0;        ///< of seats and quality
    double price_utility = 0.0;  ///< at the reference budget
    std::uint32_t error_index = 0;
    std::uint32_t services = 0;  ///< as in Search; 0: none
    bool members_only = false;
    bool is_outdoors = false;
    PlaceId host;
  };

  [[nodiscard]] Search search_for(LunchForm form) const;
  [[nodiscard]] bool admits(const Offer& offer, const MealRequest& request) const;
  [[nodiscard]] double error(const Offer& offer, const MealRequest& request) const;
  void take(PlaceId place, const district::Service& service);
  void list_candidates();

  const district::District& district_;
  const routing::WalkFields* fields_;
  LunchParameters parameters_;
  random::Draws draws_;
  Column<PlaceId, Offer> offers_;
  std::vector<std::uint32_t> first_;  ///< per origin place, into candidates_
  std::vector<Candidate> candidates_;
};

template <class View>
std::optional<RatedPlace> LunchChoice::best_of(const MealRequest& request, const Search& search,
                                               const View& view) const {
  const double reach_m = request.speed_mps * search.walk_limit_min * 60.0;
  const double break_s = (request.break_end - request.now).in_seconds();
  const double price_weight = LunchParameters::kReferenceBudgetYen / request.budget_yen;
  std::optional<RatedPlace> best;
  const std::uint32_t last = first_[request.from.index() + 1];
  for (std::uint32_t i = first_[request.from.index()]; i < last; ++i) {
    const Candidate& candidate = candidates_[i];
    if (static_cast<double>(candidate.there_m) > reach_m) {
      break;
    }
    const Offer& offer = offers_[candidate.place];
    if ((offer.services & search.services) == 0 || !admits(offer, request) ||
        std::find(request.tried.begin(), request.tried.end(), candidate.place) !=
            request.tried.end()) {
      continue;
    }
    const double walk_s = static_cast<double>(candidate.there_m) / request.speed_mps;
    const SimTime arrival = request.now + Duration{std::llround(walk_s * 1e3)};
    const VenueView seen = view(candidate.place, arrival);
    const double busy_s = walk_s + seen.expected_wait_s + search.least_stay_min * 60.0 +
                          static_cast<double>(candidate.back_m) / request.speed_mps;
    if (!seen.serves || busy_s > break_s) {
      continue;
    }
    const double utility =
        offer.utility + offer.price_utility * price_weight +
        parameters_.utility_per_walk_min * request.walk_dislike * walk_s / 60.0 +
        parameters_.utility_per_wait_min * seen.expected_wait_s / 60.0 +
        (offer.is_outdoors ? parameters_.utility_per_wait_min * request.outdoor_cost_min : 0.0) +
        (candidate.place == request.yesterday ? parameters_.utility_habit : 0.0) +
        error(offer, request);
    if (!best || utility > best->utility) {
      best = RatedPlace{candidate.place, utility};
    }
  }
  return best;
}

}  // namespace poai::demand
