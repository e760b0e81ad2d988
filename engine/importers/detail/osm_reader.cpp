#include "engine/importers/detail/osm_reader.hpp"

#include <fmt/format.h>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <fstream>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "engine/core/lower_case.hpp"
#include "engine/importers/detail/own_tags.hpp"

namespace poai::importers::detail {
namespace {

namespace fs = std::filesystem;

/// More nodes in the area end the import: 24 bytes each, and no district has so many.
constexpr std::size_t kMostNodes = 50'000'000;
/// Keys that make a node worth keeping.
constexpr std::array<std::string_view, 13> kNodeKeys = {
    "amenity", "building", "shop",    "office",           "tourism", "leisure",   "entrance",
    "door",    "railway",  "highway", "public_transport", "aeroway", "healthcare"};
/// Keys of ways and relations that mean something here.
constexpr std::array<std::string_view, 15> kObjectKeys = {
    "highway", "building", "railway",  "public_transport", "amenity",
    "shop",    "office",   "tourism",  "leisure",          "aeroway",
    "natural", "place",    "man_made", "building:part",    "healthcare"};
constexpr std::string_view kOwnKeys = "poai:";

template <std::size_t N>
bool has_any(const osmium::TagList& tags, const std::array<std::string_view, N>& keys) {
  return std::any_of(tags.begin(), tags.end(), [&keys](const osmium::Tag& tag) {
    const std::string_view key = tag.key();
    return key.starts_with(kOwnKeys) || std::find(keys.begin(), keys.end(), key) != keys.end();
  });
}

OsmTags tags_of(const osmium::TagList& tags) {
  OsmTags kept;
  for (const osmium::Tag& tag : tags) {
    kept.add(tag.key(), tag.value());
  }
  return kept;
}

class OsmFileReader {
 public:
  OsmFileReader(const Area& area, ImportReport& report) : area_(area), report_(report) {}

  /// Throws what libosmium throws.
  void read_nodes(const fs::path& path) {
    osmium::io::Reader reader(path.string(), osmium::osm_entity_bits::node);
    is_own_ = reader.header().get("generator") == kOwnGenerator;
    are_all_own_ = are_all_own_ && is_own_;
    while (const osmium::memory::Buffer buffer = reader.read()) {
      for (const auto& node : buffer.select<osmium::Node>()) {
        take(node);
      }
    }
    reader.close();
  }

  void read_ways(const fs::path& path) {
    osmium::io::Reader reader(path.string(),
                              osmium::osm_entity_bits::way | osmium::osm_entity_bits::relation);
    while (const osmium::memory::Buffer buffer = reader.read()) {
      for (const auto& way : buffer.select<osmium::Way>()) {
        take(way);
      }
      for (const auto& relation : buffer.select<osmium::Relation>()) {
        take(relation);
      }
    }
    reader.close();
  }

  void end_nodes() { extract_.positions.sort(); }

  OsmExtract finish() {
    drop_ways_without_meaning();
    if (!are_all_own_) {
      extract_.own_credit.reset();
    }
    return std::move(extract_);
  }

 private:
  void take(const osmium::Node& node) {
    ++extract_.nodes_read;
    if (node.deleted() || !node.location().valid()) {
      report_.reject("nodes", "deleted, or no position on the earth",
                     fmt::format("n{}", node.id()));
      return;
    }
    const char* own_type = is_own_ ? node.tags()[kOwnType] : nullptr;
    if (own_type != nullptr && std::strcmp(own_type, kOwnDistrict) == 0) {
      extract_.own_credit = node.tags().get_value_by_key("poai:credit", "");
      return;  // it stands for the district, wherever the area is
    }
    const geometry::GeoPoint position{node.location().lon(), node.location().lat()};
    extract_.covered.include(position);
    if (!area_.contains(position)) {
      return;
    }
    if (extract_.positions.size() >= kMostNodes) {
      throw std::length_error(fmt::format("the area has over {} nodes", kMostNodes));
    }
    extract_.positions.add(node.id(), position);
    if (has_any(node.tags(), kNodeKeys)) {
      extract_.nodes.push_back({node.id(), position, tags_of(node.tags())});
    }
  }

