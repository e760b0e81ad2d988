#include "engine/encounters/circles.hpp"

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/encounters/encounter_engine.hpp"

namespace poai::encounters {
namespace {

bool is_school(district::PlaceKind kind) {
  return kind == district::PlaceKind::kUniversity || kind == district::PlaceKind::kSchool;
}

/// Students and pupils, also those who live on the island.
bool studies_at_target(const population::Population& population, const district::District& district,
                       PersonId person) {
  const PlaceId target = population.target[person];
  const Role role = population.role[person];
  return target.valid() && is_school(district.places[target].kind) &&
         (role == Role::kStudent || role == Role::kPupil || role == Role::kResident);
}

}  // namespace

Circles make_circles(const population::Population& population, const district::District& district,
                     const random::Draws& draws) {
  Circles circles;
  const population::Organisations& organisations = population.organisations;
  for (const auto organisation : ids<population::OrganisationId>(organisations.count())) {
    circles.circle.push_back({.kind = SpaceKind::kOffice,
                              .place = organisations.place[organisation],
                              .name_hash = hash_name(organisations.id[organisation])});
  }
  Column<PlaceId, CircleId> school(district.places.size());
  for (const PlaceId place : ids<PlaceId>(district.places.size())) {
    if (is_school(district.places[place].kind)) {
      school[place] =
          circles.circle.push_back({.kind = SpaceKind::kClassroom,
                                    .place = place,
                                    .name_hash = mix64(hash_name(district.places[place].id))});
    }
  }
  circles.of = Column<PersonId, CircleId>(population.size());
  circles.affiliation = Column<PersonId, Affiliation>(population.size());
  for (const PersonId person : ids<PersonId>(population.size())) {
    const population::OrganisationId employer = population.organisation[person];
    if (employer.valid()) {
      circles.of[person] = CircleId(employer.index());
      circles.affiliation[person].sector = organisations.sector[employer];
    } else if (studies_at_target(population, district, person)) {
      circles.of[person] = school[population.target[person]];
    }
    if (circles.of[person].valid()) {
      circles.affiliation[person].organisation = circles.of[person].value();
      ++circles.circle[circles.of[person]].members;
    }
  }
  for (const CircleId id : ids<CircleId>(circles.circle.size())) {
    Circle& circle = circles.circle[id];
    circle.teams = cells_for(circle.kind, {static_cast<double>(circle.members)});
  }
  circles.team = Column<PersonId, std::uint32_t>(population.size(), 0);
  for (const PersonId person : ids<PersonId>(population.size())) {
    if (circles.of[person].valid()) {
      const Circle& circle = circles.circle[circles.of[person]];
      circles.team[person] = team_of(population.key[person], circle.name_hash, circle.teams, draws);
    }
  }
  return circles;
}

}  // namespace poai::encounters
