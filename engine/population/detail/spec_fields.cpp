#include "engine/population/detail/spec_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/suggest.hpp"
#include "engine/district/place_suggestion.hpp"

namespace poai::population::detail {
namespace {

constexpr double kMostInRoom = 1e6;

}  // namespace

ByDayType<double> read_by_day_type(const config::TomlTable& table, std::string_view key,
                                   const config::Range& range) {
  ByDayType<double> result;
  const auto value = table.value(key);
  if (!value) {
    table.report_missing(key);
    return result;
  }
  if (!value->is_table()) {
    result.values.fill(value->number(range).value_or(0.0));
    return result;
  }
  const auto per_day = value->table();
  std::vector<std::string> names;
  for (int i = 0; i < kDayTypeCount; ++i) {
    const std::string_view name = name_of(static_cast<DayType>(i));
    names.emplace_back(name);
    result.values.at(static_cast<std::size_t>(i)) = per_day->required_number(name, range);
  }
  per_day->known_keys(names);
  return result;
}

std::vector<std::vector<config::TomlValue>> read_rows(const config::TomlTable& table,
                                                      std::string_view key, std::size_t width,
                                                      std::string_view form) {
  std::vector<std::vector<config::TomlValue>> rows;
  for (const config::TomlValue& item : table.list(key)) {
    auto row = item.is_list() ? item.list() : std::nullopt;
    if (!row || row->size() != width) {
      item.report(fmt::format("must be {}", form));
      continue;
    }
    rows.push_back(std::move(*row));
  }
  return rows;
}

TimeBands read_time_bands(const config::TomlTable& table, std::string_view key) {
  TimeBands bands;
  double sum = 0.0;
  for (const auto& row : read_rows(table, key, 3, "[\"HH:MM\", \"HH:MM\", weight]")) {
    const auto from = row[0].time();
    const auto to = row[1].time();
    const auto weight = row[2].number(config::at_least(0.0));
    if (from && to && *from >= *to) {
      row[0].report(fmt::format("the band from {} to {} is upside down", format_time(*from),
                                format_time(*to)),
                    "a band begins before it ends", "write hours after midnight as 24:00 to 30:00");
    }
    if (from && to && weight) {
      bands.push_back({*from, *to, *weight});
      sum += *weight;
    }
  }
  if (table.has(key) && sum <= 0.0) {
    table.report(key, "has no band with a weight over 0", "nothing can be drawn from it");
  }
  return bands;
}

void check_sum(const config::TomlTable& table, std::string_view key, double sum) {
  if (std::abs(sum - 1.0) > kShareTolerance) {
    table.report(key, "shares must add up to 1", fmt::format("they add up to {:.4g}", sum));
  }
}

PlaceId read_place(const config::TomlValue& value, const district::District& district) {
  const auto id = value.text();
  if (!id) {
    return PlaceId::none();
  }
  if (district.lacks_place(*id)) {
    value.report(fmt::format("unknown place \"{}\"", *id), "the district has no such place",
                 value.can_report() ? district::suggest_place(*id, district) : "");
  }
  return district.find_place(*id).value_or(PlaceId::none());
}

PlaceId read_required_place(const config::TomlTable& table, std::string_view key,
                            const district::District& district) {
  const auto value = table.value(key);
  if (!value) {
    table.report_missing(key);
    return PlaceId::none();
  }
  return read_place(*value, district);
}

Capacities read_capacities(const config::TomlTable& table, const district::District& district,
                           const std::vector<PlaceId>& places) {
  Capacities capacities;
  const auto rooms = table.table("capacity");
  if (!rooms) {
    return capacities;
  }
  for (const std::string& id : rooms->keys()) {
    const auto persons = rooms->integer(id, config::between(1.0, kMostInRoom));
    const auto place = district.find_place(id);
    if (place && std::find(places.begin(), places.end(), *place) == places.end()) {
      rooms->report(id, "is not one of the places", "nobody goes there for it");
    } else if (place && persons) {
      capacities[*place] = static_cast<std::uint32_t>(*persons);
    } else if (district.lacks_place(id)) {
      rooms->report(id, fmt::format("unknown place \"{}\"", id), "the district has no such place",
                    district::suggest_place(id, district));
    }
  }
  return capacities;
}

std::optional<std::size_t> read_reference(const config::TomlTable& table, std::string_view key,
                                          const std::vector<std::string>& names,
                                          std::string_view what) {
  const auto name = table.text(key);
  if (!name) {
    return std::nullopt;
  }
  const auto found = std::find(names.begin(), names.end(), *name);
  if (found == names.end()) {
    table.report(key, fmt::format("unknown {} \"{}\"", what, *name),
                 "the file has none of that name",
                 table.value(key)->can_report() ? did_you_mean(*name, names) : "");
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - names.begin());
}

std::size_t read_required_reference(const config::TomlTable& table, std::string_view key,
                                    const std::vector<std::string>& names, std::string_view what) {
  if (!table.has(key)) {
    table.report_missing(key);
  }
  return read_reference(table, key, names, what).value_or(0);
}

}  // namespace poai::population::detail
