// Tables of agencies: imported into a district of one street with an airport and homes. The first
// byte of an input chooses what its rows are.

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/support/drawn_osm.hpp"
#include "tests/support/imported_into.hpp"

#include "engine/importers/table_import.hpp"

namespace poai {
namespace {

constexpr std::size_t kKindCount = 5;

/// The rows that are taken, and what they would change in the district.
void import_rows(const std::filesystem::path& file, importers::TableKind kind,
                 const std::filesystem::path& folder) {
  Problems problems;
  importers::ImportReport report("table", {"table.csv"});
  const auto district = importers::open_district_folder(folder, std::nullopt, problems);
  const auto draft = importers::import_table(file, {.kind = kind}, district, report, problems);
  static_cast<void>(importers::plan_merge(district, draft, problems));
  static_cast<void>(report.table());
  static_cast<void>(report.json());
}

}  // namespace
}  // namespace poai

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  static const test::ImportedOsm kStreet(test::DrawnOsm("A B C\n X Y")
                                             .way(1, "ABC", "highway=residential")
                                             .node('X', "aeroway=terminal")
                                             .node('Y', "building=apartments"));
  if (size == 0) {
    return 0;
  }
  const TemporaryFolder folder;
  const auto kind = static_cast<importers::TableKind>(data[0] % kKindCount);
  write_file_atomically(folder / "table.csv", fuzz::text_of(data + 1, size - 1));
  fuzz::expect_taken_or_refused(
      [&] { import_rows(folder / "table.csv", kind, kStreet.district()); });
  return 0;
}
