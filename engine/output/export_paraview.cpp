#include "engine/output/export_paraview.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/detail/xdmf_text.hpp"
#include "engine/output/enum_names.hpp"
#include "engine/storage/file.hpp"
#include "engine/storage/part_file.hpp"

namespace poai::output {
namespace {

using detail::XdmfGrid;
using detail::XdmfText;

constexpr std::string_view kDataFile = "paraview.h5";
constexpr std::int32_t kPolyLine = 2;  ///< XDMF's number of the kind of cell

double seconds(std::int32_t time_ms) { return static_cast<double>(time_ms) / 1'000.0; }

/// x, y, 0 of each point.
class Positions {
 public:
  void add(double x_m, double y_m) {
    values_.insert(values_.end(), {static_cast<float>(x_m), static_cast<float>(y_m), 0.0F});
  }
  [[nodiscard]] std::size_t size() const { return values_.size() / 3; }
  void write(storage::Group& group) const {
    group.write_matrix<float>("position", values_, 3,
                              {.units = "m", .long_name = "Position", .long_name_ja = "位置"});
  }

 private:
  std::vector<float> values_;
};

/// Each point is a cell of its own.
void write_cells(storage::Group& group, std::size_t count) {
  std::vector<std::int32_t> cells(count);
  for (std::size_t i = 0; i < count; ++i) {
    cells[i] = static_cast<std::int32_t>(i);
  }
  group.write_column<std::int32_t>("cells", cells,
                                   {.units = "1", .long_name = "Cells", .long_name_ja = "セル"});
}

template <class T>
void write_values(storage::Group& group, const std::string& name, const std::vector<T>& values) {
  group.write_column<T>(name, std::span<const T>(values),
                        {.units = "1", .long_name = name, .long_name_ja = name});
}

/// One row of a table of series.
std::vector<std::uint32_t> row_of(const storage::Matrix<std::uint32_t>& table, std::size_t row) {
  const auto begin = table.values.begin() + static_cast<std::ptrdiff_t>(row * table.columns);
  return {begin, begin + static_cast<std::ptrdiff_t>(table.columns)};
}

[[noreturn]] void fail_damaged(const std::string& key) {
  throw InputError(InputKind::kFiles, {Problem{.place = {},
                                               .key = key,
                                               .problem = "is damaged",
                                               .reason = "its rows do not fit the other tables",
                                               .suggestion = {}}});
}

std::string write_people(const RunFile& run, storage::Group root) {
  storage::Group people = root.make_group("people");
  const std::vector<std::uint8_t> roles = run.column<std::uint8_t>("persons/role");
  XdmfText text("people", kDataFile);
  text.explain("role", kRoleNames);
  text.explain("state", kStateNames);
  for (std::size_t index = 0; index < run.frame_times_ms().size(); ++index) {
    const metrics::FrameRows rows = run.frame(index);
    if (rows.size() == 0) {
      continue;  // XDMF readers refuse empty arrays
    }
    const std::string name = fmt::format("{:05}", index);
    storage::Group frame = people.make_group(name);
    Positions positions;
    std::vector<std::uint8_t> role;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      positions.add(static_cast<double>(rows.x_m[i]), static_cast<double>(rows.y_m[i]));
      if (rows.person[i] >= roles.size()) {
        fail_damaged("frames/person");
      }
      role.push_back(roles[rows.person[i]]);
    }
    positions.write(frame);
    write_cells(frame, rows.size());
    write_values(frame, "person", rows.person);
    write_values(frame, "role", role);
    write_values(frame, "state", rows.state);
    const std::string path = "people/" + name;
    XdmfGrid grid = text.grid(seconds(run.frame_times_ms()[index]));
    grid.points(rows.size(), path + "/cells", path + "/position");
    grid.at_points("person", "UInt", 4, rows.size(), path + "/person");
    grid.at_points("role", "UChar", 1, rows.size(), path + "/role");
    grid.at_points("state", "UChar", 1, rows.size(), path + "/state");
  }
  return text.finished();
}

/// The cells of lines: kind, number of points and the points of each.
std::vector<std::int32_t> line_cells(const std::vector<std::vector<geometry::Point>>& lines) {
  std::vector<std::int32_t> cells;
  std::int32_t next = 0;
  for (const auto& line : lines) {
    cells.insert(cells.end(), {kPolyLine, static_cast<std::int32_t>(line.size())});
    for (std::size_t i = 0; i < line.size(); ++i) {
      cells.push_back(next++);
    }
  }
  return cells;
}

std::string write_links(const RunFile& run, storage::Group root) {
  storage::Group links = root.make_group("links");
  const auto lines = run.links().shape;
  Positions positions;
  for (const auto& line : lines) {
    for (const geometry::Point point : line) {
      positions.add(point.x_m, point.y_m);
    }
  }
  const std::vector<std::int32_t> cells = line_cells(lines);
  positions.write(links);
  write_values(links, "cells", cells);
  const auto times_ms = run.column<std::int32_t>("series/links/time_ms");
  const auto entries = run.matrix<std::uint32_t>("series/links/entries");
  if (entries.rows != times_ms.size() || entries.columns != 2 * lines.size()) {
    fail_damaged("series/links/entries");
  }
  XdmfText text("links", kDataFile);
  for (std::size_t interval = 0; interval < times_ms.size(); ++interval) {
    std::vector<std::uint32_t> forward;
    std::vector<std::uint32_t> backward;
    for (std::size_t link = 0; link < lines.size(); ++link) {
      forward.push_back(entries.at(interval, 2 * link));
      backward.push_back(entries.at(interval, 2 * link + 1));
    }
    const std::string name = fmt::format("{:05}", interval);
    storage::Group series = links.make_group(name);
    write_values(series, "forward", forward);
    write_values(series, "backward", backward);
    XdmfGrid grid = text.grid(seconds(times_ms[interval]));
    grid.cells(lines.size(), cells.size(), "links/cells", positions.size(), "links/position");
    grid.at_cells("forward", "UInt", 4, lines.size(), "links/" + name + "/forward");
    grid.at_cells("backward", "UInt", 4, lines.size(), "links/" + name + "/backward");
  }
  return text.finished();
}

/// Points with series: `names` are datasets of `series/<layer>`.
std::string write_points(const RunFile& run, storage::Group root, const std::string& layer,
                         const Positions& positions, std::span<const std::string_view> names) {
  storage::Group group = root.make_group(layer);
  positions.write(group);
  write_cells(group, positions.size());
  const auto times_ms = run.column<std::int32_t>("series/" + layer + "/time_ms");
  std::vector<storage::Matrix<std::uint32_t>> tables;
  for (const std::string_view name : names) {
    tables.push_back(run.matrix<std::uint32_t>(fmt::format("series/{}/{}", layer, name)));
    if (tables.back().rows != times_ms.size() || tables.back().columns != positions.size()) {
      fail_damaged(fmt::format("series/{}/{}", layer, name));
    }
  }
  XdmfText text(layer, kDataFile);
  for (std::size_t interval = 0; positions.size() > 0 && interval < times_ms.size(); ++interval) {
    const std::string folder = fmt::format("{:05}", interval);
    storage::Group series = group.make_group(folder);
    XdmfGrid grid = text.grid(seconds(times_ms[interval]));
    grid.points(positions.size(), layer + "/cells", layer + "/position");
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string name(names[i]);
      write_values(series, name, row_of(tables[i], interval));
      grid.at_points(name, "UInt", 4, positions.size(),
                     fmt::format("{}/{}/{}", layer, folder, name));
    }
  }
  return text.finished();
}

std::string write_places(const RunFile& run, storage::Group root) {
  constexpr std::array<std::string_view, 7> kNames = {"arrivals", "queue",   "seated",     "served",
                                                      "balked",   "reneged", "turned_away"};
  const PlaceTable places = run.places();
  Positions positions;
  for (const std::uint32_t place : run.column<std::uint32_t>("series/places/place")) {
    if (place >= places.id.size()) {
      fail_damaged("series/places/place");
    }
    positions.add(static_cast<double>(places.x_m[place]), static_cast<double>(places.y_m[place]));
  }
  return write_points(run, std::move(root), "places", positions, kNames);
}

std::string write_stations(const RunFile& run, storage::Group root) {
  constexpr std::array<std::string_view, 5> kNames = {"boardings", "changes", "alightings",
                                                      "denied", "waiting"};
  const StopTable stops = run.stops();
  Positions positions;
  for (std::size_t i = 0; i < stops.id.size(); ++i) {
    positions.add(static_cast<double>(stops.x_m[i]), static_cast<double>(stops.y_m[i]));
  }
  return write_points(run, std::move(root), "stations", positions, kNames);
}

}  // namespace

std::vector<std::filesystem::path> export_paraview(const RunFile& run,
                                                   const std::filesystem::path& folder) {
  const std::filesystem::path data = folder / kDataFile;
  storage::PartFile part(data);
  storage::File file = storage::File::create(part.path());
  storage::Group root = file.root();
  root.set_attribute("format", "poai-paraview");
  root.set_attribute("format_version", std::uint64_t{1});
  root.set_attribute("scenario", run.info().scenario);
  const std::array<std::pair<const char*, std::string>, 4> texts = {
      {{"people", write_people(run, file.root())},
       {"links", write_links(run, file.root())},
       {"places", write_places(run, file.root())},
       {"stations", write_stations(run, file.root())}}};
  file.close();
  part.keep();
  std::vector<std::filesystem::path> files = {data};
  for (const auto& [name, text] : texts) {
    files.push_back(folder / fmt::format("{}.xdmf", name));
    write_file_atomically(files.back(), text);
  }
  return files;
}

}  // namespace poai::output
