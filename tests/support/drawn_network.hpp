#pragma once
// Walking networks drawn in a test as text: one walkway a line, "A B 100 2" = from A to B, 100 m
// long, 2 m wide, optionally followed by its kind ("A B 5 2 stairs": up from A to B). Escalators,
// ramps and lifts go up too; `passage_of` changes what they and signals are like.

#include <fmt/format.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "engine/district/walk_network.hpp"

namespace poai::test {

struct DrawnNetwork {
  district::WalkNetwork network;
  std::map<std::string, NodeId> node;

  [[nodiscard]] LinkId link(const std::string& from, const std::string& to) const {
    for (std::size_t i = 0; i < network.link_count(); ++i) {
      const LinkId id(i);
      if (network.link_from[id] == node.at(from) && network.link_to[id] == node.at(to)) {
        return id;
      }
    }
    return LinkId::none();
  }
  [[nodiscard]] district::Passage& passage_of(const std::string& from, const std::string& to) {
    return network.passage[link(from, to)];
  }
};

inline NodeId named_node(DrawnNetwork& drawn, const std::string& name, float level) {
  const auto [entry, is_new] = drawn.node.try_emplace(name, NodeId(drawn.node.size()));
  if (is_new) {
    drawn.network.node_position.push_back({static_cast<double>(drawn.node.size()) * 10.0, 0.0});
    drawn.network.node_level.push_back(level);
  }
  return entry->second;
}

inline DrawnNetwork draw_network(const std::string& text) {
  DrawnNetwork drawn;
  std::istringstream lines(text);
  std::string line;
  std::vector<std::vector<geometry::Point>> shapes;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string from;
    std::string to;
    std::string kind = "footway";
    float length_m = 0.0F;
    float width_m = 0.0F;
    if (!(words >> from >> to >> length_m >> width_m)) {
      continue;
    }
    words >> kind;
    const bool climbs = kind == "stairs" || kind == "escalator" || kind == "ramp" || kind == "lift";
    const NodeId a = named_node(drawn, from, 0.0F);
    const NodeId b = named_node(drawn, to, climbs ? 1.0F : 0.0F);
    auto& network = drawn.network;
    network.link_name.push_back(from + to);
    network.link_from.push_back(a);
    network.link_to.push_back(b);
    network.length_m.push_back(length_m);
    network.width_m.push_back(width_m);
    network.kind.push_back(*parse_word<district::WalkwayKind>(district::kWalkwayKindNames, kind));
    network.area.push_back(district::Area::kIsland);
    network.covered.push_back(0);
    network.passage.push_back(district::usual_passage(
        network.kind.values().back(), static_cast<double>(length_m), static_cast<double>(width_m)));
    shapes.push_back({{0.0, 0.0}, {static_cast<double>(length_m), 0.0}});
  }
  drawn.network.shape = CompressedRows<LinkId, geometry::Point>(shapes);
  district::connect(drawn.network);
  return drawn;
}

}  // namespace poai::test
