#pragma once
// What moves people between the patterns of their day; `[choice.pattern]` of a scenario.

namespace poai::demand {

/// Added to the utility of every day pattern that has such a tour (per tour); 0 gives the shares of
/// the population file. A utility u multiplies the odds of having the tour by exp(u).
struct PatternParameters {
  double main_tour = 0.0;   ///< work, study or the visit for which people come
  double extra_tour = 0.0;  ///< of residents: shopping, leisure, ...
  double subtour = 0.0;     ///< meetings and seminars elsewhere
};

}  // namespace poai::demand
