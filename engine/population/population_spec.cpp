#include "engine/population/population_spec.hpp"

#include <algorithm>

#include "engine/config/toml_reader.hpp"
#include "engine/population/detail/activity_reader.hpp"
#include "engine/population/detail/block_reader.hpp"
#include "engine/population/detail/margin_reader.hpp"
#include "engine/population/detail/organisation_reader.hpp"
#include "engine/population/detail/outing_reader.hpp"
#include "engine/population/detail/profile_reader.hpp"

namespace poai::population {
namespace {

PopulationSpec read_document(const std::optional<config::Node>& root,
                             const district::District& district, Problems& problems) {
  PopulationSpec spec;
  if (!root) {
    return spec;
  }
  const config::TomlDocument document(*root, InputKind::kFiles, problems);
  const config::TomlTable table = document.root();
  table.check_format("poai-population", 1);
  table.known_keys({"format",
                    "format_version",
                    "residents",
                    "resident_seed",
                    "resident_tour",
                    "block",
                    "school_years",
                    "tour",
                    "sector",
                    "organisation",
                    "organisation_group",
                    "access",
                    "gates",
                    "age_profile",
                    "lunch",
                    "air",
                    "subtour",
                    "pick_up",
                    "bicycle",
                    "outing",
                    "outing_kind",
                    "estimated",
                    "source"});
  detail::read_profiles(table, district, spec);
  detail::read_blocks(table, district, spec);
  detail::read_activities(table, district, spec);
  detail::read_outings(table, district, spec);
  detail::read_margins(table, spec);
  detail::read_organisations(table, district, spec);
  return spec;
}

}  // namespace

PopulationSpec read_population(const std::filesystem::path& file,
                               const district::District& district, Problems& problems) {
  return read_document(config::load_toml(file, InputKind::kFiles, problems), district, problems);
}

PopulationSpec parse_population(std::string_view text, const std::string& name,
                                const district::District& district, Problems& problems) {
  return read_document(config::parse_toml(text, name, InputKind::kFiles, problems), district,
                       problems);
}

double roster_size(const PopulationSpec& spec, const district::District& district) {
  double persons = 0.0;
  for (const ResidentBlock& block : spec.residents) {
    persons += static_cast<double>(block.male) + static_cast<double>(block.female) +
               static_cast<double>(block.households);
  }
  for (const OutsideBlock& block : spec.blocks) {
    persons += *std::max_element(block.persons.values.begin(), block.persons.values.end());
  }
  for (const district::Flight& flight : district.flights) {
    persons += static_cast<double>(flight.seats);
  }
  return persons;
}

ResidentSeed ResidentSeed::plain() {
  constexpr std::size_t kBandsOfChildren = 3;
  ResidentSeed seed;
  seed.men_per_woman.fill(1.0);
  for (std::size_t band = 0; band < seed.household_sizes.size(); ++band) {
    seed.household_sizes.at(band).fill(1.0);
    seed.household_sizes.at(band).front() = band < kBandsOfChildren ? 0.0 : 1.0;
  }
  return seed;
}

bool is_staff(Role role) {
  return std::find(kOccupations.begin(), kOccupations.end(), role) != kOccupations.end();
}

}  // namespace poai::population
