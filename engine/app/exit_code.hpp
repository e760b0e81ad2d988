#pragma once
// How the program ends: the exit codes that scripts rely on.

namespace poai::app {

enum ExitCode : int {
  kDone = 0,
  kBadScenario = 2,  ///< command line, scenario or study file; or a command that was not built
  kBadFiles = 3,     ///< the files they refer to, or the file system
  kFailedCheck = 4,  ///< an expectation or a validation failed, or the run is invalid
  kBug = 70,
  kInterrupted = 75
};

}  // namespace poai::app
