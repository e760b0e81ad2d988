#pragma once
// The processes that `mpirun` has started, if the program was built with MPI.

namespace poai::study {

/// One object per program run. Without mpirun there is one rank.
class Ranks {
 public:
  /// Throws InputError (kScenario) if mpirun has started several processes of a program that was
  /// built without MPI.
  Ranks();
  ~Ranks();  // NOLINT(performance-trivially-destructible): with MPI it ends MPI
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] int rank() const { return rank_; }
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] bool is_first() const { return rank_ == 0; }
  /// Waits for all ranks; the largest of their numbers.
  [[nodiscard]] int largest(int number) const;

 private:
  int rank_ = 0;
  int count_ = 1;
};

/// Whether mpirun, or srun with MPI, has started this process.
[[nodiscard]] bool is_started_by_launcher();

/// How many processes it says that it has started; 1 without one.
[[nodiscard]] int launched_processes();

}  // namespace poai::study
