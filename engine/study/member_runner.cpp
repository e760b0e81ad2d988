#include "engine/study/member_runner.hpp"

#include <utility>

#include "engine/scenario/load.hpp"
#include "engine/simulation/no_output.hpp"
#include "engine/simulation/run_of_days.hpp"

namespace poai::study {

bool is_same_place(const scenario::DistrictSettings& a, const scenario::DistrictSettings& b) {
  return a.path == b.path && a.flights == b.flights && a.population == b.population;
}

MemberRunner::MemberRunner(std::filesystem::path base, const std::vector<std::string>& settings,
                           parallel::Threads threads, Problems& problems)
    : base_(std::move(base)) {
  scenario::Scenario scenario = scenario::load_scenario(base_, settings, problems);
  where_ = scenario.district;
  if (where_.path.empty()) {
    return;
  }
  district_ = simulation::load_district_inputs(
      where_.path, {.flights = where_.flights, .population = where_.population}, problems);
  const simulation::Inputs inputs =
      simulation::make_inputs(std::move(scenario), district_, problems);
  if (problems.empty()) {
    foundation_ = simulation::make_foundation(inputs, threads);
  }
}

simulation::Inputs MemberRunner::inputs(const std::vector<std::string>& settings,
                                        Problems& problems) const {
  scenario::Scenario scenario = scenario::load_scenario(base_, settings, problems);
  return is_same_place(scenario.district, where_)
             ? simulation::make_inputs(std::move(scenario), district_, problems)
             : simulation::load_inputs(base_, settings, problems);
}

std::optional<metrics::Indicators> MemberRunner::run(const std::vector<std::string>& settings,
                                                     const MemberControl& control) const {
  Problems problems;
  simulation::Inputs inputs = this->inputs(settings, problems);
  problems.throw_if_any();
  auto foundation = simulation::is_foundation_of(*foundation_, inputs)
                        ? foundation_
                        : simulation::make_foundation(inputs, control.threads);
  simulation::RunOfDays days(std::move(inputs), std::move(foundation), control.threads,
                             silent_logger());
  simulation::NoOutput sink;
  const simulation::RunStatus status = days.run(sink, {.until = SimTime::never(),
                                                       .interrupt = control.interrupt,
                                                       .on_progress = {},
                                                       .checker = nullptr});
  if (status == simulation::RunStatus::kInterrupted) {
    return std::nullopt;
  }
  return days.simulation().record().indicators();
}

}  // namespace poai::study
