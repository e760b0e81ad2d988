#pragma once
// Scenario files in a temporary folder, for the tests of reading them.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/scenario/load.hpp"
#include "support/temporary_folder.hpp"

namespace poai::scenario {

/// The lines every scenario file begins with; the next line is line 4.
inline const std::string kHead =
    "format = \"poai-scenario\"\nformat_version = 1\nname = \"test\"\n";
/// The section that every scenario needs. The folder `island` exists in the test's folder.
inline const std::string kDistrict = "[district]\npath = \"island\"\n";

class ScenarioFiles {
 public:
  ScenarioFiles() { std::filesystem::create_directories(folder_ / "island"); }

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path;
  }
  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_ / name; }

  /// Reads a text as `test.toml`.
  [[nodiscard]] Scenario load(const std::string& text, Problems& problems,
                              const std::vector<std::string>& settings = {}) const {
    return load_scenario(write("test.toml", text), settings, problems);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace poai::scenario
