#include "viz/report/files_in.hpp"

#include <algorithm>
#include <system_error>

namespace poai::report {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  // A loop over the range itself would throw where reading fails after the first entry.
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace poai::report
