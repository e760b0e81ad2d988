#include <cstdlib>
#include <string>
#include <system_error>

#include "viz/report_maps.hpp"

namespace poai::viz {

namespace fs = std::filesystem;

MapFolder::MapFolder() {
  std::error_code error;
  std::string name = (fs::temp_directory_path(error) / "poai-maps-XXXXXX").string();
  if (!error && mkdtemp(name.data()) != nullptr) {
    path_ = name;
  }
}

MapFolder::~MapFolder() {
  std::error_code ignored;
  if (!path_.empty()) {
    fs::remove_all(path_, ignored);
  }
}

}  // namespace poai::viz
