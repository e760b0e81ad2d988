#pragma once
// The small island with one firm at the office, one of another sector beside it, a pupil, and
// somebody who shops.

#include <cstdint>

#include "engine/core/hash.hpp"
#include "engine/encounters/circles.hpp"
#include "support/small_island.hpp"

namespace poai::test {

struct EmployedIsland {
  static constexpr std::size_t kEmployees = 40;

  EmployedIsland() {
    population::Organisations& all = population.organisations;
    all.sector_name = {"devices", "hospital"};
    for (const std::uint8_t sector : {std::uint8_t{0}, std::uint8_t{1}}) {
      all.id.push_back(sector == 0 ? "firm" : "clinic");
      all.sector.push_back(sector);
      all.place.push_back(place("office"));
    }
    for (std::size_t i = 0; i < kEmployees; ++i) {
      add(Role::kOfficeWorker, "office", population::OrganisationId(std::size_t{0}));
    }
    nurse = add(Role::kClinicalWorker, "office", population::OrganisationId(std::size_t{1}));
    pupil = add(Role::kPupil, "school", population::OrganisationId::none());
    shopper = add(Role::kVisitor, "shop", population::OrganisationId::none());
  }

  [[nodiscard]] PlaceId place(const char* id) const { return district.place_by_id.at(id); }
  [[nodiscard]] PersonId employee(std::size_t i) const { return PersonId(i); }
  [[nodiscard]] encounters::Circles circles() const {
    return encounters::make_circles(population, district, random::Draws(1, 0));
  }

  district::District district = small_island();
  population::Population population;
  PersonId nurse;
  PersonId pupil;
  PersonId shopper;

 private:
  PersonId add(Role role, const char* target, population::OrganisationId employer) {
    population.key.push_back({mix64(population.size())});
    population.role.push_back(role);
    population.organisation.push_back(employer);
    return population.target.push_back(place(target));
  }
};

}  // namespace poai::test
