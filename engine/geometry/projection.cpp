#include "engine/geometry/projection.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <cmath>
#include <utility>

namespace poai::geometry {
namespace {

constexpr const char* kGeographic = "EPSG:6668";
constexpr double kStepsPerM = 1024.0;
constexpr const char* kSuggestion = "for Kobe use \"EPSG:6673\"";

struct DestroyContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyPj {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;
using Pj = std::unique_ptr<PJ, DestroyPj>;

/// Metres per unit of the first axis of a projected CRS; 0 if there is none.
double metres_per_unit(PJ_CONTEXT* context, const PJ* crs) {
  const Pj axes(proj_crs_get_coordinate_system(context, crs));
  double factor = 0.0;
  if (!axes || proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &factor,
                                     nullptr, nullptr, nullptr) == 0) {
    return 0.0;
  }
  return factor;
}

/// What is wrong with `crs`, empty if nothing is.
std::string problem_of(PJ_CONTEXT* context, const std::string& crs) {
  const Pj object(proj_create(context, crs.c_str()));
  if (!object || proj_is_crs(object.get()) == 0) {
    return fmt::format("the coordinate reference system \"{}\" is unknown", crs);
  }
  if (proj_get_type(object.get()) != PJ_TYPE_PROJECTED_CRS ||
      metres_per_unit(context, object.get()) != 1.0) {
    return fmt::format("\"{}\" is not a projected coordinate reference system in metres", crs);
  }
  return {};
}

double on_grid(double metres) { return std::nearbyint(metres * kStepsPerM) / kStepsPerM; }

}  // namespace

struct Projection::Impl {
  Context context;
  Pj transform;
  PJ_COORD origin;
};

std::unique_ptr<Projection::Impl> Projection::create(const std::string& crs, GeoPoint origin,
                                                     Problem& problem) {
  Context context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  problem = Problem();
  problem.key = "crs";
  problem.suggestion = kSuggestion;
  problem.problem = problem_of(context.get(), crs);
  if (!problem.problem.empty()) {
    problem.reason = "positions are turned into metres east and north";
    return nullptr;
  }
  const Pj file_order(proj_create_crs_to_crs(context.get(), kGeographic, crs.c_str(), nullptr));
  Pj transform(file_order ? proj_normalize_for_visualization(context.get(), file_order.get())
                          : nullptr);
  if (!transform) {
    problem.problem = fmt::format("there is no way from JGD2011 to \"{}\"", crs);
    return nullptr;
  }
  const PJ_COORD geographic = proj_coord(origin.lon_deg, origin.lat_deg, 0.0, HUGE_VAL);
  const PJ_COORD projected = proj_trans(transform.get(), PJ_FWD, geographic);
  if (!std::isfinite(projected.xy.x) || !std::isfinite(projected.xy.y)) {
    problem.problem = fmt::format("the origin {}, {} cannot be projected to \"{}\"", origin.lon_deg,
                                  origin.lat_deg, crs);
    return nullptr;
  }
  return std::make_unique<Impl>(Impl{std::move(context), std::move(transform), projected});
}

Projection::Projection(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Projection::Projection(const std::string& crs, GeoPoint origin) {
  Problem problem;
  impl_ = create(crs, origin, problem);
  if (!impl_) {
    throw InputError(InputKind::kFiles, {problem});
  }
}

std::optional<Projection> Projection::open(const std::string& crs, GeoPoint origin,
                                           const SourcePlace& place, Problems& problems) {
  Problem problem;
  std::unique_ptr<Impl> impl = create(crs, origin, problem);
  if (!impl) {
    problem.place = place;
    problems.add_file_problem(std::move(problem));
    return std::nullopt;
  }
  return Projection(std::move(impl));
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

Point Projection::to_local(GeoPoint point) const {
  const PJ_COORD geographic = proj_coord(point.lon_deg, point.lat_deg, 0.0, HUGE_VAL);
  const PJ_COORD projected = proj_trans(impl_->transform.get(), PJ_FWD, geographic);
  return {on_grid(projected.xy.x - impl_->origin.xy.x),
          on_grid(projected.xy.y - impl_->origin.xy.y)};
}

GeoPoint Projection::to_geographic(Point point) const {
  const PJ_COORD projected =
      proj_coord(point.x_m + impl_->origin.xy.x, point.y_m + impl_->origin.xy.y, 0.0, HUGE_VAL);
  const PJ_COORD geographic = proj_trans(impl_->transform.get(), PJ_INV, projected);
  return {geographic.lp.lam, geographic.lp.phi};
}

}  // namespace poai::geometry
