// Every kind of intervention on Toytown (flights and shuttles: on a small share of the island): a
// null version changes no dataset of the result, an active one changes something and loses nobody,
// an undone one gives the base.

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/output/hdf5_sink.hpp"
#include "support/run_datasets.hpp"
#include "support/simulated_island.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

enum class Town {
  kToytown,
  kIsland,
  kIslandThatChooses  ///< modes
};

/// One kind with keys that change nothing and keys that change something; `both` are in either.
struct Case {
  const char* kind;
  Town town;
  const char* both;
  const char* null;
  const char* active;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.kind; }

// The numbers are chosen so that the active versions touch people for certain; Toytown's places,
// blocks and walkways are in data/toytown.
const std::vector<Case> kCases = {
    {"open-place", Town::kToytown, "place = \"cafe\"\n", "", "seats = 1\nopens = \"12:00\"\n"},
    {"close-place", Town::kToytown, "place = \"cafe\"\n", "from = \"26:00\"\nuntil = \"26:30\"\n",
     ""},
    {"change-place", Town::kToytown, "place = \"cafe\"\n", "seats = 20\n", "seats = 0\n"},
    {"food-truck", Town::kToytown, "at = \"office\"\nfrom = \"11:30\"\nuntil = \"13:30\"\n",
     "trucks = 0\n", "trucks = 2\nprice_yen = 100\n"},
    {"event", Town::kToytown, "place = \"cafe\"\nbegins = \"15:00\"\nends = \"16:00\"\n",
     "guests = 0\n", "guests = 10\nvisitors = 20\n"},
    {"add-walkway", Town::kIsland, "from_place = \"P07\"\nto_place = \"kobe_city_hospital\"\n",
     "width_m = 0\n", ""},
    {"change-walkway", Town::kToytown, "walkways = [\"way_SH\", \"way_HO\"]\n", "widen_m = 0\n",
     "width_m = 0.05\n"},
    {"close-walkway", Town::kIsland, "", "walkways = []\n",
     "walkways = [\"p06_exit_l_001\", \"p07_deck_hospital_001\", \"p07_deck_east_001\"]\n"},
    {"change-line", Town::kToytown, "line = \"toy_line\"\n", "headway_factor = 1\n",
     "headway_factor = 0.5\nextra_runs = 2\n"},
    {"new-line", Town::kToytown, "line = \"port_liner\"\nstops = [\"T01\", \"T02\"]\n",
     "headway_min = 0\n", "headway_min = 7\nfrom = \"06:00\"\nuntil = \"22:00\"\n"},
    {"line-outage", Town::kToytown, "line = \"toy_line\"\n",
     "from = \"26:00\"\nuntil = \"26:01\"\n", "from = \"07:45\"\nuntil = \"09:15\"\n"},
    {"add-flights", Town::kIsland,
     "terminal = \"kobe_airport_terminal_1\"\nfirst = \"12:00\"\nlast = \"13:00\"\n",
     "arrivals = 0\n", "arrivals = 2\ndepartures = 2\n"},
    {"cancel-flights", Town::kIsland, "direction = \"arrival\"\n", "share = 0\n", "share = 0.5\n"},
    {"delay-flights", Town::kIsland, "type = \"domestic\"\n", "delay_min = 0\n",
     "delay_min = 30\n"},
    {"strand-flights", Town::kIsland, "from = \"17:00\"\n", "share = 0\n", "share = 0.5\n"},
    {"add-organisation", Town::kToytown, "place = \"lab\"\nat = \"office\"\nlike = \"engineers\"\n",
     "persons = 0\n", "persons = 15\n"},
    {"remove-organisation", Town::kToytown, "organisation = \"school\"\n", "share = 0\n", ""},
    {"add-people", Town::kToytown, "like = \"residents\"\n", "persons = 0\n", "persons = 31\n"},
    {"remove-people", Town::kToytown, "block = \"pupils\"\n", "persons = 0\n", "persons = 7\n"},
    {"staggered-hours", Town::kToytown, "roles = [\"engineer\", \"office_worker\"]\n",
     "share = 0\n", "share = 0.5\nearlier_min = 30\nlater_min = 30\n"},
    {"off-peak-incentive", Town::kToytown, "from = \"07:30\"\nuntil = \"09:30\"\n",
     "reward_yen = 0\n", "reward_yen = 5000\n"},
    {"employer-shuttle", Town::kIslandThatChooses,
     "gate = \"gate_sannomiya\"\norganisations = [\"kobe_city_hospital\"]\n", "seats = 0\n",
     "seats = 500\n"},
    {"weather", Town::kToytown, "", "speed_factor = 1\n", "speed_factor = 0.7\nfrom = \"12:00\"\n"},
};

