#include "engine/parallel/threads.hpp"

#include <omp.h>

#include "engine/core/contracts.hpp"

namespace poai::parallel {

Threads::Threads(int count) : count_(count) {
  expects(count >= 1, "a job has at least one thread");
}

Threads Threads::available() { return Threads(omp_get_max_threads()); }

}  // namespace poai::parallel
