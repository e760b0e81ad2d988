#include "engine/district/detail/service_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/words.hpp"
#include "engine/district/ranges.hpp"

namespace poai::district {
namespace {

using formats::Feature;

void read_hours(const Feature& feature, Service& service) {
  service.opens = feature.time("opens").value_or(service.opens);
  service.closes = feature.time("closes").value_or(service.closes);
  service.last_order = feature.time("last_order").value_or(service.closes);
  if (service.closes <= service.opens) {
    feature.report("closes",
                   fmt::format("closes at {}, before it opens at {}", format_time(service.closes),
                               format_time(service.opens)),
                   "it would never be open", "write hours after midnight as 24:00 to 30:00");
  } else if (service.last_order < service.opens || service.last_order > service.closes) {
    feature.report("last_order",
                   fmt::format("{} is not between {} and {}", format_time(service.last_order),
                               format_time(service.opens), format_time(service.closes)),
                   "the last order is taken in the opening hours");
  }
}

void read_days(const Feature& feature, Service& service) {
  const auto days = feature.texts("open_on");
  if (!days) {
    return;
  }
  service.open_on_weekdays = std::find(days->begin(), days->end(), "weekday") != days->end();
  service.open_on_weekends = std::find(days->begin(), days->end(), "weekend") != days->end();
  for (const std::string& day : *days) {
    if (day != "weekday" && day != "weekend") {
      feature.report("open_on", fmt::format("\"{}\" is unknown", day),
                     "allowed are weekday, weekend");
    }
  }
  if (days->empty()) {
    feature.report("open_on", "the list is empty", "it would never be open");
  }
}

std::uint32_t count(const Feature& feature, std::string_view name, std::uint32_t otherwise,
                    const config::Range& range) {
  const auto value = feature.integer(name, range);
  return value ? static_cast<std::uint32_t>(*value) : otherwise;
}

}  // namespace

Service read_service(const Feature& feature, const Place& place) {
  Service service;
  service.kind =
      feature.word<ServiceKind>("service", kServiceKindNames).value_or(ServiceKind::kNone);
  if (!feature.has("service")) {
    for (const std::string_view property : kServiceProperties) {
      if (feature.has(property)) {
        feature.report(property, "the place has no service that this could belong to", {},
                       "add the property \"service\"");
      }
    }
    if (place.kind == PlaceKind::kDining) {
      feature.report({}, "a dining place needs the property \"service\"");
    }
    return service;
  }
  service.access = feature.word<Access>("access", kAccessNames).value_or(Access::kAll);
  if (service.access == Access::kMembers && !feature.has("host")) {
    feature.report("access", "\"members\" needs a host",
                   "members are the staff and students of the host");
  }
  service.seats = count(feature, "seats", 0, kCounts);
  if (feature.has("table_size")) {
    service.table_size = count(feature, "table_size", 1, kTableSizes);
    if (service.seats == 0) {
      feature.report("table_size", "there are no seats at the tables", "seats is 0 or missing");
    }
  }
  service.counters = count(feature, "counters", 1, kCounters);
  service.service_mean_s =
      feature.number("service_s", kServiceTimesS).value_or(service.service_mean_s);
  service.stay_mean_min = feature.number("stay_min", kStaysMin).value_or(service.stay_mean_min);
  if (service.seats > 0 && service.stay_mean_min <= 0.0) {
    feature.report("stay_min", "nobody would stay on the seats", "the mean stay is 0");
  }
  service.price_yen = feature.number("price_yen", kPricesYen).value_or(0.0);
  if (feature.has("stock")) {
    service.stock = count(feature, "stock", 0, kCounts);
  }
  service.indoor = feature.boolean("indoor");
  service.quality = feature.number("quality", kQualities).value_or(0.0);
  read_hours(feature, service);
  read_days(feature, service);
  return service;
}

}  // namespace poai::district
