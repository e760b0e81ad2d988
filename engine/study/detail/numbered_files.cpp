#include "engine/study/detail/numbered_files.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

namespace poai::study::detail {

std::vector<std::size_t> numbered_files(const std::filesystem::path& folder,
                                        std::string_view ending) {
  std::vector<std::size_t> numbers;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    std::size_t number = 0;
    const auto [rest, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (failure == std::errc{} && std::string_view(rest) == ending) {
      numbers.push_back(number);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace poai::study::detail
