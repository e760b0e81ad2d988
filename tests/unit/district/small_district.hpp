#pragma once
// A small district folder that is right; tests make it wrong in one place.

#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/district/load.hpp"
#include "tests/support/problem_texts.hpp"
#include "tests/support/temporary_folder.hpp"

namespace poai::test {

/// A GeoJSON feature on one line.
[[nodiscard]] inline std::string feature(const std::string& type, const std::string& properties,
                                         const std::string& coordinates) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":")" + type +
         R"(","coordinates":)" + coordinates + "}}";
}

/// A collection whose features begin on line 2, each on a line of its own.
[[nodiscard]] inline std::string collection(const std::vector<std::string>& features) {
  std::string text = R"({"type":"FeatureCollection","features":[)";
  for (const std::string& one : features) {
    text += (&one == &features.front() ? "\n" : ",\n") + one;
  }
  return text + "\n]}";
}

/// An island of 1.8 km x 2.2 km around (135.2, 34.66): at 0.001 degrees = 92 m (x) and 111 m (y),
///
///   P1 ------ bridge ------ corner --- a --- . --- b --- . stairs P2 (level 3)
///   (mainland)                          lab, canteen
class SmallDistrict {
 public:
  std::map<std::string, std::string> files = {
      {"district.toml", R"(format = "poai-district"
format_version = 1
name = "small"
title = "Small island"
title_ja = "小島"
crs = "EPSG:6673"
origin_lon = 135.2
origin_lat = 34.66
credit = "Drawn by hand"

[files]
coastline = "coastline.geojson"
walkways = "walkways.geojson"
places = "places.geojson"
buildings = "buildings.geojson"
gtfs = "gtfs"
vehicles = "vehicles.csv"
flights = "flights.csv"
population = "population.toml"
)"},
      {"coastline.geojson",
       collection({feature(
           "Polygon", R"("name":"island")",
           "[[[135.19,34.65],[135.21,34.65],[135.21,34.67],[135.19,34.67],[135.19,34.65]]]")})},
      {"walkways.geojson",
       collection(
           {feature("LineString",
                    R"("id":"a","kind":"footway","width_m":4,"area":"island",)"
                    R"("name":"大通")",
                    "[[135.2,34.66],[135.201,34.66]]"),
            feature("LineString", R"("id":"b","kind":"crossing","width_m":3.5,"area":"island")",
                    "[[135.201,34.66],[135.202,34.66]]"),
            feature("LineString",
                    R"("id":"s","kind":"stairs","width_m":2,"level":0,"level_to":3,)"
                    R"("area":"island","covered":true)",
                    "[[135.202,34.66],[135.2021,34.66]]"),
            feature("LineString",
                    R"("id":"p","kind":"deck","width_m":5,"level":3,"area":"island",)"
                    R"("covered":true)",
                    "[[135.2021,34.66],[135.2025,34.66]]"),
            feature("LineString", R"("id":"bridge","kind":"bridge","width_m":3,"area":"island")",
                    "[[135.2,34.66],[135.19,34.6605],[135.185,34.66]]"),
            feature("LineString", R"("id":"m","kind":"footway","width_m":3,"area":"mainland")",
                    "[[135.185,34.66],[135.184,34.66]]")})},
      {"places.geojson",
       collection({feature("Point",
                           R"("id":"lab","name_ja":"研究所","name_en":"Laboratory",)"
                           R"("kind":"research","area":"phase1","staff":40,"floor_area_m2":2500)",
                           "[135.201,34.6601]"),
                   feature("Point",
                           R"("id":"canteen","name_ja":"食堂","name_en":"Canteen",)"
                           R"("kind":"dining","area":"phase1","host":"lab","service":"canteen",)"
                           R"("seats":60,"counters":2,"service_s":15,"stay_min":22,)"
                           R"("price_yen":600,"stock":150,"opens":"11:00","last_order":"13:30",)"
                           R"("closes":"14:00","open_on":["weekday"],"access":"members")",
                           "[135.2011,34.6599]"),
                   feature("Point",
                           R"("id":"P1","name_ja":"本土","name_en":"Mainland",)"
                           R"("kind":"station","area":"mainland")",
                           "[135.184,34.66]"),
                   feature("Point",
                           R"("id":"P2","name_ja":"島","name_en":"Island","kind":"station",)"
                           R"("area":"phase1","level":3)",
                           "[135.2025,34.66]"),
                   feature("Point",
                           R"("id":"bridge_gate","name_ja":"橋","name_en":"Bridge",)"
                           R"("kind":"gate","area":"mainland","modes":["walk","bicycle"])",
                           "[135.185,34.66]"),
                   feature("Point",
                           R"("id":"terminal","name_ja":"空港","name_en":"Terminal",)"
                           R"("kind":"airport","area":"airport")",
                           "[135.2,34.6601]")})},
      {"buildings.geojson",
       collection({feature(
           "Polygon", R"("place":"lab","height_m":20,"floors":5,"estimated":true)",
           "[[[135.2005,34.6601],[135.2015,34.6601],[135.2015,34.6605],[135.2005,34.6601]]]")})},
      {"gtfs/agency.txt",
       "agency_name,agency_url,agency_timezone\nKNT,https://example.org,Asia/Tokyo\n"},
      {"gtfs/stops.txt",
       "stop_id,stop_name,stop_lat,stop_lon\nP1,本土,34.66,135.184\nP2,島,34.66,135.2025\n"},
      {"gtfs/routes.txt", "route_id,route_long_name,route_type\nline,Island line,12\n"},
      {"gtfs/calendar.txt",
       "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
       "weekday,1,1,1,1,1,0,0,20250401,20270331\n"
       "weekend,0,0,0,0,0,1,1,20250401,20270331\n"},
      {"gtfs/trips.txt",
       "route_id,service_id,trip_id,direction_id\n"
       "line,weekday,second,1\nline,weekday,first,0\nline,weekday,third,0\nline,weekend,rest,0\n"},
      {"gtfs/stop_times.txt",
       "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
       "second,08:00:00,08:00:00,P2,1\nsecond,08:02:00,08:02:00,P1,2\n"
       "first,08:00:00,08:00:00,P1,1\nfirst,08:02:00,08:02:00,P2,2\n"
       "third,07:00:00,07:00:00,P1,1\nthird,07:02:00,07:02:00,P2,2\n"
       "rest,09:00:00,09:00:00,P1,1\nrest,09:02:00,09:02:00,P2,2\n"},
      {"vehicles.csv",
       "route_id,cars,doors_per_car,rated_capacity,crush_capacity,nominal_dwell_s,fixed_dwell_s,"
       "estimated,source\nline,6,1,300,600,25,12.5,crush_capacity,facts\n"},
      {"flights.csv",
       "time,direction,airline,number,other_end,kind,seats,load_factor,delay_sd_min,terminal,days,"
       "estimated,source\n"
       "08:10,arrival,Skymark,BC101,HND,domestic,177,0.8,8,terminal,daily,,facts\n"
       "22:30,departure,Korean,KE730,ICN,international,186,0.83,10,terminal,weekend,,facts\n"},
      {"population.toml", "format = \"poai-population\"\n"}};

