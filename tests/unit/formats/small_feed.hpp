#pragma once
// A small GTFS feed that is right; tests make it wrong in one place.

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

#include "engine/formats/gtfs.hpp"
#include "tests/support/temporary_folder.hpp"

namespace poai::test {

/// Three stops, a route in two directions, two runs a weekday and one a weekend day.
class SmallFeed {
 public:
  std::map<std::string, std::string> files = {
      {"agency.txt",
       "agency_id,agency_name,agency_url,agency_timezone\n"
       "knt,Kobe New Transit,https://example.org,Asia/Tokyo\n"},
      {"stops.txt",
       "stop_id,stop_name,stop_lat,stop_lon\n"
       "S1,三宮,34.6945,135.1953\n"
       "S2,中公園,34.6731,135.2075\n"
       "S3,市民広場,34.6649,135.2124\n"},
      {"routes.txt", "route_id,route_short_name,route_long_name,route_type\nline,PL,,12\n"},
      {"calendar.txt",
       "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
       "weekday,1,1,1,1,1,0,0,20250401,20270331\n"
       "weekend,0,0,0,0,0,1,1,20250401,20270331\n"},
      {"trips.txt",
       "route_id,service_id,trip_id,direction_id,shape_id\n"
       "line,weekday,out,0,main\n"
       "line,weekday,back,1,\n"
       "line,weekend,late,,main\n"},
      {"stop_times.txt",
       "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
       "out,08:00:00,08:00:30,S1,1\n"
       "out,8:07:00,8:07:30,S2,2\n"
       "out,08:10:00,08:10:00,S3,3\n"
       "back,08:12:00,08:12:00,S3,1\n"
       "back,08:22:00,08:22:00,S1,2\n"
       "late,23:55:00,23:55:00,S1,1\n"
       "late,24:05:00,24:05:00,S3,2\n"},
      {"shapes.txt",
       "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n"
       "main,34.6649,135.2124,30\n"
       "main,34.6945,135.1953,10\n"
       "main,34.6731,135.2075,20\n"}};

  /// Changes a text that occurs in a file.
  void replace(const std::string& file, const std::string& old_text, const std::string& new_text) {
    std::string& text = files.at(file);
    const std::size_t at = text.find(old_text);
    if (at == std::string::npos) {
      throw std::invalid_argument("there is no \"" + old_text + "\" in " + file);
    }
    text.replace(at, old_text.size(), new_text);
  }

  /// The feed as the reader gives it; `problems` name files of a folder that is gone.
  [[nodiscard]] formats::GtfsFeed read(Problems& problems) const {
    const TemporaryFolder folder;
    for (const auto& [name, text] : files) {
      std::ofstream(folder / name) << text;
    }
    return formats::read_gtfs(folder.path(), problems);
  }
};

}  // namespace poai::test
