#include "engine/output/detail/encounter_writer.hpp"

#include <span>
#include <string>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/core/words.hpp"

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

}  // namespace poai::output::detail