std::string intervention(const Case& one, const std::string& keys) {
  return fmt::format("[[intervention]]\nid = \"x\"\nkind = \"{}\"\n{}{}\n", one.kind, one.both,
                     keys);
}

/// Runs scenarios over a town and says what came of it.
class Days {
 public:
  explicit Days(Town town)
      : base_(test::bundled_scenario(town == Town::kToytown ? "toytown.toml" : "weekday.toml")) {
    if (town != Town::kToytown) {
      settings_.emplace_back("population.scale=0.01");
    }
    if (town == Town::kIslandThatChooses) {
      settings_.emplace_back("choice.mode.model=nested-logit");
    }
  }

  /// A scenario over the base with interventions; `name` is its file.
  std::filesystem::path write(const std::string& name, const std::filesystem::path& base,
                              const std::string& interventions) const {
    const std::filesystem::path file = folder_ / name;
    std::ofstream(file) << "format = \"poai-scenario\"\nformat_version = 1\nname = \"x\"\nbase = \""
                        << base.string() << "\"\n"
                        << interventions;
    return file;
  }
  [[nodiscard]] std::filesystem::path over_base(const std::string& interventions) const {
    return write("over_base.toml", base_, interventions);
  }

  /// All of run.h5, with every event; a day that loses somebody is a failure.
  [[nodiscard]] test::RunDatasets result_of(const std::filesystem::path& scenario) const {
    const simulation::Model model(test::read_scenario(scenario, settings_), parallel::Threads(1),
                                  silent_logger());
    simulation::Simulation simulation(model);
    output::Hdf5Sink sink(folder_.path());
    EXPECT_TRUE(test::conservation_problems(simulation, sink).empty());
    return test::datasets_of(folder_ / "run.h5");
  }
  /// What differs from the base besides the text of the scenario.
  [[nodiscard]] std::vector<std::string> changed_by(const std::filesystem::path& scenario) const {
    std::vector<std::string> names = test::differing(base_result(), result_of(scenario));
    std::erase(names, "meta/scenario");
    return names;
  }

 private:
  /// The same for all cases of a town.
  [[nodiscard]] const test::RunDatasets& base_result() const {
    static std::map<std::vector<std::string>, test::RunDatasets> known;
    const auto [entry, is_new] = known.try_emplace(settings_);
    if (is_new) {
      entry->second = result_of(write("base.toml", base_, ""));
    }
    return entry->second;
  }

  TemporaryFolder folder_;
  std::filesystem::path base_;
  std::vector<std::string> settings_{"output.events=true"};
};

const std::vector<std::string> kNothing;

class Kinds : public testing::TestWithParam<Case> {};

TEST_P(Kinds, ChangeNothingInTheirNullVersion) {
  const Days days(GetParam().town);
  EXPECT_EQ(days.changed_by(days.over_base(intervention(GetParam(), GetParam().null))), kNothing);
}

TEST_P(Kinds, ChangeSomethingOtherwise) {
  const Days days(GetParam().town);
  const auto changed = days.changed_by(days.over_base(intervention(GetParam(), GetParam().active)));
  for (const char* const name : {"meta/indicators", "events/time_ms", "stays/begin_ms"}) {
    EXPECT_NE(std::find(changed.begin(), changed.end(), name), changed.end()) << name;
  }
}

TEST_P(Kinds, GiveTheBaseWhereTheyAreUndone) {
  const Days days(GetParam().town);
  const auto active =
      days.write("active.toml", days.over_base(""), intervention(GetParam(), GetParam().active));
  const auto undone = days.write("undone.toml", active, intervention(GetParam(), GetParam().null));
  EXPECT_EQ(days.changed_by(undone), kNothing);
}

TEST_P(Kinds, GiveTheBaseOnDaysOnWhichTheyDoNotHold) {
  const Days days(GetParam().town);
  const std::string keys = std::string(GetParam().active) + "days = [\"weekend\"]\n";
  EXPECT_EQ(days.changed_by(days.over_base(intervention(GetParam(), keys))), kNothing);
}

INSTANTIATE_TEST_SUITE_P(All, Kinds, testing::ValuesIn(kCases), [](const auto& tried) {
  std::string name = tried.param.kind;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(KindsOfIntervention, AreAllTried) {
  std::set<std::string> tried;
  for (const Case& one : kCases) {
    tried.insert(one.kind);
  }
  for (const std::string_view kind : scenario::kInterventionKindNames) {
    EXPECT_TRUE(tried.contains(std::string(kind))) << kind;
  }
}

}  // namespace
}  // namespace poai
