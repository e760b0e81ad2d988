#include <algorithm>
#include <array>
#include <cstdlib>

#include "engine/study/ranks.hpp"

namespace poai::study {
namespace {

/// The value of a variable of the environment; nullptr without one.
const char* variable(const char* name) {
  return std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets any
}

}  // namespace

bool is_started_by_launcher() {
  constexpr std::array<const char*, 3> kNames = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [](const char* name) { return variable(name) != nullptr; });
}

int launched_processes() {
  int most = 1;
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    const char* value = variable(name);
    most = std::max(most, value == nullptr ? 1 : static_cast<int>(std::strtol(value, nullptr, 10)));
  }
  return most;
}

}  // namespace poai::study
