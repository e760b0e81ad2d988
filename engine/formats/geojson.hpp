#pragma once
// GeoJSON feature collections (RFC 7946): features with their line, geometry and properties, and
// typed readings that report every problem.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/config/range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/input_limits.hpp"
#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/geometry/point.hpp"

namespace poai::formats {

enum class GeometryType : std::uint8_t { kPoint, kLineString, kPolygon, kMultiPolygon };
inline constexpr std::array<std::string_view, 4> kGeometryTypeNames = {"Point", "LineString",
                                                                       "Polygon", "MultiPolygon"};

/// A value of a kind that no property of ours has: a nested object, a list of other things.
struct OtherValue {};

/// A property as it is in the file; a JSON null counts as absent.
using PropertyValue = std::variant<OtherValue, bool, double, std::string, std::vector<std::string>>;

/// One feature. The getters without `required_` return nothing for an absent property; all of them
/// report a value that is not what is asked for.
class Feature {
 public:
  Feature(SourcePlace place, Problems& problems) : place_(std::move(place)), problems_(&problems) {}

  /// Where the feature begins in the file.
  [[nodiscard]] const SourcePlace& place() const { return place_; }
  /// The positions: one of a point; those of a line; the rings of the polygons, outer and inner.
  /// Finite, longitude in [-180, 180] and latitude in [-90, 90]. A ring repeats its first position.
  [[nodiscard]] const std::vector<std::vector<geometry::GeoPoint>>& parts() const { return parts_; }
  [[nodiscard]] geometry::GeoPoint point() const { return parts_.at(0).at(0); }

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
  [[nodiscard]] std::string required_text(std::string_view name) const;
  [[nodiscard]] std::optional<double> number(std::string_view name,
                                             const config::Range& range = {}) const;
  [[nodiscard]] std::optional<double> required_number(std::string_view name,
                                                      const config::Range& range = {}) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name,
                                                    const config::Range& range = {}) const;
  [[nodiscard]] std::optional<bool> boolean(std::string_view name) const;
  /// A text "HH:MM[:SS]" from 00:00 to 30:00.
  [[nodiscard]] std::optional<SimTime> time(std::string_view name) const;
  [[nodiscard]] std::optional<std::vector<std::string>> texts(std::string_view name) const;

  /// The index of the text in `words`; nothing and no problem if it is absent.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view name,
                                                  std::span<const std::string_view> words) const;
  template <class Enum, std::size_t N>
  [[nodiscard]] std::optional<Enum> word(std::string_view name,
                                         const std::array<std::string_view, N>& names) const {
    const auto index = choice(name, names);
    return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
  }
  template <class Enum, std::size_t N>
  [[nodiscard]] std::optional<Enum> required_word(
      std::string_view name, const std::array<std::string_view, N>& names) const {
    return require(name) ? word<Enum>(name, names) : std::nullopt;
  }

  /// Reports every property that is not in the list.
  void known_properties(std::span<const std::string_view> names) const;

  /// Whether one more problem would be listed; else there is no need to look for suggestions.
  [[nodiscard]] bool can_report() const { return problems_->size() < kMostProblems; }
  /// Reports a problem of a property, or of the whole feature if `name` is empty. The key of the
  /// message is `id.name`, where the feature has an `id`.
  void report(std::string_view name, std::string problem, std::string reason = {},
              std::string suggestion = {}) const;

 private:
  friend class GeoJsonBuilder;
  [[nodiscard]] const PropertyValue* find(std::string_view name) const;
  [[nodiscard]] bool require(std::string_view name) const;
  template <class T>
  [[nodiscard]] const T* get(std::string_view name, std::string_view what) const;

  SourcePlace place_;
  Problems* problems_;
  std::vector<std::vector<geometry::GeoPoint>> parts_;
  std::vector<std::pair<std::string, PropertyValue>> properties_;
};

/// The features of a file whose geometry is of one of `types`; a feature of which the geometry is
/// missing, of another type or not finite is reported and left out. `problems` must outlive the
/// features. An unreadable file, a syntax error or a file without features is reported and gives
/// none.
[[nodiscard]] std::vector<Feature> read_geojson(const std::filesystem::path& path,
                                                std::initializer_list<GeometryType> types,
                                                Problems& problems);

/// The same from a text; `file` stands for the file in messages.
[[nodiscard]] std::vector<Feature> parse_geojson(std::string_view text, const std::string& file,
                                                 std::initializer_list<GeometryType> types,
                                                 Problems& problems);

}  // namespace poai::formats
