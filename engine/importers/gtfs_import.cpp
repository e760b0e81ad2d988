#include "engine/importers/gtfs_import.hpp"

#include <fmt/format.h>

#include <array>
#include <set>
#include <utility>

#include "engine/district/findings.hpp"
#include "engine/formats/csv.hpp"
#include "engine/importers/detail/feed_clip.hpp"
#include "engine/importers/detail/feed_places.hpp"
#include "engine/importers/detail/feed_reader.hpp"
#include "engine/importers/detail/feed_tables.hpp"
#include "engine/importers/detail/vehicle_table.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;
using detail::ClippedRuns;
using detail::Feed;

constexpr const char* kSource = "gtfs";

void add_problem(Problems& problems, InputKind kind, std::string file, std::string key,
                 std::string problem, std::string reason) {
  problems.add(kind, {.place = {.file = std::move(file)},
                      .key = std::move(key),
                      .problem = std::move(problem),
                      .reason = std::move(reason),
                      .suggestion = {}});
}

/// The tables without which there is no run at all.
void expect_tables(const detail::FeedFiles& files, Problems& problems) {
  if (!problems.empty()) {
    return;
  }
  for (const char* name : {"stops.txt", "routes.txt", "trips.txt", "stop_times.txt"}) {
    if (!files.texts.contains(name)) {
      add_problem(problems, InputKind::kFiles, files.name, {},
                  fmt::format("the feed has no {}", name), "without it there is no run to import");
    }
  }
}

detail::FeedDates given_dates(const GtfsOptions& options, Problems& problems) {
  detail::FeedDates dates;
  const std::array<std::pair<const char*, const std::optional<std::string>*>, 2> given = {
      {{"--weekday-date", &options.weekday_date}, {"--weekend-date", &options.weekend_date}}};
  for (std::size_t kind = 0; kind < given.size(); ++kind) {
    const auto& [name, text] = given.at(kind);
    if (*text) {
      dates.at(kind) = detail::parse_iso_date(**text);
      if (!dates.at(kind)) {
        add_problem(problems, InputKind::kScenario, {}, name,
                    fmt::format("\"{}\" is not a date", **text), "write YYYY-MM-DD");
      }
    }
  }
  return dates;
}

geometry::GeoPoint middle_of(const Feed& feed) {
  GeoBox box = GeoBox::nothing();
  for (const detail::FeedStop& stop : feed.stops) {
    box.include(stop.position);
  }
  return box.empty() ? geometry::GeoPoint() : box.centre();
}

/// The ids in a column of a table of the district; none if it has no such table.
std::set<std::string> known_ids(const fs::path& path, const char* column, Problems& problems) {
  std::set<std::string> known;
  std::error_code error;
  if (!fs::exists(path, error)) {
    return known;
  }
  if (const auto table = formats::CsvTable::read(path, problems)) {
    const formats::CsvColumn id = table->required(column);
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      known.emplace(table->cell(row, id));
    }
  }
  return known;
}

/// The services that the district has belong to its day types already: their rows stay.
void drop_known_services(const DistrictFolder& district, std::vector<TableDraft>& tables,
                         Problems& problems) {
  const auto known = known_ids(district.file(Part::kGtfs) / "calendar.txt", "service_id", problems);
  for (TableDraft& table : tables) {
    if (table.file == "calendar.txt") {
      std::erase_if(table.rows, [&known](const auto& row) { return known.contains(row[0]); });
    }
  }
}

/// Trips of the district that belong to the feed's routes and are not in the feed any more.
std::vector<std::string> gone_trips(const DistrictFolder& district,
                                    const std::vector<TableDraft>& tables, Problems& problems) {
  const fs::path path = district.file(Part::kGtfs) / "trips.txt";
  std::error_code error;
  if (!fs::exists(path, error)) {
    return {};
  }
  std::set<std::string> routes;
  std::set<std::string> trips;
  for (const TableDraft& table : tables) {
    if (table.file == "trips.txt") {
      for (const auto& row : table.rows) {
        routes.insert(row[0]);
        trips.insert(row[2]);
      }
    }
  }
  std::vector<std::string> gone;
  if (const auto table = formats::CsvTable::read(path, problems)) {
    const auto route = table->required("route_id");
    const auto trip = table->required("trip_id");
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      std::string id(table->cell(row, trip));
      if (routes.contains(std::string(table->cell(row, route))) && !trips.contains(id)) {
        gone.push_back(std::move(id));
      }
    }
  }
  return gone;
}

