#pragma once
// Indicators of a run by thing and hour, for maps and spreadsheets.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/geometry/point.hpp"
#include "engine/output/run_file.hpp"

namespace poai::output {

/// A quantity of an interval within a clock hour, and of the hours of the day.
enum class Combine {
  kSum,  ///< counts add up
  kMost  ///< of queues and loads the largest is kept
};

/// What a count is divided by.
enum class Scale {
  kPersons,  ///< the scale of the population: counts and times of persons
  kNone      ///< nothing: runs and the times between them
};

struct Quantity {
  std::string name;
  Combine combine = Combine::kSum;
  Scale scale = Scale::kPersons;
};

/// A walkway, place, stop or section.
struct ExportThing {
  std::string id;
  std::string name_en;
  std::string name_ja;
  std::string kind;
  std::vector<geometry::GeoPoint> shape;  ///< one position: a point
};

/// Counts are of real persons: simulated ones over the scale of the population.
struct ExportLayer {
  std::string name;  ///< of its file
  std::vector<Quantity> quantities;
  std::vector<ExportThing> things;
  std::vector<int> hours;      ///< of day 0 on, rising: 7 = from 07:00 to before 08:00
  std::vector<double> values;  ///< by thing, hour, quantity

  [[nodiscard]] double& value(std::size_t thing, std::size_t hour, std::size_t quantity) {
    return values.at((thing * hours.size() + hour) * quantities.size() + quantity);
  }
  [[nodiscard]] double value(std::size_t thing, std::size_t hour, std::size_t quantity) const {
    return values.at((thing * hours.size() + hour) * quantities.size() + quantity);
  }
  [[nodiscard]] double of_day(std::size_t thing, std::size_t quantity) const;
};

/// links, places, stations, sections, in this order.
[[nodiscard]] std::vector<ExportLayer> export_layers(const RunFile& run);

}  // namespace poai::output
