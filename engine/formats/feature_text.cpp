#include "engine/formats/feature_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iterator>

#include "engine/core/contracts.hpp"

namespace poai::formats {
namespace {

/// Trailing zeros of decimals cut off; "135.0" keeps one.
void append_degrees(std::string& out, double degrees) {
  const std::size_t begin = out.size();
  fmt::format_to(std::back_inserter(out), "{:.7f}", degrees);
  while (out.back() == '0' && out[out.size() - 2] != '.') {
    out.pop_back();
  }
  if (std::string_view(out).substr(begin) == "-0.0") {
    out.erase(begin, 1);
  }
}

void append_position(std::string& out, geometry::GeoPoint position) {
  out += '[';
  append_degrees(out, position.lon_deg);
  out += ',';
  append_degrees(out, position.lat_deg);
  out += ']';
}

void append_positions(std::string& out, std::span<const geometry::GeoPoint> positions) {
  out += '[';
  for (std::size_t i = 0; i < positions.size(); ++i) {
    out += i == 0 ? "" : ",";
    append_position(out, positions[i]);
  }
  out += ']';
}

}  // namespace

std::string json_string(std::string_view text) {
  return nlohmann::json(std::string(text))
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

FeatureText& FeatureText::add(std::string_view name, std::string_view json) {
  properties_ += properties_.empty() ? "" : ",";
  properties_ += json_string(name);
  properties_ += ':';
  properties_ += json;
  return *this;
}

FeatureText& FeatureText::text(std::string_view name, std::string_view value) {
  return add(name, json_string(value));
}

FeatureText& FeatureText::number(std::string_view name, double value) {
  expects(std::isfinite(value), "a number in a file is finite");
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) {
    text += ".0";
  }
  return add(name, text);
}

FeatureText& FeatureText::integer(std::string_view name, std::int64_t value) {
  return add(name, fmt::format("{}", value));
}

FeatureText& FeatureText::flag(std::string_view name, bool value) {
  return add(name, value ? "true" : "false");
}

FeatureText& FeatureText::texts(std::string_view name, std::span<const std::string> values) {
  std::string list = "[";
  for (const std::string& value : values) {
    list += list.size() == 1 ? "" : ",";
    list += json_string(value);
  }
  return add(name, list + "]");
}

std::string FeatureText::with_geometry(std::string_view type, std::string_view positions) const {
  return fmt::format(
      R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"{}","coordinates":{}}}}})",
      properties_, type, positions);
}

std::string FeatureText::point(geometry::GeoPoint position) const {
  std::string positions;
  append_position(positions, position);
  return with_geometry("Point", positions);
}

std::string FeatureText::line(std::span<const geometry::GeoPoint> positions) const {
  std::string text;
  append_positions(text, positions);
  return with_geometry("LineString", text);
}

std::string FeatureText::polygon(std::span<const GeoLine> rings) const {
  std::string text = "[";
  for (const GeoLine& ring : rings) {
    text += text.size() == 1 ? "" : ",";
    append_positions(text, ring);
  }
  return with_geometry("Polygon", text + "]");
}

std::string feature_collection(std::string_view name, std::span<const std::string> features) {
  std::string text =
      fmt::format("{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[", json_string(name));
  for (std::size_t i = 0; i < features.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    text += features[i];
  }
  return text + "\n]}\n";
}

}  // namespace poai::formats
