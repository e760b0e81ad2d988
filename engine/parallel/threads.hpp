#pragma once
// How many threads a job may use.

namespace poai::parallel {

/// A number of threads, at least 1; passed to the loops, never global.
class Threads {
 public:
  /// Throws ContractViolation below 1.
  explicit Threads(int count);

  /// As many as the machine and OMP_NUM_THREADS allow.
  [[nodiscard]] static Threads available();
  [[nodiscard]] int count() const { return count_; }

 private:
  int count_;
};

}  // namespace poai::parallel
