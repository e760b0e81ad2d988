#include <mpi.h>

#include <cstdlib>

#include "engine/study/ranks.hpp"

namespace poai::study {

// Members run in forks of the ranks, which never call MPI.
Ranks::Ranks() {
  if (!is_started_by_launcher()) {
    return;
  }
  setenv("OMPI_MCA_mpi_warn_on_fork", "0", 0);  // NOLINT(concurrency-mt-unsafe): no threads yet
  MPI_Init(nullptr, nullptr);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &count_);
}

Ranks::~Ranks() {
  if (is_started_by_launcher()) {
    MPI_Finalize();
  }
}

int Ranks::largest(int number) const {
  int result = number;
  if (count_ > 1) {
    MPI_Allreduce(&number, &result, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
  }
  return result;
}

}  // namespace poai::study
