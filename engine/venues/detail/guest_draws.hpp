#pragma once
// The draws of a guest: joining, patience, time at the counter, stay.

#include <cmath>
#include <cstdint>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"
#include "engine/venues/venue_parameters.hpp"

namespace poai::venues::detail {

class GuestDraws {
 public:
  GuestDraws(const VenueParameters& parameters, random::Draws draws)
      : parameters_(parameters), draws_(draws) {}

  /// Whether someone with `ahead` before them joins where `servers` serve.
  [[nodiscard]] bool joins(PersonKey key, random::Occasion occasion, std::uint32_t ahead,
                           std::uint32_t servers) const {
    if (ahead >= parameters_.longest_queue) {
      return false;
    }
    if (ahead == 0) {
      return true;
    }
    const double n_over_c = static_cast<double>(ahead) / static_cast<double>(servers);
    return draws_.uniform(key, occasion, random::Purpose::kBalking) <
           std::exp(-n_over_c / parameters_.kappa);
  }

  /// As long as `SimTime::never()` is away if it has no end.
  [[nodiscard]] Duration patience(PersonKey key, random::Occasion occasion) const {
    if (std::isinf(parameters_.patience_mean_min)) {
      return SimTime::never() - SimTime{};
    }
    const double u = draws_.uniform(key, occasion, random::Purpose::kPatience);
    return milliseconds(60'000.0 * random::exponential(u, parameters_.patience_mean_min));
  }
  [[nodiscard]] Duration service(PersonKey key, random::Occasion occasion, double mean_s) const {
    const double u = draws_.uniform(key, occasion, random::Purpose::kServiceTime);
    return milliseconds(1'000.0 * draw(u, mean_s, parameters_.service_cv));
  }
  [[nodiscard]] Duration stay(PersonKey key, random::Occasion occasion, double mean_min) const {
    const double u = draws_.uniform(key, occasion, random::Purpose::kSeatStay);
    return milliseconds(60'000.0 * draw(u, mean_min, parameters_.stay_cv));
  }

 private:
  [[nodiscard]] static Duration milliseconds(double value) { return {std::llround(value)}; }
  [[nodiscard]] double draw(double u, double mean, double cv) const {
    return parameters_.law == DurationLaw::kExponential ? random::exponential(u, mean)
                                                        : random::lognormal(u, mean, cv);
  }

  VenueParameters parameters_;
  random::Draws draws_;
};

}  // namespace poai::venues::detail
