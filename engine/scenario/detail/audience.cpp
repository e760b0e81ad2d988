#include "engine/scenario/detail/audience.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/scenario/detail/idle.hpp"

namespace poai::scenario::detail {
namespace {

bool names(const std::vector<std::string>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

bool is_for(const Audience& audience, Role role) {
  return audience.roles.empty() ||
         names(audience.roles, kRoleNames.at(static_cast<std::size_t>(role)));
}

/// Whether people of the place are meant.
bool is_at(const Audience& audience, PlaceId place, const Target& target) {
  return audience.places.empty() ||
         (place.valid() && names(audience.places, target.district.places[place].id));
}

/// Whether the organisations, if any are named, employ people at the place.
bool employs_at(const Audience& audience, PlaceId place, const Target& target) {
  const auto is_here = [&](const population::NamedOrganisation& organisation) {
    return organisation.place == place && names(audience.organisations, organisation.id);
  };
  return audience.organisations.empty() ||
         std::ranges::any_of(target.population.organisations, is_here) ||
         std::ranges::any_of(target.changes.roster.organisations,
                             [&](const auto& added) { return is_here(added.organisation); });
}

/// Residents hold positions of staff blocks, whatever the role of these.
bool reaches(const Audience& audience, const population::OutsideBlock& block,
             const Target& target) {
  const bool has_staff = population::is_staff(block.role);
  const bool of_role =
      is_for(audience, block.role) || (has_staff && is_for(audience, Role::kResident));
  return of_role && is_at(audience, block.place, target) &&
         employs_at(audience, block.place, target) && (has_staff || audience.organisations.empty());
}

bool reaches(const Audience& audience, const population::ResidentTour& tour, const Target& target) {
  return is_for(audience, Role::kResident) && audience.organisations.empty() &&
         (audience.places.empty() || std::ranges::any_of(tour.places, [&](PlaceId place) {
            return is_at(audience, place, target);
          }));
}

bool reaches_air_passengers(const Audience& audience, const Target& target) {
  return is_for(audience, Role::kAirPassenger) && audience.organisations.empty() &&
         std::ranges::any_of(target.district.flights, [&](const district::Flight& flight) {
           return is_at(audience, flight.terminal, target);
         });
}

bool reaches_somebody(const Audience& audience, const Target& target) {
  const population::PopulationSpec& people = target.population;
  const auto of_audience = [&](const auto& source) { return reaches(audience, source, target); };
  return std::ranges::any_of(people.blocks, of_audience) ||
         std::ranges::any_of(people.resident_tours, of_audience) ||
         reaches_air_passengers(audience, target);
}

/// The first key that leaves somebody out.
std::string_view key_of(const Audience& audience) {
  if (!audience.places.empty()) {
    return "places";
  }
  return audience.organisations.empty() ? "roles" : "organisations";
}

}  // namespace

std::optional<Problem> nobody_notice(const Intervention& intervention, const Target& target) {
  const Audience& audience = intervention.audience;
  const bool is_for_all =
      audience.roles.empty() && audience.places.empty() && audience.organisations.empty();
  if (is_for_all || reaches_somebody(audience, target)) {
    return std::nullopt;
  }
  return notice_of(intervention, key_of(audience),
                   "nobody with these `roles` works, studies or visits there",
                   "name other `places`, `organisations` or `roles`");
}

}  // namespace poai::scenario::detail
