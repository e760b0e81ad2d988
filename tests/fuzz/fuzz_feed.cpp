// Foreign GTFS feeds: imported into a district of one street.

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/support/foreign_feed.hpp"

namespace poai {
namespace {

/// What is imported of a feed, and what that would change in the district.
void import_feed(const std::filesystem::path& feed, const std::filesystem::path& folder) {
  Problems problems;
  importers::ImportReport report("gtfs", {"feed"});
  const auto district = importers::open_district_folder(folder, std::nullopt, problems);
  const auto draft = importers::import_gtfs(feed, {}, district, report, problems);
  static_cast<void>(importers::plan_merge(district, draft, problems));
  static_cast<void>(report.table());
  static_cast<void>(report.json());
}

}  // namespace
}  // namespace poai

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  static const test::ImportedOsm kStreet(
      test::DrawnOsm("A B C").way(1, "ABC", "highway=residential"));
  const TemporaryFolder folder;
  std::map<std::string, std::string> files;
  fuzz::take_files(
      fuzz::text_of(data, size),
      {"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt", "calendar.txt",
       "calendar_dates.txt", "frequencies.txt", "shapes.txt", "feed_info.txt", "vehicles.csv"},
      files);
  for (const auto& [name, text] : files) {
    write_file_atomically(folder / name, text);
  }
  fuzz::expect_taken_or_refused([&folder] { import_feed(folder.path(), kStreet.district()); });
  return 0;
}
