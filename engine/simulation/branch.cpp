#include "engine/simulation/branch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/words.hpp"

namespace poai::simulation {
namespace {

using district::Service;

/// Settings by their dotted keys, as the resolved text has them; without those that do not matter.
std::map<std::string, std::string> settings_of(const scenario::Scenario& scenario) {
  const std::set<std::string_view> free = {"name",
                                           "description",
                                           "district.path",
                                           "district.flights",
                                           "district.population",
                                           "demand.experience"};
  std::map<std::string, std::string> settings;
  std::string section;
  std::string_view rest = scenario.resolved;
  while (!rest.empty()) {
    const std::size_t length = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view line = rest.substr(0, length);
    rest.remove_prefix(length + 1);
    const std::size_t equals = line.find(" = ");
    if (line.starts_with("[[") || line == "[expect]") {
      break;  // interventions are compared by what they do
    }
    if (line.starts_with('[')) {
      section = std::string(line.substr(1, line.size() - 2)) + '.';
    } else if (equals != std::string_view::npos) {
      std::string key = section + std::string(line.substr(0, equals));
      if (!free.contains(key)) {
        settings.emplace(std::move(key), line.substr(equals + 3));
      }
    }
  }
  return settings;
}

std::filesystem::path normal(const std::filesystem::path& path) {
  return std::filesystem::absolute(path).lexically_normal();
}

/// Names and digests of the data files; paths, scenario files and the experience do not matter.
std::set<std::pair<std::string, std::string>> data_of(const BranchInputs& day) {
  const scenario::Scenario& scenario = day.inputs.scenario;
  std::set<std::filesystem::path> left_out;
  for (const std::filesystem::path& file : scenario.files) {
    left_out.insert(normal(file));
  }
  if (scenario.demand.experience) {
    left_out.insert(normal(*scenario.demand.experience));
  }
  std::set<std::pair<std::string, std::string>> data;
  for (const InputFile& file : day.files) {
    if (!left_out.contains(normal(file.path))) {
      data.emplace(file.path.filename().string(), file.sha256);
    }
  }
  return data;
}

/// The digest of what people know when the day begins; empty if that is nothing.
std::string experience_of(const BranchInputs& day) {
  const auto& experience = day.inputs.scenario.demand.experience;
  if (!experience) {
    return "";
  }
  const auto file = std::find_if(day.files.begin(), day.files.end(), [&](const InputFile& one) {
    return normal(one.path) == normal(*experience);
  });
  expects(file != day.files.end(), "the experience is among the files that were read");
  return file->sha256;
}

/// A place's service over the time before a moment.
struct ServiceBefore {
  Service first;
  std::vector<std::pair<SimTime, Service>> changes;
  std::string place;
  NodeId node;

  [[nodiscard]] bool untouched() const { return first == Service{} && changes.empty(); }
};

bool same(const ServiceBefore& a, const ServiceBefore& b) {
  return (a.untouched() && b.untouched()) ||
         (a.first == b.first && a.changes == b.changes && a.place == b.place && a.node == b.node);
}

ServiceBefore service_before(SimTime from, PlaceId place, const Inputs& inputs) {
  ServiceBefore service;
  if (place.index() >= inputs.district.places.size()) {
    return service;
  }
  service.first = inputs.district.services[place];
  service.place = inputs.district.places[place].id;
  service.node = inputs.district.places[place].node;
  for (const scenario::ServiceEdit& edit : inputs.changes.services) {
    if (edit.place == place && edit.at < from) {
      service.changes.emplace_back(edit.at, edit.service);
    }
  }
  return service;
}

/// Why an intervention cannot begin within a day that branches.
std::string_view reason_of(scenario::InterventionKind kind) {
  using scenario::InterventionKind;
  switch (kind) {
    case InterventionKind::kChangeLine:
    case InterventionKind::kNewLine:
    case InterventionKind::kLineOutage:
      return "the checkpoint holds runs by their numbers, and another timetable numbers all of the "
             "day anew";
    case InterventionKind::kAddWalkway:
      return "the checkpoint holds links by their numbers, and a new way numbers them anew";
    case InterventionKind::kChangeWalkway:
    case InterventionKind::kCloseWalkway:
    case InterventionKind::kWeather:
      return "it begins before the moment, is announced, or keeps people in";
    default:
      return "people have it in their plans from the begin of the day on";
  }
}

std::string_view suggestion_of(scenario::InterventionKind kind) {
  using scenario::InterventionKind;
  switch (kind) {
    case InterventionKind::kChangeWalkway:
    case InterventionKind::kCloseWalkway:
    case InterventionKind::kWeather:
      return "let it begin at the moment or later, not announced and without stay_in_share, or run "
             "the whole day: the same command without --from";
    default:
      return "run the whole day: the same command without --from";
  }
}

bool has(const std::vector<scenario::EarlyPart>& parts, const std::string& text) {
  return std::any_of(parts.begin(), parts.end(),
                     [&text](const auto& part) { return part.text == text; });
}

bool same_order(const std::vector<scenario::EarlyPart>& a,
                const std::vector<scenario::EarlyPart>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& one, const auto& other) { return one.text == other.text; });
}

