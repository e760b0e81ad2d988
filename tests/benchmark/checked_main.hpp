#pragma once
// The main function of a benchmark program: the check first, then the measurements.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <exception>

namespace poai::benchmarks {

/// Runs `check` (it throws if a result is wrong) and the benchmarks of the program. Exit code 1 if
/// either throws, so that a wrong result never gets a time.
template <class Check>
int checked_main(int argc, char** argv, Check check) {
  try {
    check();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
      return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: the result is wrong: %s\n", argv[0], error.what());
    return 1;
  }
}

}  // namespace poai::benchmarks
