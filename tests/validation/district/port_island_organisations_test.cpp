// The organisations of the medical cluster on Port Island against what is published of them: about
// 360 with 12,700 jobs, hospitals and institutes by name and the others drawn.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "engine/core/id_range.hpp"
#include "engine/population/synthesis.hpp"
#include "tests/validation/district/port_island.hpp"

namespace poai::population {
namespace {

using test::port_island;

const Organisations& organisations() {
  static const Population kPeople = [] {
    Problems problems;
    const PopulationSpec spec =
        read_population(test::port_island_folder() / "population.toml", port_island(), problems);
    problems.throw_if_any();
    return synthesise(spec, port_island(), {}, random::Draws(1, 0), parallel::Threads(1));
  }();
  return kPeople.organisations;
}

struct Sizes {
  double number = 0.0;
  double employees = 0.0;
  [[nodiscard]] double mean() const { return employees / number; }
};

template <class Counts>
Sizes sizes_of_cluster(const Counts& counts) {
  const Organisations& all = organisations();
  Sizes sizes;
  for (const OrganisationId id : ids<OrganisationId>(all.id.size())) {
    if (all.label[id] == "cluster" && counts(id)) {
      sizes.number += 1.0;
      sizes.employees += all.size[id];
    }
  }
  return sizes;
}

bool is_drawn(OrganisationId id) {
  return organisations().origin[id] != Organisations::Origin::kNamed;
}

TEST(PortIslandOrganisations, AreAsManyAsPublished) {
  const Sizes all = sizes_of_cluster([](OrganisationId) { return true; });
  EXPECT_NEAR(all.number, 360.0, 4.0);
  EXPECT_NEAR(all.mean(), 35.0, 2.0);
}

TEST(PortIslandOrganisations, AreSmallWhereTheyAreDrawn) {
  const Sizes drawn = sizes_of_cluster(is_drawn);
  EXPECT_GT(drawn.number, 300.0);
  EXPECT_NEAR(drawn.mean(), 20.0, 3.0);
  const Sizes start_ups = sizes_of_cluster([](OrganisationId id) {
    return organisations().origin[id] == Organisations::Origin::kStartUp;
  });
  EXPECT_GT(start_ups.number, 0.0);
  EXPECT_LE(start_ups.mean(), 10.0);
}

TEST(PortIslandOrganisations, HaveNoDrawnHospitalsAndInstitutes) {
  const Organisations& all = organisations();
  std::set<std::string> of_drawn;
  for (const OrganisationId id : ids<OrganisationId>(all.id.size())) {
    if (is_drawn(id)) {
      of_drawn.insert(all.sector_name[all.sector[id]]);
    }
  }
  EXPECT_GT(of_drawn.size(), 3U);
  EXPECT_FALSE(of_drawn.contains("hospital"));
  EXPECT_FALSE(of_drawn.contains("institute"));
}

}  // namespace
}  // namespace poai::population
