#pragma once
// Objects of OpenStreetMap in memory, written by libosmium.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/geometry/point.hpp"

namespace poai::importers::detail {

using TagList = std::vector<std::pair<std::string, std::string>>;

/// Collects nodes and ways with ids from 1 and writes them in that order.
class OsmWriter {
 public:
  /// A node of its own.
  std::int64_t add_node(geometry::GeoPoint position, TagList tags = {});
  /// The node of that position (to 1e-7 degrees) and level (to hundredths).
  std::int64_t shared_node(geometry::GeoPoint position, double level);
  void add_way(std::vector<std::int64_t> nodes, TagList tags);
  [[nodiscard]] std::size_t size() const { return nodes_.size() + ways_.size(); }

  /// Writes an XML file; what fails is a problem.
  void write(const std::filesystem::path& path, Problems& problems) const;

 private:
  struct Node {
    geometry::GeoPoint position;
    TagList tags;
  };
  struct Way {
    std::vector<std::int64_t> nodes;
    TagList tags;
  };
  std::vector<Node> nodes_;
  std::vector<Way> ways_;
  std::map<std::pair<std::pair<std::int64_t, std::int64_t>, std::int64_t>, std::int64_t> shared_;
};

}  // namespace poai::importers::detail
