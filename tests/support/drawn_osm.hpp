#pragma once
// OpenStreetMap data drawn as text: letters are nodes, 50 m apart; lines below say the ways.

#include <fmt/format.h>

#include <cctype>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/district/load.hpp"
#include "engine/importers/merge.hpp"
#include "engine/importers/osm_import.hpp"
#include "support/problem_texts.hpp"
#include "support/temporary_folder.hpp"

namespace poai::test {

/// A tag list "highway=footway;name=A b" as XML.
inline std::string osm_tags(const std::string& tags) {
  std::string xml;
  std::istringstream list(tags);
  for (std::string tag; std::getline(list, tag, '|');) {
    const std::size_t equals = tag.find('=');
    xml += fmt::format("<tag k=\"{}\" v=\"{}\"/>", tag.substr(0, equals), tag.substr(equals + 1));
  }
  return xml;
}

/// The data of a drawing. Node ids are letters as numbers (A = 65); 0.0005 degrees of longitude are
/// 45.84 m and of latitude 55.47 m at 34.66 degrees north.
class DrawnOsm {
 public:
  static constexpr double kStepDeg = 0.0005;
  static constexpr double kWest = 135.2;
  static constexpr double kNorth = 34.66;

  /// Every letter of the map is a node; other characters are nothing.
  explicit DrawnOsm(const std::string& map) {
    int row = 0;
    int column = 0;
    for (const char c : map) {
      if (c == '\n') {
        ++row;
        column = 0;
        continue;
      }
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
        positions_.push_back({c, kWest + column * kStepDeg, kNorth - row * kStepDeg});
      }
      ++column;
    }
  }

  DrawnOsm& node(char letter, std::string tags) {
    node_tags_ += letter + tags + '\n';
    return *this;
  }
  /// `nodes` are letters: "ABC".
  DrawnOsm& way(int id, const std::string& nodes, const std::string& tags) {
    ways_ += fmt::format("<way id=\"{}\">", id);
    for (const char letter : nodes) {
      ways_ += fmt::format("<nd ref=\"{}\"/>", static_cast<int>(letter));
    }
    ways_ += osm_tags(tags) + "</way>\n";
    return *this;
  }
  DrawnOsm& multipolygon(int id, const std::vector<int>& outer, const std::string& tags) {
    ways_ += fmt::format("<relation id=\"{}\">", id);
    for (const int way : outer) {
      ways_ += fmt::format("<member type=\"way\" ref=\"{}\" role=\"outer\"/>", way);
    }
    ways_ += osm_tags("type=multipolygon|" + tags) + "</relation>\n";
    return *this;
  }

  [[nodiscard]] std::string xml() const {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n";
    for (const Position& at : positions_) {
      text +=
          fmt::format("<node id=\"{}\" lat=\"{:.7f}\" lon=\"{:.7f}\">{}</node>\n",
                      static_cast<int>(at.letter), at.lat, at.lon, osm_tags(tags_of(at.letter)));
    }
    return text + ways_ + "</osm>\n";
  }

 private:
  struct Position {
    char letter;
    double lon;
    double lat;
  };
  [[nodiscard]] std::string tags_of(char letter) const {
    std::istringstream lines(node_tags_);
    for (std::string line; std::getline(lines, line);) {
      if (line[0] == letter) {
        return line.substr(1);
      }
    }
    return {};
  }

  std::vector<Position> positions_;
  std::string node_tags_;
  std::string ways_;
};

/// Imports into a folder of its own, and loads what came of it.
class ImportedOsm {
 public:
  explicit ImportedOsm(const std::string& xml, const importers::Area& area = {}) {
    write_file_atomically(folder_ / "map.osm", xml);
    import(area);
  }
  explicit ImportedOsm(const DrawnOsm& drawn, const importers::Area& area = {})
      : ImportedOsm(drawn.xml(), area) {}

  /// Imports another version of the map; throws if it would overwrite without leave.
  void again(const DrawnOsm& drawn,
             importers::ConflictPolicy policy = importers::ConflictPolicy::kRefuse,
             const importers::Area& area = {}) {
    write_file_atomically(folder_ / "map.osm", drawn.xml());
    import(area, policy);
  }

  [[nodiscard]] const importers::ImportReport& report() const { return report_; }
  [[nodiscard]] std::filesystem::path district() const { return folder_ / "district"; }
  [[nodiscard]] std::string file(const std::string& name) const {
    return read_file(district() / name);
  }

  /// The district, which must be without problems.
  [[nodiscard]] district::District load() const {
    Problems problems;
    district::District district = district::load_district(this->district(), {}, problems);
    problems.throw_if_any();
    return district;
  }

 private:
  void import(const importers::Area& area,
              importers::ConflictPolicy policy = importers::ConflictPolicy::kRefuse) {
    Problems problems;
    report_ = importers::ImportReport("osm", {"map.osm"});
    const auto folder = importers::open_district_folder(district(), std::nullopt, problems);
    const auto draft =
        importers::import_osm({folder_ / "map.osm"}, area, folder, report_, problems);
    const auto plan = importers::plan_merge(folder, draft, problems);
    problems.throw_if_any();
    report_.add_changes(plan.changes);
    importers::apply_merge(folder, plan, policy);
  }

  TemporaryFolder folder_;
  importers::ImportReport report_{"osm", {}};
};

/// The index of the walkway with that id.
inline LinkId link_named(const district::District& district, const std::string& id) {
  for (std::size_t i = 0; i < district.network.link_count(); ++i) {
    if (district.network.link_name[LinkId(i)] == id) {
      return LinkId(i);
    }
  }
  throw std::runtime_error("no walkway " + id);
}

}  // namespace poai::test
