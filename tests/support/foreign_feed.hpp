#pragma once
// A small foreign GTFS feed: a bus from far away (X) along a street (A, B, C) and on to Y.

#include <map>
#include <string>

#include "engine/importers/gtfs_import.hpp"
#include "support/drawn_osm.hpp"

namespace poai::test {

/// The stops A, B, C are at nodes of `DrawnOsm("A B C")`; X and Y are 10 km west and east of them.
class ForeignFeed {
 public:
  ForeignFeed() {
    files_["agency.txt"] =
        "agency_id,agency_name,agency_url,agency_timezone\n"
        "bus,バス,https://example.org/,Asia/Tokyo\n";
    files_["stops.txt"] =
        "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
        "X,西,34.66,135.09,,\nA,A町,34.66,135.2,0,S\nB,B町,34.66,135.201,0,\n"
        "C,C町,34.66,135.202,,\nY,東,34.66,135.31,,\nS,駅,34.66,135.2,1,\n";
    files_["routes.txt"] =
        "route_id,agency_id,route_short_name,route_long_name,route_type\nr1,bus,1,一番,3\n";
    files_["calendar.txt"] =
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "wd,1,1,1,1,1,0,0,20260601,20260630\nwe,0,0,0,0,0,1,1,20260601,20260630\n";
    files_["trips.txt"] = "route_id,service_id,trip_id\nr1,wd,t1\nr1,we,t2\n";
    files_["stop_times.txt"] =
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        "t1,08:00:00,08:00:00,X,1\nt1,08:20:00,08:20:30,A,2\nt1,08:21:00,08:21:00,B,5\n"
        "t1,08:22:00,08:22:00,C,7\nt1,08:45:00,08:45:00,Y,9\n"
        "t2,09:00:00,09:00:00,A,1\nt2,09:03:00,09:03:00,C,2\n";
  }

  ForeignFeed& with(const std::string& file, const std::string& text) {
    files_[file] = text;
    return *this;
  }
  ForeignFeed& without(const std::string& file) {
    files_.erase(file);
    return *this;
  }
  ForeignFeed& add(const std::string& file, const std::string& rows) {
    files_[file] += rows;
    return *this;
  }
  ForeignFeed& replace(const std::string& file, const std::string& before,
                       const std::string& after) {
    std::string& text = files_.at(file);
    const std::size_t at = text.find(before);
    if (at == std::string::npos) {
      throw std::runtime_error(file + " has changed: the test breaks nothing");
    }
    text.replace(at, before.size(), after);
    return *this;
  }

  void write(const std::filesystem::path& folder) const {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& [name, text] : files_) {
      write_file_atomically(folder / name, text);
    }
  }

 private:
  std::map<std::string, std::string> files_;
};

/// A district with the street A-B-C, into which feeds are imported.
class FeedDistrict {
 public:
  FeedDistrict()
      : street_(DrawnOsm("A B C").way(1, "ABC", "highway=residential")), report_("gtfs", {}) {}

  /// Imports; throws what the import throws.
  FeedDistrict& import(const ForeignFeed& feed, const importers::GtfsOptions& options = {},
                       importers::ConflictPolicy policy = importers::ConflictPolicy::kRefuse) {
    feed.write(folder_ / "feed");
    return import_from(folder_ / "feed", options, policy);
  }

  FeedDistrict& import_from(const std::filesystem::path& feed,
                            const importers::GtfsOptions& options = {},
                            importers::ConflictPolicy policy = importers::ConflictPolicy::kRefuse) {
    Problems problems;
    report_ = importers::ImportReport("gtfs", {"feed"});
    const auto district =
        importers::open_district_folder(street_.district(), std::nullopt, problems);
    const auto draft = importers::import_gtfs(feed, options, district, report_, problems);
    const auto plan = importers::plan_merge(district, draft, problems);
    problems.throw_if_any();
    report_.add_changes(plan.changes);
    importers::apply_merge(district, plan, policy);
    return *this;
  }

  [[nodiscard]] const importers::ImportReport& report() const { return report_; }
  [[nodiscard]] district::District load() const { return street_.load(); }
  [[nodiscard]] std::string file(const std::string& name) const { return street_.file(name); }
  /// Puts a text in place of a file of the district.
  void write(const std::string& name, const std::string& text) const {
    write_file_atomically(street_.district() / name, text);
  }
  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
  ImportedOsm street_;
  importers::ImportReport report_;
};

/// The runs of a day as "id: A 08:20/08:20:30, B 08:21", a line each.
inline std::string runs_text(const district::District& district, DayType day) {
  std::string text;
  const district::Timetable& timetable = district.transit.timetable(day);
  for (std::size_t run = 0; run < timetable.run_count(); ++run) {
    text += timetable.trip_id[RunId(run)] + ":";
    for (const district::Call& call : timetable.calls[RunId(run)]) {
      text += " " + district.transit.stops[call.stop].id + " " + format_time(call.arrival);
      text += call.departure == call.arrival ? "" : "/" + format_time(call.departure);
    }
    text += '\n';
  }
  return text;
}

}  // namespace poai::test
