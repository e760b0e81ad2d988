#pragma once
// Runs members of a study in this process: what all of them share is read and made once.

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/logging.hpp"
#include "engine/metrics/indicators.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/simulation/foundation.hpp"
#include "engine/simulation/inputs.hpp"

namespace poai::study {

/// How a member is run.
struct MemberControl {
  parallel::Threads threads = parallel::Threads(1);
  const std::atomic<bool>* interrupt = nullptr;
};

/// Whether both name the same district folder, flights and population file.
[[nodiscard]] bool is_same_place(const scenario::DistrictSettings& a,
                                 const scenario::DistrictSettings& b);

/// The district as the base has it, the population and the ways are shared where a member has the
/// same; a member that differs in them reads and makes its own. Nothing is written to files.
class MemberRunner {
 public:
  /// Reads the base scenario with `settings` (those of any member) and all it refers to. Problems
  /// are added; with problems the runner must not be used.
  MemberRunner(std::filesystem::path base, const std::vector<std::string>& settings,
               parallel::Threads threads, Problems& problems);

  /// The indicators of the member with these settings; nothing if it was interrupted. Throws
  /// InputError if the settings cannot be run. The same for any number of threads.
  [[nodiscard]] std::optional<metrics::Indicators> run(const std::vector<std::string>& settings,
                                                       const MemberControl& control) const;

  [[nodiscard]] std::size_t person_count() const { return foundation_->population.size(); }

 private:
  [[nodiscard]] simulation::Inputs inputs(const std::vector<std::string>& settings,
                                          Problems& problems) const;

  std::filesystem::path base_;
  scenario::DistrictSettings where_;
  simulation::DistrictInputs district_;
  std::shared_ptr<const simulation::Foundation> foundation_;
};

}  // namespace poai::study
