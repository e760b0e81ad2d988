#include "engine/output/export_trajectories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/storage/trajectory_file.hpp"

namespace poai::output {
namespace {

using geometry::Point;
using storage::TrajectoryPoint;

constexpr std::size_t kMostPoints = 50'000'000;  // 1 GB

[[noreturn]] void refuse(const std::string& problem, const std::string& reason,
                         const std::string& suggestion) {
  throw InputError(InputKind::kScenario, {Problem{.place = {},
                                                  .key = "pedpy",
                                                  .problem = problem,
                                                  .reason = reason,
                                                  .suggestion = suggestion}});
}

struct Box {
  Point low;
  Point high;

  [[nodiscard]] bool holds(const Point& point) const {
    return point.x_m >= low.x_m && point.x_m <= high.x_m && point.y_m >= low.y_m &&
           point.y_m <= high.y_m;
  }
  [[nodiscard]] std::string wkt() const {
    return fmt::format("POLYGON (({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))", low.x_m, low.y_m,
                       high.x_m, high.y_m);
  }
};

Box box_of(const RunInfo& info, const TrajectoryRequest& request, const LinkTable& links) {
  constexpr double kMarginM = 10.0;
  if (request.south_west && request.north_east) {
    const geometry::Projection projection(info.crs, {info.origin_lon_deg, info.origin_lat_deg});
    return {projection.to_local(*request.south_west), projection.to_local(*request.north_east)};
  }
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  Box box{{kInfinite, kInfinite}, {-kInfinite, -kInfinite}};
  for (const Line& line : links.shape) {
    for (const Point& point : line) {
      box.low = {std::min(box.low.x_m, point.x_m), std::min(box.low.y_m, point.y_m)};
      box.high = {std::max(box.high.x_m, point.x_m), std::max(box.high.y_m, point.y_m)};
    }
  }
  return {{box.low.x_m - kMarginM, box.low.y_m - kMarginM},
          {box.high.x_m + kMarginM, box.high.y_m + kMarginM}};
}

/// The point at a share of a line's length.
Point along(const Line& line, double share) {
  double length_m = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length_m += distance_m(line[i - 1], line[i]);
  }
  double left_m = share * length_m;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double part_m = distance_m(line[i - 1], line[i]);
    if (left_m <= part_m && part_m > 0.0) {
      const double part = left_m / part_m;
      return {line[i - 1].x_m + part * (line[i].x_m - line[i - 1].x_m),
              line[i - 1].y_m + part * (line[i].y_m - line[i - 1].y_m)};
    }
    left_m -= part_m;
  }
  return line.back();
}

/// Samples passages of links at frames.
class Sampler {
 public:
  Sampler(const metrics::LinkPassages& passages, const LinkTable& links, TimeWindow window,
          double frames_per_s, const Box& box)
      : passages_(passages),
        links_(links),
        window_(window),
        frames_per_ms_(frames_per_s / 1'000.0),
        box_(box) {}

  [[nodiscard]] std::vector<TrajectoryPoint> sample() {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      sample(i);
    }
    std::sort(points_.begin(), points_.end(), [](const auto& a, const auto& b) {
      return a.id != b.id ? a.id < b.id : a.frame < b.frame;
    });
    return std::move(points_);
  }

 private:
  void sample(std::size_t i) {
    const double enter_ms = passages_.enter_ms[i];
    const double leave_ms = passages_.leave_ms[i];
    const double begin_ms = static_cast<double>(window_.from.ms);
    const double end_ms = std::min(leave_ms, static_cast<double>(window_.until.ms));
    const std::uint32_t link = passages_.link[i];
    const Line& line = links_.shape.at(link / 2);
    // A frame at the moment of a change of links belongs to the link that is entered.
    for (double frame = std::max(0.0, std::ceil((enter_ms - begin_ms) * frames_per_ms_));
         begin_ms + frame / frames_per_ms_ < end_ms; ++frame) {
      const double done =
          (begin_ms + frame / frames_per_ms_ - enter_ms) / std::max(1.0, leave_ms - enter_ms);
      const Point point = along(line, link % 2 == 0 ? done : 1.0 - done);
      if (box_.holds(point)) {
        add(passages_.person[i], frame, point);
      }
    }
  }

  void add(std::uint32_t person, double frame, const Point& point) {
    if (points_.size() >= kMostPoints) {
      refuse(fmt::format("needs more than {} points", kMostPoints), "a file of 1 GB is the limit",
             "choose a smaller --bbox, a shorter time or fewer --fps");
    }
    points_.push_back({.id = static_cast<std::int32_t>(person),
                       .frame = static_cast<std::int32_t>(frame),
                       .x = static_cast<float>(point.x_m),
                       .y = static_cast<float>(point.y_m)});
  }

  const metrics::LinkPassages& passages_;
  const LinkTable& links_;
  TimeWindow window_;
  double frames_per_ms_;
  Box box_;
  std::vector<TrajectoryPoint> points_;
};

}  // namespace

TimeWindow checked_window(const RunFile& run, const TrajectoryRequest& request) {
  const auto recorded = run.trajectory_window();
  if (!recorded) {
    refuse("needs trajectories", "the run did not write them",
           "set output.trajectories = { from = \"07:30\", until = \"09:00\" } and run again");
  }
  const TimeWindow window = request.window.value_or(*recorded);
  if (window.from < recorded->from || recorded->until < window.until ||
      window.until <= window.from) {
    refuse(fmt::format("cannot show {} to {}", format_time(window.from), format_time(window.until)),
           fmt::format("the run has trajectories from {} to {}", format_time(recorded->from),
                       format_time(recorded->until)),
           {});
  }
  return window;
}

std::size_t export_trajectories(const RunFile& run, const TrajectoryRequest& request,
                                const std::filesystem::path& file) {
  const TimeWindow window = checked_window(run, request);
  const LinkTable links = run.links();
  const Box box = box_of(run.info(), request, links);
  const metrics::LinkPassages passages = run.link_passages().value_or(metrics::LinkPassages());
  const std::vector<TrajectoryPoint> points =
      Sampler(passages, links, window, request.frames_per_s, box).sample();
  storage::write_trajectory_file(file, points, request.frames_per_s, box.wkt());
  return points.size();
}

}  // namespace poai::output
