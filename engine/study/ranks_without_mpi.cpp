#include "engine/core/input_error.hpp"
#include "engine/study/ranks.hpp"

namespace poai::study {

Ranks::Ranks() {
  if (launched_processes() > 1) {
    throw InputError(InputKind::kScenario,
                     {Problem{.place = {},
                              .key = "mpirun",
                              .problem = "this program was built without MPI",
                              .reason = "POAI_WITH_MPI is OFF",
                              .suggestion = "build it with -DPOAI_WITH_MPI=ON, or use --shard"}});
  }
}

Ranks::~Ranks() = default;

// A member because the ranks that MPI starts are the object's.
// NOLINTNEXTLINE(readability-convert-member-functions-to-static)
int Ranks::largest(int number) const { return number; }

}  // namespace poai::study