  /// Changes a text that occurs in a file.
  void replace(const std::string& file, const std::string& old_text, const std::string& new_text) {
    std::string& text = files.at(file);
    const std::size_t at = text.find(old_text);
    if (at == std::string::npos) {
      throw std::invalid_argument("there is no \"" + old_text + "\" in " + file);
    }
    text.replace(at, old_text.size(), new_text);
  }

  /// Adds a feature on a line of its own behind the others of a GeoJSON file.
  void add_feature(const std::string& file, const std::string& text) {
    replace(file, "\n]}", ",\n" + text + "\n]}");
  }

  /// Writes the folder and loads it; `problems` name files of a folder that is gone.
  [[nodiscard]] district::District load(Problems& problems,
                                        const district::LoadOptions& options = {}) const {
    const TemporaryFolder folder;
    write(folder.path());
    return district::load_district(folder.path(), options, problems);
  }

  void write(const std::filesystem::path& folder) const {
    std::filesystem::create_directory(folder / "gtfs");
    for (const auto& [name, text] : files) {
      std::ofstream(folder / name) << text;
    }
  }
};

/// The district, which must be without problems.
[[nodiscard]] inline district::District load_clean(const SmallDistrict& small) {
  Problems problems;
  district::District district = small.load(problems);
  problems.throw_if_any();
  return district;
}

/// All problems of a district, without the folder of their files; each with a line feed.
[[nodiscard]] inline std::string problems_of(const SmallDistrict& small) {
  Problems problems;
  static_cast<void>(small.load(problems));
  std::string text;
  for (const std::string& line : texts_of(problems)) {
    const std::size_t folder = line.find("/poai-test-");
    const std::size_t begin = folder == std::string::npos ? 0 : line.find('/', folder + 1) + 1;
    text += line.substr(begin) + '\n';
  }
  return text;
}

/// The same of the small district after one change.
[[nodiscard]] inline std::string problems_after(const std::string& file,
                                                const std::string& old_text,
                                                const std::string& new_text) {
  SmallDistrict small;
  small.replace(file, old_text, new_text);
  return problems_of(small);
}

}  // namespace poai::test
