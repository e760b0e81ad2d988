#include "engine/importers/crs_check.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <memory>
#include <optional>

#include "engine/geometry/projection.hpp"
#include "engine/importers/area.hpp"

namespace poai::importers {
namespace {

struct DestroyContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyPj {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};

constexpr double kMarginDeg = 1.0;  ///< about as far as a district can reach

/// The area of use of a CRS; nothing where it has none.
std::optional<GeoBox> area_of_use(const std::string& crs) {
  const std::unique_ptr<PJ_CONTEXT, DestroyContext> context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  const std::unique_ptr<PJ, DestroyPj> object(proj_create(context.get(), crs.c_str()));
  GeoBox box;
  const char* name = nullptr;
  constexpr double kUnknown = -1000.0;
  if (!object ||
      proj_get_area_of_use(context.get(), object.get(), &box.low.lon_deg, &box.low.lat_deg,
                           &box.high.lon_deg, &box.high.lat_deg, &name) == 0 ||
      box.low.lon_deg == kUnknown) {
    return std::nullopt;
  }
  return box;
}

}  // namespace

void check_crs(const std::string& crs, geometry::GeoPoint middle, Problems& problems) {
  if (!geometry::Projection::open(crs, middle, {}, problems)) {
    return;
  }
  const auto use = area_of_use(crs);
  const auto is_near = [&middle](const GeoBox& box) {
    return middle.lon_deg >= box.low.lon_deg - kMarginDeg &&
           middle.lon_deg <= box.high.lon_deg + kMarginDeg &&
           middle.lat_deg >= box.low.lat_deg - kMarginDeg &&
           middle.lat_deg <= box.high.lat_deg + kMarginDeg;
  };
  if (use && !is_near(*use)) {
    problems.add_file_problem(
        {.place = {},
         .key = "crs",
         .problem =
             fmt::format("{} is not made for {:.4f}, {:.4f}", crs, middle.lon_deg, middle.lat_deg),
         .reason =
             fmt::format("it serves {:.1f} to {:.1f} east, {:.1f} to {:.1f} north",
                         use->low.lon_deg, use->high.lon_deg, use->low.lat_deg, use->high.lat_deg),
         .suggestion = "name the projected CRS of the region with --crs"});
  }
}

}  // namespace poai::importers
