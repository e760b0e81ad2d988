#include "engine/output/export_layers.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <utility>

#include "engine/geometry/projection.hpp"

namespace poai::output {
namespace {

constexpr std::int32_t kHourMs = 3'600'000;

geometry::Point point_of(float x_m, float y_m) {
  return {static_cast<double>(x_m), static_cast<double>(y_m)};
}

/// What all layers need of a run.
class Source {
 public:
  explicit Source(const RunFile& run)
      : run_(run),
        info_(run.info()),
        projection_(info_.crs, {info_.origin_lon_deg, info_.origin_lat_deg}) {}

  [[nodiscard]] const RunFile& run() const { return run_; }
  [[nodiscard]] double real(double simulated) const { return simulated / info_.scale; }
  [[nodiscard]] std::vector<geometry::GeoPoint> geographic(const Line& line) const {
    std::vector<geometry::GeoPoint> shape;
    shape.reserve(line.size());
    for (const geometry::Point& point : line) {
      shape.push_back(projection_.to_geographic(point));
    }
    return shape;
  }
  [[nodiscard]] std::string word(const std::string& words, std::size_t value) const {
    const std::vector<std::string> names = run_.strings("tables/enums/" + words);
    return value < names.size() ? names[value] : "";
  }

 private:
  const RunFile& run_;
  RunInfo info_;
  geometry::Projection projection_;
};

/// Empty values for all hours of the times.
ExportLayer layer_of(std::string name, std::initializer_list<Quantity> quantities,
                     std::vector<ExportThing> things, const std::vector<std::int32_t>& times_ms) {
  ExportLayer layer{.name = std::move(name),
                    .quantities = quantities,
                    .things = std::move(things),
                    .hours = {},
                    .values = {}};
  for (const std::int32_t time : times_ms) {
    if (layer.hours.empty() || layer.hours.back() != time / kHourMs) {
      layer.hours.push_back(time / kHourMs);
    }
  }
  layer.values.resize(layer.things.size() * layer.hours.size() * layer.quantities.size());
  return layer;
}

/// Combines a series into hours; `value(time row, thing)` is in real persons.
void fill(ExportLayer& layer, std::size_t quantity, const std::vector<std::int32_t>& times_ms,
          const std::function<double(std::size_t, std::size_t)>& value) {
  std::size_t hour = 0;
  for (std::size_t row = 0; row < times_ms.size(); ++row) {
    while (layer.hours[hour] != times_ms[row] / kHourMs) {
      ++hour;
    }
    for (std::size_t thing = 0; thing < layer.things.size(); ++thing) {
      double& sum = layer.value(thing, hour, quantity);
      const double part = value(row, thing);
      sum = layer.quantities[quantity].combine == Combine::kSum ? sum + part : std::max(sum, part);
    }
  }
}

/// Fills the quantities from the matrices of a group that have their names but for "most_".
void fill_from(ExportLayer& layer, const Source& source, const std::string& group,
               const std::vector<std::int32_t>& times_ms) {
  for (std::size_t i = 0; i < layer.quantities.size(); ++i) {
    std::string name = layer.quantities[i].name;
    name = name.starts_with("most_") ? name.substr(5) : name;
    const auto matrix = source.run().matrix<std::uint32_t>(group + "/" + name);
    const Scale scale = layer.quantities[i].scale;
    fill(layer, i, times_ms, [&](std::size_t row, std::size_t thing) {
      const double simulated = matrix.at(row, thing);
      return scale == Scale::kPersons ? source.real(simulated) : simulated;
    });
  }
}

ExportLayer links_of(const Source& source) {
  const LinkTable links = source.run().links();
  std::vector<ExportThing> things;
  for (std::size_t i = 0; i < links.id.size(); ++i) {
    things.push_back({.id = links.id[i],
                      .name_en = {},
                      .name_ja = {},
                      .kind = source.word("walkway_kind", links.kind[i]),
                      .shape = source.geographic(links.shape[i])});
  }
  const auto times = source.run().column<std::int32_t>("series/links/time_ms");
  const auto entries = source.run().matrix<std::uint32_t>("series/links/entries");
  const auto occupied_s = source.run().matrix<std::uint32_t>("series/links/occupied_s");
  ExportLayer layer = layer_of("links", {{"forward"}, {"backward"}, {"forward_s"}, {"backward_s"}},
                               std::move(things), times);
  for (const std::size_t direction : {0U, 1U}) {
    fill(layer, direction, times, [&](std::size_t row, std::size_t thing) {
      return source.real(entries.at(row, 2 * thing + direction));
    });
    fill(layer, 2 + direction, times, [&](std::size_t row, std::size_t thing) {
      return source.real(occupied_s.at(row, 2 * thing + direction));
    });
  }
  return layer;
}

ExportLayer places_of(const Source& source) {
  const PlaceTable places = source.run().places();
  std::vector<ExportThing> things;
  for (const std::uint32_t row : source.run().column<std::uint32_t>("series/places/place")) {
    things.push_back(
        {.id = places.id.at(row),
         .name_en = places.name_en.at(row),
         .name_ja = places.name_ja.at(row),
         .kind = source.word("service", places.service.at(row)),
         .shape = source.geographic({point_of(places.x_m.at(row), places.y_m.at(row))})});
  }
  const auto times = source.run().column<std::int32_t>("series/places/time_ms");
  ExportLayer layer = layer_of("places",
                               {{"arrivals"},
                                {"served"},
                                {"balked"},
                                {"reneged"},
                                {"turned_away"},
                                {"most_queue", Combine::kMost},
                                {"most_seated", Combine::kMost}},
                               std::move(things), times);
  fill_from(layer, source, "series/places", times);
  return layer;
}

std::vector<ExportThing> stops_of(const Source& source) {
  const StopTable stops = source.run().stops();
  std::vector<ExportThing> things;
  for (std::size_t i = 0; i < stops.id.size(); ++i) {
    things.push_back({.id = stops.id[i],
                      .name_en = stops.name_en[i],
                      .name_ja = stops.name_ja[i],
                      .kind = source.word("mode", stops.mode[i]),
                      .shape = source.geographic({point_of(stops.x_m[i], stops.y_m[i])})});
  }
  return things;
}

ExportLayer stations_of(const Source& source) {
  const auto times = source.run().column<std::int32_t>("series/stations/time_ms");
  ExportLayer layer = layer_of("stations",
                               {{"boardings"},
                                {"changes"},
                                {"alightings"},
                                {"denied"},
                                {"most_waiting", Combine::kMost},
                                {"waited_s"},
                                {"riders"},
                                {"crowded_riders"},
                                {"departures", Combine::kSum, Scale::kNone},
                                {"headways", Combine::kSum, Scale::kNone},
                                {"headway_s", Combine::kSum, Scale::kNone},
                                {"headway_s2", Combine::kSum, Scale::kNone}},
                               stops_of(source), times);
  fill_from(layer, source, "series/stations", times);
  return layer;
}

ExportLayer sections_of(const Source& source) {
  const RunFile& run = source.run();
  const auto from = run.column<std::uint32_t>("series/sections/from_stop");
  const auto to = run.column<std::uint32_t>("series/sections/to_stop");
  const std::vector<ExportThing> stops = stops_of(source);
  std::vector<ExportThing> things;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const ExportThing& begin = stops.at(from[i]);
    const ExportThing& end = stops.at(to.at(i));
    things.push_back({.id = begin.id + "-" + end.id,
                      .name_en = begin.name_en + " - " + end.name_en,
                      .name_ja = begin.name_ja + " - " + end.name_ja,
                      .kind = begin.kind,
                      .shape = {begin.shape.front(), end.shape.front()}});
  }
  const auto times = run.column<std::int32_t>("series/sections/time_ms");
  const auto passengers = run.matrix<std::uint32_t>("series/sections/passengers");
  const auto departures = run.matrix<std::uint32_t>("series/sections/departures");
  const auto capacity = run.matrix<std::uint32_t>("series/sections/rated_capacity");
  ExportLayer layer = layer_of(
      "sections",
      {{"passengers"}, {"departures"}, {"rated_capacity"}, {"most_load_share", Combine::kMost}},
      std::move(things), times);
  fill(layer, 0, times,
       [&](std::size_t row, std::size_t thing) { return source.real(passengers.at(row, thing)); });
  fill(layer, 1, times, [&](std::size_t row, std::size_t thing) {
    return static_cast<double>(departures.at(row, thing));
  });
  fill(layer, 2, times, [&](std::size_t row, std::size_t thing) {
    return static_cast<double>(capacity.at(row, thing));
  });
  fill(layer, 3, times, [&](std::size_t row, std::size_t thing) {
    const double seats = capacity.at(row, thing);
    return seats > 0.0 ? source.real(passengers.at(row, thing)) / seats : 0.0;
  });
  return layer;
}

}  // namespace

double ExportLayer::of_day(std::size_t thing, std::size_t quantity) const {
  double sum = 0.0;
  for (std::size_t hour = 0; hour < hours.size(); ++hour) {
    const double part = value(thing, hour, quantity);
    sum = quantities[quantity].combine == Combine::kSum ? sum + part : std::max(sum, part);
  }
  return sum;
}

std::vector<ExportLayer> export_layers(const RunFile& run) {
  const Source source(run);
  std::vector<ExportLayer> layers;
  layers.push_back(links_of(source));
  layers.push_back(places_of(source));
  layers.push_back(stations_of(source));
  layers.push_back(sections_of(source));
  return layers;
}

}  // namespace poai::output
