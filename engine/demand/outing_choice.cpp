#include "engine/demand/outing_choice.hpp"

#include "engine/core/hash.hpp"
#include "engine/random/distributions.hpp"

namespace poai::demand {

std::optional<double> elsewhere_utility(const MealRequest& request,
                                        const population::OutingManner& manner,
                                        const random::Draws& draws) {
  if (!manner.elsewhere_utility) {
    return std::nullopt;
  }
  constexpr auto kIndex = static_cast<std::uint32_t>(hash_name("elsewhere"));
  return *manner.elsewhere_utility +
         random::gumbel(draws.uniform(request.person, request.occasion,
                                      random::Purpose::kPlaceChoice, kIndex));
}

}  // namespace poai::demand