class Comparison {
 public:
  Comparison(SimTime from, const BranchInputs& base, const BranchInputs& branch, Problems& problems)
      : from_(from), base_(base), branch_(branch), problems_(problems) {}

  void settings() {
    const auto base = settings_of(base_.inputs.scenario);
    for (const auto& [key, value] : settings_of(branch_.inputs.scenario)) {
      const auto found = base.find(key);
      const std::string before = found == base.end() ? "nothing" : found->second;
      if (before != value) {
        report(key, fmt::format("is {} instead of {}", value, before),
               "it holds from the begin of the day on", "");
      }
    }
  }

  void data() {
    if (data_of(base_) != data_of(branch_)) {
      report("district", "is another one", "its data files differ from those of the base", "");
    }
  }

  void experience() {
    if (experience_of(base_) != experience_of(branch_)) {
      report("demand.experience", "is not that of the base",
             "what people know is in their plans from the begin of the day on",
             "name the same file, or run the whole day: the same command without --from");
    }
  }

  /// Who is there, where one can walk and what runs is the same from the begin of the day on.
  void foundation() {
    const std::size_t before = problems_.size();
    const auto base = scenario::parts_before(base_.inputs.scenario, from_);
    const auto branch = scenario::parts_before(branch_.inputs.scenario, from_);
    for (const scenario::EarlyPart& part : branch) {
      if (!has(base, part.text)) {
        report_early(*part.intervention, "is not so in the base");
      }
    }
    for (const scenario::EarlyPart& part : base) {
      if (!has(branch, part.text)) {
        report_early(*part.intervention, "is not so in the branch");
      }
    }
    if (problems_.size() == before && !same_order(base, branch)) {
      report("intervention", "stand in another order than in the base", "they act in their order",
             "bring them into the same order");
    }
  }

  void services() {
    const std::size_t count =
        std::max(base_.inputs.district.places.size(), branch_.inputs.district.places.size());
    for (std::size_t i = 0; i < count; ++i) {
      const ServiceBefore before = service_before(from_, PlaceId(i), base_.inputs);
      const ServiceBefore now = service_before(from_, PlaceId(i), branch_.inputs);
      if (!same(before, now)) {
        report(fmt::format("place {}", now.place.empty() ? before.place : now.place),
               fmt::format("has another service before {}", format_time(from_)),
               "the two days differ before they part",
               fmt::format("let the intervention begin at {} or later", format_time(from_)));
      }
    }
  }

 private:
  void report_early(const scenario::Intervention& intervention, std::string_view difference) {
    problems_.add_scenario_problem(
        {.place = intervention.source,
         .key = fmt::format("intervention.{}", intervention.id),
         .problem = fmt::format("{} changes the day before {} and {}",
                                word(scenario::kInterventionKindNames, intervention.kind),
                                format_time(from_), difference),
         .reason = std::string(reason_of(intervention.kind)),
         .suggestion = std::string(suggestion_of(intervention.kind))});
  }

  void report(std::string key, std::string problem, std::string reason, std::string suggestion) {
    problems_.add_scenario_problem(
        {.place = {.file = branch_.inputs.scenario.files.empty()
                               ? ""
                               : branch_.inputs.scenario.files.front().string()},
         .key = std::move(key),
         .problem = std::move(problem),
         .reason = std::move(reason),
         .suggestion = std::move(suggestion)});
  }

  SimTime from_;
  const BranchInputs& base_;
  const BranchInputs& branch_;
  Problems& problems_;
};

}  // namespace

void expect_same_before(SimTime from, const BranchInputs& base, const BranchInputs& branch,
                        Problems& problems) {
  Comparison comparison(from, base, branch, problems);
  comparison.settings();
  comparison.data();
  comparison.experience();
  comparison.foundation();
  comparison.services();
}

}  // namespace poai::simulation
