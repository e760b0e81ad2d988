#include "engine/venues/detail/capacity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/contracts.hpp"

namespace poai::venues::detail {
namespace {

std::uint32_t scaled(std::uint32_t count, double scale) {
  if (count == 0) {
    return 0;
  }
  const double value = std::round(static_cast<double>(count) * scale);
  expects(value < static_cast<double>(Capacity::kUnlimited), "a scaled capacity fits 32 bits");
  return static_cast<std::uint32_t>(std::max(1.0, value));
}

double rate(std::uint32_t servers, double mean_s) {
  return mean_s > 0.0 ? static_cast<double>(servers) / mean_s
                      : std::numeric_limits<double>::infinity();
}

}  // namespace

double Capacity::guests_per_s() const {
  const double at_counters = rate(counters, service_mean_s);
  return chairs == 0 ? at_counters
                     : std::min(at_counters, rate(chairs, service_mean_s + 60.0 * stay_mean_min));
}

Capacity capacity_of(const district::Service& service, DayType day_type, double scale) {
  expects(scale > 0.0, "the capacity scale is over 0");
  const std::uint32_t full_counters = std::max(1U, service.counters);
  Capacity capacity;
  capacity.opens_ms = service.opens.ms;
  capacity.last_order_ms = service.last_order.ms;
  capacity.closes_ms = service.closes.ms;
  capacity.chairs = scaled(service.seats, scale);
  capacity.counters = scaled(full_counters, scale);
  capacity.service_mean_s =
      service.service_mean_s * capacity.counters / (static_cast<double>(full_counters) * scale);
  capacity.stay_mean_min = service.stay_mean_min;
  capacity.stock = service.stock ? scaled(*service.stock, scale) : Capacity::kUnlimited;
  capacity.open_today =
      service.kind != district::ServiceKind::kNone &&
      (is_weekend(day_type) ? service.open_on_weekends : service.open_on_weekdays);
  return capacity;
}

}  // namespace poai::venues::detail
