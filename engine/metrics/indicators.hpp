#pragma once
// The indicators of a day: what `summary.json` holds, by dotted names.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace poai::metrics {

class Indicators {
 public:
  using Value = std::variant<bool, std::int64_t, double, std::string>;

  /// `name` has dots between its levels ("dining.served"), and is new.
  void add(std::string name, Value value);

  /// The value of a number or truth value; nothing if there is none of that name.
  [[nodiscard]] std::optional<double> number(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] const std::vector<std::pair<std::string, Value>>& all() const { return values_; }

 private:
  [[nodiscard]] const Value* find(std::string_view name) const;

  std::vector<std::pair<std::string, Value>> values_;
};

class DayRecord;

/// All indicators of a finished record. Counts are of real persons: simulated ones over the scale
/// of the population.
[[nodiscard]] Indicators indicators_of(const DayRecord& record);

}  // namespace poai::metrics