void withdraw(const std::vector<std::string>& trips, std::vector<TableDraft>& tables) {
  for (TableDraft& table : tables) {
    if (table.file == "trips.txt" || table.file == "stop_times.txt") {
      table.withdrawn = trips;
    }
  }
}

void state_dates(const detail::FeedDates& dates, ImportReport& report) {
  for (std::size_t kind = 0; kind < dates.size(); ++kind) {
    report.state(fmt::format("{} date", detail::kServiceNames.at(kind)),
                 dates.at(kind) ? detail::iso_date(*dates.at(kind)) : "none");
  }
}

/// What a draft is made of.
struct Clipping {
  const detail::FeedFiles& files;
  const Feed& feed;
  const ClippedRuns& clipped;
  const detail::DistrictReach& reach;
};

DistrictDraft draft_of(const Clipping& from, const GtfsOptions& options,
                       const DistrictFolder& district, ImportReport& report, Problems& problems) {
  const auto& [files, feed, clipped, reach] = from;
  DistrictDraft draft;
  draft.origin = middle_of(feed);
  draft.tables = detail::tables_of(feed, clipped, reach, options.prefix);
  withdraw(gone_trips(district, draft.tables, problems), draft.tables);
  drop_known_services(district, draft.tables, problems);
  const detail::VehicleInputs vehicles = {
      .prefix = options.prefix,
      .table = options.vehicles,
      .files = files,
      .known = known_ids(district.file(Part::kVehicles), "route_id", problems)};
  draft.tables.push_back(detail::vehicle_table(feed, detail::routes_in_use(feed, clipped), vehicles,
                                               report, problems));
  detail::add_feed_places({feed, clipped, reach, options.prefix, kSource}, draft, report);
  const std::string publisher =
      feed.publisher.empty() && !feed.agencies.empty() ? feed.agencies[0].name : feed.publisher;
  draft.source = {.key = options.prefix + kSource,
                  .title = fmt::format("GTFS feed of {}", publisher),
                  .licence = std::string(district::kTermsToWrite),
                  .credit = {}};
  return draft;
}

}  // namespace

DistrictDraft import_gtfs(const fs::path& path, const GtfsOptions& options,
                          const DistrictFolder& district, ImportReport& report,
                          Problems& problems) {
  const detail::FeedDates given = given_dates(options, problems);
  const detail::FeedFiles files = detail::read_feed_files(path, {}, problems);
  expect_tables(files, problems);
  problems.throw_if_any();
  const Feed feed = detail::read_feed(files, report);
  report.accept("stops", feed.stops.size());
  report.accept("routes", feed.routes.size());
  detail::check_given_dates(feed, given, report, problems);
  problems.throw_if_any();
  const detail::FeedDates dates = detail::choose_dates(feed, given);
  state_dates(dates, report);
  const detail::DistrictReach reach(district, middle_of(feed), problems);
  if (!reach.has_network()) {
    add_problem(problems, InputKind::kFiles, district.folder.string(), {},
                "the district has no walkways yet",
                "trips are clipped to them: import the map first");
  }
  problems.throw_if_any();
  ClippedRuns clipped = detail::clip_runs(feed, detail::runs_of(feed, dates, report), options.area,
                                          reach, options.prefix, report);
  if (clipped.runs.empty()) {
    add_problem(problems, InputKind::kFiles, path.string(), {}, "the feed gives no run to import",
                report.table());
    problems.throw_if_any();
  }
  report.state("stops are clipped to", "150 m around the district's walkways");
  return draft_of({files, feed, clipped, reach}, options, district, report, problems);
}

}  // namespace poai::importers
