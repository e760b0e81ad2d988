#include <algorithm>
#include <array>
#include <cstdlib>

#include "engine/study/ranks.hpp"

namespace poai::study {

bool is_started_by_mpirun() {
  constexpr std::array<const char*, 3> kVariables = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE",
                                                     "PMIX_RANK"};
  return std::any_of(kVariables.begin(), kVariables.end(), [](const char* variable) {
    return std::getenv(variable) != nullptr;  // NOLINT(concurrency-mt-unsafe): nobody sets it
  });
}

}  // namespace poai::study
