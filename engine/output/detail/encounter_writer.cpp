#include "engine/output/detail/encounter_writer.hpp"

#include <span>
#include <string>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/core/words.hpp"
#include "engine/encounters/tie_kind.hpp"
#include "engine/output/detail/row_columns.hpp"

namespace poai::output::detail {
namespace {

float minutes(std::uint64_t ms) { return static_cast<float>(static_cast<double>(ms) / 60'000.0); }

void write_matrix(const std::string& name, std::span<const metrics::ContactSum> cells,
                  std::size_t columns, SchemaWriter& writer) {
  std::vector<std::uint32_t> contacts;
  std::vector<float> time_min;
  for (const metrics::ContactSum& cell : cells) {
    contacts.push_back(static_cast<std::uint32_t>(cell.contacts));
    time_min.push_back(minutes(cell.ms));
  }
  writer.matrix(name + "_contacts", std::span<const std::uint32_t>(contacts), columns);
  writer.matrix(name + "_minutes", std::span<const float>(time_min), columns);
}

}  // namespace

void write_encounters(const metrics::EncounterObserver& encounters, SchemaWriter& writer) {
  write_matrix("encounters/role", encounters.by_role(), kRoleNames.size(), writer);
  write_matrix("encounters/sector", encounters.by_sector(), encounters.sector_count(), writer);
  std::vector<std::uint32_t> contacts;
  std::vector<float> time_min;
  std::vector<std::uint32_t> cross_sector;
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> bridges;
  for (const metrics::PlaceContacts& place : encounters.by_place()) {
    contacts.push_back(static_cast<std::uint32_t>(place.sum.contacts));
    time_min.push_back(minutes(place.sum.ms));
    cross_sector.push_back(place.cross_sector);
    first.push_back(place.first);
    bridges.push_back(place.bridges);
  }
  writer.column("encounters/place_contacts", contacts);
  writer.column("encounters/place_minutes", time_min);
  writer.column("encounters/place_cross_sector", cross_sector);
  writer.column("encounters/place_first", first);
  writer.column("encounters/place_bridges", bridges);
}

void write_days(const metrics::DayRecord& record, SchemaWriter& writer) {
  using Day = encounters::TieDay;
  using Column = RowColumn<Day, std::uint64_t>;
  write_rows<std::uint32_t>("days", record.encounters().history().days, writer,
                            Column{"contacts", &Day::contacts}, Column{"pairs", &Day::pairs},
                            Column{"seen_again", &Day::seen_again},
                            Column{"new_ties", &Day::new_ties},
                            Column{"lost_ties", &Day::lost_ties}, Column{"ties", &Day::ties});
}

void write_ties(const metrics::DayRecord& record, SchemaWriter& writer) {
  const metrics::World& world = record.world();
  const encounters::TieKinds kinds(world.population, world.district, world.circles);
  std::vector<std::uint32_t> person_a;
  std::vector<std::uint32_t> person_b;
  std::vector<float> strength_min;
  std::vector<std::uint8_t> kind;
  for (const encounters::Tie& tie : record.encounters().evening_ties().ties()) {
    person_a.push_back(tie.a.value());
    person_b.push_back(tie.b.value());
    strength_min.push_back(tie.strength_min);
    kind.push_back(static_cast<std::uint8_t>(kinds.between(tie.a, tie.b)));
  }
  writer.column("ties/person_a", person_a);
  writer.column("ties/person_b", person_b);
  writer.column("ties/strength_min", strength_min);
  writer.column("ties/kind", kind);
  const auto& names = encounters::kTieKindNames;
  writer.strings("ties/kind_name", std::vector<std::string>(names.begin(), names.end()));
}

}  // namespace poai::output::detail
