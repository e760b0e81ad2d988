#include "engine/importers/detail/osm_writer.hpp"

#include <osmium/builder/attr.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_output.hpp>
#include <osmium/memory/buffer.hpp>

#include <cmath>
#include <exception>

#include "engine/importers/detail/own_tags.hpp"

namespace poai::importers::detail {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20U;

std::int64_t rounded(double value, double steps) { return std::llround(value * steps); }

}  // namespace

std::int64_t OsmWriter::add_node(geometry::GeoPoint position, TagList tags) {
  nodes_.push_back({position, std::move(tags)});
  return static_cast<std::int64_t>(nodes_.size());
}

std::int64_t OsmWriter::shared_node(geometry::GeoPoint position, double level) {
  const auto key =
      std::pair(std::pair(rounded(position.lon_deg, 1e7), rounded(position.lat_deg, 1e7)),
                rounded(level, 100.0));
  const auto found = shared_.find(key);
  if (found != shared_.end()) {
    return found->second;
  }
  const std::int64_t id = add_node(position);
  shared_.emplace(key, id);
  return id;
}

void OsmWriter::add_way(std::vector<std::int64_t> nodes, TagList tags) {
  ways_.push_back({std::move(nodes), std::move(tags)});
}

void OsmWriter::write(const std::filesystem::path& path, Problems& problems) const {
  using namespace osmium::builder::attr;  // NOLINT(google-build-using-namespace): the builder's way
  try {
    osmium::io::Header header;
    header.set("generator", kOwnGenerator);
    osmium::io::Writer writer(osmium::io::File(path.string(), "osm"), header,
                              osmium::io::overwrite::allow);
    osmium::memory::Buffer buffer(kBufferBytes, osmium::memory::Buffer::auto_grow::yes);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      osmium::builder::add_node(
          buffer, _id(static_cast<std::int64_t>(i + 1)), _version(1),
          _location(osmium::Location(node.position.lon_deg, node.position.lat_deg)),
          _tags(node.tags));
    }
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      osmium::builder::add_way(buffer, _id(static_cast<std::int64_t>(i + 1)), _version(1),
                               _nodes(ways_[i].nodes), _tags(ways_[i].tags));
    }
    writer(std::move(buffer));
    writer.close();
  } catch (const std::exception& error) {
    problems.add_file_problem({.place = {.file = path.string()},
                               .key = {},
                               .problem = "cannot be written",
                               .reason = error.what(),
                               .suggestion = {}});
  }
}

}  // namespace poai::importers::detail
