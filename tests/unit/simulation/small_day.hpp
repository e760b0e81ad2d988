#pragma once
// A day of a few persons on the small island, with all its events.

#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/logging.hpp"
#include "engine/simulation/simulation.hpp"
#include "support/small_island.hpp"

namespace poai::test {

/// What all populations of these tests share: clerks work from 09:00 for exactly 8 hours and have
/// lunch at 12:00 for 45 minutes; flights close 20 minutes before departure.
inline std::string profiles(const std::string& lunch_form = "none") {
  return fmt::format(R"(
[tour.office]
activity = "work"
appears = 1.0
arrive = [["09:00", "09:01", 1]]
stay_mean_min = 480
lunch_share = 1.0

[access.port_liner]
port_liner = 1.0
[access.car]
car = 1.0

[gates.port_liner]
gate = 1.0
[gates.car]
gate = 1.0

[age_profile.working]
bands = [[30, 39, 1]]

[lunch.clerks]
start = [["12:00", "12:01", 1]]
break_min = [[45, 1]]
[lunch.clerks.male]
{0} = 1.0
[lunch.clerks.female]
{0} = 1.0
)",
                     lunch_form);
}

/// Clerks of the office who come by the access profile, or from `home`.
inline std::string clerks(int persons, const std::string& access, const std::string& home = {}) {
  return fmt::format(R"(
[[block]]
id = "clerks"
role = "office_worker"
place = "office"
persons = {}
male_share = 0.5
age_profile = "working"
tour = "office"
access = "{}"
lunch = "clerks"
{}
)",
                     persons, access, home.empty() ? "" : fmt::format("home = \"{}\"", home));
}

/// Passengers who come `show_up_min` before departure and are on the kerb 15 minutes after arrival.
inline std::string passengers(int show_up_min) {
  return fmt::format(R"(
[air]
access = "port_liner"
age_profile = "working"
male_share = 0.5
show_up_domestic_min = [{0}, 0]
show_up_international_min = [{0}, 0]
closes_min = 20
kerb_domestic_min = [15, 0]
kerb_international_min = [15, 0]
)",
                     show_up_min);
}

/// The small island with these people; its flights are on time.
inline simulation::Inputs small_inputs(const std::string& population) {
  simulation::Inputs inputs;
  inputs.scenario.name = "small-day";
  inputs.scenario.output.events = true;
  inputs.district = small_island();
  for (district::Flight& flight : inputs.district.flights.values()) {
    flight.delay_sd_min = 0.0;
  }
  Problems problems;
  inputs.population = population::parse_population(
      "format = \"poai-population\"\nformat_version = 1\n" + population, "population.toml",
      inputs.district, problems);
  problems.throw_if_any();
  return inputs;
}

/// Runs the day at once; questions about it afterwards.
class SmallDay final : private simulation::ResultSink {
 public:
  explicit SmallDay(simulation::Inputs inputs)
      : model(std::move(inputs), parallel::Threads(1), silent_logger()), simulation_(model) {
    simulation_.run(*this, simulation::Simulation::Control());
  }
  /// A later day of a run of people without ties.
  SmallDay(simulation::Inputs inputs, const std::shared_ptr<const simulation::Foundation>& of,
           std::uint32_t day)
      : model(std::move(inputs), of, nullptr,
              simulation::Morning{.day = day, .ties = {{}, of->population.key}},
              parallel::Threads(1)),
        simulation_(model) {
    simulation_.run(*this, simulation::Simulation::Control());
  }

  [[nodiscard]] PlaceId place(const std::string& id) const {
    return model.district.place_by_id.at(id);
  }
  [[nodiscard]] const demand::PlanItem& item(PersonId person, std::size_t number) const {
    return model.plans[person][number];
  }
  [[nodiscard]] double speed_mps(PersonId person) const {
    return static_cast<double>(model.population.speed_mps[person]);
  }
  [[nodiscard]] const metrics::Indicators& indicators() const {
    return simulation_.record().indicators();
  }

  [[nodiscard]] std::vector<Event> events_of(PersonId person) const {
    std::vector<Event> found;
    for (const Event& event : events) {
      if (event.person == person) {
        found.push_back(event);
      }
    }
    return found;
  }

  /// The first event of the kind at or after `from`; throws if there is none.
  [[nodiscard]] Event first(PersonId person, EventKind kind, SimTime from = {}) const {
    const auto found = find(person, kind, from);
    if (!found) {
      throw std::out_of_range(
          fmt::format("no event of kind {} after {}", static_cast<int>(kind), format_time(from)));
    }
    return *found;
  }
  [[nodiscard]] std::optional<Event> find(PersonId person, EventKind kind,
                                          SimTime from = {}) const {
    for (const Event& event : events) {
      if (event.person == person && event.kind == kind && event.time >= from) {
        return event;
      }
    }
    return std::nullopt;
  }

  simulation::Model model;
  std::vector<Event> events;

 private:
  void begin(const metrics::World& /*world*/) override {}
  void frame(const metrics::DayRecord& record, SimTime /*time*/) override { keep(record); }
  void finish(const metrics::DayRecord& record, simulation::RunStatus /*status*/) override {
    keep(record);
  }
  void keep(const metrics::DayRecord& record) {
    const std::span<const Event> some = record.frame_events();
    events.insert(events.end(), some.begin(), some.end());
  }

  simulation::Simulation simulation_;
};

}  // namespace poai::test