  void take(const osmium::Way& way) {
    const bool touches =
        std::any_of(way.nodes().begin(), way.nodes().end(), [this](const osmium::NodeRef& node) {
          return extract_.positions.find(node.ref()).has_value();
        });
    if (way.deleted() || !touches || !seen_ways_.insert(way.id()).second) {
      return;
    }
    const bool means_something = has_any(way.tags(), kObjectKeys);
    OsmWay kept{way.id(), means_something ? tags_of(way.tags()) : OsmTags()};
    for (const osmium::NodeRef& node : way.nodes()) {
      kept.nodes.push_back(node.ref());
    }
    extract_.ways.push_back(std::move(kept));
  }

  void take(const osmium::Relation& relation) {
    const char* type = relation.tags()["type"];
    if (relation.deleted() || type == nullptr || std::strcmp(type, "multipolygon") != 0 ||
        !has_any(relation.tags(), kObjectKeys)) {
      return;
    }
    OsmRelation kept{relation.id()};
    for (const osmium::RelationMember& member : relation.members()) {
      if (member.type() == osmium::item_type::way && std::strcmp(member.role(), "inner") != 0) {
        kept.outer_ways.push_back(member.ref());
      }
    }
    const bool touches = std::any_of(kept.outer_ways.begin(), kept.outer_ways.end(),
                                     [this](OsmId way) { return seen_ways_.contains(way); });
    if (touches) {
      kept.tags = tags_of(relation.tags());
      extract_.relations.push_back(std::move(kept));
    }
  }

  /// Ways without tags of their own are kept for the multipolygons that they are part of.
  void drop_ways_without_meaning() {
    std::unordered_set<OsmId> members;
    for (const OsmRelation& relation : extract_.relations) {
      members.insert(relation.outer_ways.begin(), relation.outer_ways.end());
    }
    std::erase_if(extract_.ways, [&members](const OsmWay& way) {
      return way.tags.empty() && !members.contains(way.id);
    });
  }

  const Area& area_;
  ImportReport& report_;
  OsmExtract extract_;
  bool is_own_ = false;  ///< the file that is read
  bool are_all_own_ = true;
  std::unordered_set<OsmId> seen_ways_;
};

bool is_supported(const fs::path& path) {
  const std::string name = path.filename().string();
  constexpr std::array<std::string_view, 5> kEndings = {".osm", ".pbf", ".osm.gz", ".osm.bz2",
                                                        ".xml"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&name](std::string_view ending) { return name.ends_with(ending); });
}

void add_problem(Problems& problems, const fs::path& path, std::string problem,
                 std::string reason) {
  problems.add_file_problem({.place = {.file = path.string()},
                             .key = {},
                             .problem = std::move(problem),
                             .reason = std::move(reason),
                             .suggestion = {}});
}

/// Reports a file of which the begin says that it is none: an empty one, a page of the web.
void expect_data(const fs::path& path, Problems& problems) {
  constexpr std::size_t kHead = 1024;
  std::string head(kHead, '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  head = lower_case(std::move(head));
  if (head.empty()) {
    add_problem(problems, path, "is empty", "the download failed, or was cut short");
  } else if (head.find("<html") != std::string::npos ||
             head.find("<!doctype html") != std::string::npos) {
    add_problem(problems, path, "is a web page, not OpenStreetMap data",
                "save what its link leads to, not the page");
  }
}

/// Runs a pass over the files; what libosmium throws becomes a problem.
template <class Pass>
void for_each_file(const std::vector<fs::path>& files, Problems& problems, Pass pass) {
  for (const fs::path& path : files) {
    try {
      pass(path);
    } catch (const std::exception& error) {
      add_problem(problems, path, "cannot be read as OpenStreetMap data", error.what());
    }
  }
}

}  // namespace

OsmExtract read_osm(const std::vector<fs::path>& files, const Area& area, ImportReport& report,
                    Problems& problems) {
  for (const fs::path& path : files) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
      add_problem(problems, path, "does not exist", "it should be a file of OpenStreetMap data");
    } else if (!is_supported(path)) {
      add_problem(problems, path, "has no known ending",
                  "known are .osm, .osm.gz, .osm.bz2 and .osm.pbf");
    }
  }
  problems.throw_if_any();
  for (const fs::path& path : files) {
    expect_data(path, problems);
  }
  problems.throw_if_any();
  OsmFileReader reader(area, report);
  for_each_file(files, problems, [&reader](const fs::path& path) { reader.read_nodes(path); });
  problems.throw_if_any();
  reader.end_nodes();
  for_each_file(files, problems, [&reader](const fs::path& path) { reader.read_ways(path); });
  problems.throw_if_any();
  return reader.finish();
}

}  // namespace poai::importers::detail
