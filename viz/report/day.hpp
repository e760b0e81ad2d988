#pragma once
// One run, read for the report.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/output/run_file.hpp"
#include "viz/report/document.hpp"

namespace poai::report {

/// All failures throw InputError (kFiles).
class Day {
 public:
  [[nodiscard]] static Day read(const std::filesystem::path& folder);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const output::RunFile& file() const { return file_; }
  [[nodiscard]] const output::RunInfo& info() const { return info_; }
  [[nodiscard]] const output::PlaceTable& places() const { return places_; }
  [[nodiscard]] const output::StopTable& stops() const { return stops_; }
  /// The content of summary.json.
  [[nodiscard]] const Json& indicators() const { return indicators_; }
  /// The indicator of that dotted name; null without one.
  [[nodiscard]] Json indicator(const std::string& key) const;
  /// Real persons that a number of simulated ones stands for; whole where the scale is 1.
  [[nodiscard]] double real(std::uint64_t simulated) const {
    return static_cast<double>(simulated) / info_.scale;
  }
  [[nodiscard]] Text place_name(std::size_t row) const;
  [[nodiscard]] Text stop_name(std::size_t row) const;

 private:
  Day(std::filesystem::path folder, output::RunFile file);

  std::filesystem::path folder_;
  output::RunFile file_;
  output::RunInfo info_;
  output::PlaceTable places_;
  output::StopTable stops_;
  Json indicators_;
};

/// A number or word of the indicators under its dotted name.
struct Leaf {
  std::string key;
  Json value;
};
[[nodiscard]] std::vector<Leaf> leaves_of(const Json& indicators);

/// "08:00".
[[nodiscard]] std::string hour_label(std::int64_t time_ms);

}  // namespace poai::report
