#include "engine/population/detail/person_columns.hpp"

namespace poai::population::detail {

void resize_columns(Population& population, std::size_t size) {
  population.key.resize(size);
  population.block.resize(size);
  population.role.resize(size);
  population.age.resize(size);
  population.sex.resize(size);
  population.speed_mps.resize(size);
  population.home.resize(size);
  population.target.resize(size);
  population.mode.resize(size);
  population.gate.resize(size);
  population.flight.resize(size);
  population.air_purpose.resize(size, AirPurpose::kTransfer);
  population.air_stop.resize(size);
  population.main_tour.resize(size, Population::kNoTour);
  population.position.resize(size);
  population.organisation.resize(size);
  population.household.resize(size);
  population.school_year.resize(size);
  population.lunch_budget_yen.resize(size);
  population.walk_dislike.resize(size);
}

}  // namespace poai::population::detail
