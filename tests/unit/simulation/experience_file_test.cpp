#include "engine/simulation/experience_file.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>

#include "engine/core/files.hpp"
#include "engine/routing/transit_times.hpp"
#include "engine/storage/file.hpp"
#include "small_day.hpp"
#include "support/temporary_folder.hpp"

namespace poai::simulation {
namespace {

/// Two places, a stop, two trips of one and two calls, a person who had lunch.
ExperienceTable small_table() {
  ExperienceTable table;
  table.origin = {.scenario = "weekday",
                  .seed = 7,
                  .day_type = DayType::kVacationWeekday,
                  .days = 4,
                  .converged = true};
  table.places = {"cafe", "canteen"};
  table.wait_s.resize(2 * demand::PlaceWaits::kSlotCount, 0.1);
  table.stops = {"P05"};
  table.left_behind_s.resize(routing::TransitTimes::kSlotCount, 1.0 / 3.0);
  table.trips = {"first", "second"};
  table.call_count = {1, 2};
  table.call_stop = {0, 0, 0};
  table.arrival_late_s = {0.0, 1.5, 2.5};
  table.departure_late_s = {0.5, 2.0, 1e-9};
  table.load_share = {0.25, 1.125, 0.0};
  table.person_key = {std::numeric_limits<std::uint64_t>::max()};
  table.lunch_place = {1};
  return table;
}

/// What is wrong with the file of a table; empty if nothing is.
std::string flaw_of(const ExperienceTable& table) {
  const TemporaryFolder folder;
  write_experience(folder / "experience.h5", table);
  Problems problems;
  const auto read = read_experience(folder / "experience.h5", problems);
  EXPECT_EQ(read.has_value(), problems.empty());
  return problems.empty() ? "" : problems.all().front().text();
}

TEST(ExperienceFile, GivesTheTableBack) {
  const TemporaryFolder folder;
  const ExperienceTable table = small_table();
  write_experience(folder / "experience.h5", table);
  Problems problems;
  const auto read = read_experience(folder / "experience.h5", problems);
  ASSERT_TRUE(read.has_value()) << problems.all().front().text();
  EXPECT_EQ(read->origin.scenario, "weekday");
  EXPECT_EQ(read->origin.seed, 7U);
  EXPECT_EQ(read->origin.day_type, DayType::kVacationWeekday);
  EXPECT_EQ(read->origin.days, 4U);
  EXPECT_TRUE(read->origin.converged);
  EXPECT_EQ(read->places, table.places);
  EXPECT_EQ(read->wait_s, table.wait_s);
  EXPECT_EQ(read->stops, table.stops);
  EXPECT_EQ(read->left_behind_s, table.left_behind_s);
  EXPECT_EQ(read->trips, table.trips);
  EXPECT_EQ(read->call_count, table.call_count);
  EXPECT_EQ(read->call_stop, table.call_stop);
  EXPECT_EQ(read->arrival_late_s, table.arrival_late_s);
  EXPECT_EQ(read->departure_late_s, table.departure_late_s);
  EXPECT_EQ(read->load_share, table.load_share);
  EXPECT_EQ(read->person_key, table.person_key);
  EXPECT_EQ(read->lunch_place, table.lunch_place);
}

TEST(ExperienceFile, HasEqualBytesForEqualTables) {
  const TemporaryFolder folder;
  write_experience(folder / "one.h5", small_table());
  write_experience(folder / "two.h5", small_table());
  EXPECT_EQ(read_file(folder / "one.h5"), read_file(folder / "two.h5"));
}

TEST(ExperienceFile, HasTheDatasetsThatAreDeclared) {
  const TemporaryFolder folder;
  write_experience(folder / "experience.h5", small_table());
  const storage::File file = storage::File::open(folder / "experience.h5");
  const storage::Group root = file.root();
  std::set<std::string> declared;
  for (const ExperienceDataset& spec : experience_datasets()) {
    const std::string path(spec.path);
    EXPECT_TRUE(declared.insert(path).second) << path;
    EXPECT_EQ(root.read_about(path).units, spec.units) << path;
    EXPECT_EQ(root.read_about(path).long_name_ja, spec.long_name_ja) << path;
  }
  std::set<std::string> found;
  for (const std::string& group : root.names()) {
    for (const std::string& name : root.group(group).names()) {
      found.insert(group + '/' + name);
    }
  }
  EXPECT_EQ(found, declared);
  for (const ExperienceAttribute& attribute : experience_attributes()) {
    const std::string name(attribute.name);
    EXPECT_TRUE(attribute.type == "text" ? root.text_attribute(name).has_value()
                                         : root.number_attribute(name).has_value())
        << name;
  }
}

TEST(ExperienceFile, MustBeOneOfExperience) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "notes.txt", "mine");
  storage::File::create(folder / "other.h5").root().set_attribute("format", "poai-run");
  for (const char* name : {"notes.txt", "other.h5", "none.h5"}) {
    Problems problems;
    EXPECT_FALSE(read_experience(folder / name, problems).has_value()) << name;
    ASSERT_EQ(problems.size(), 1U) << name;
    EXPECT_NE(problems.all()[0].text().find(name), std::string::npos);
    EXPECT_THROW(problems.throw_if_any(), InputError);
  }
}

TEST(ExperienceFile, OfAnotherVersionIsRefused) {
  const TemporaryFolder folder;
  {
    storage::File file = storage::File::create(folder / "future.h5");
    file.root().set_attribute("format", kExperienceFormat);
    file.root().set_attribute("format_version", kExperienceFormatVersion + 1);
  }
  Problems problems;
  EXPECT_FALSE(read_experience(folder / "future.h5", problems).has_value());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems.all()[0].text().find("format_version is 2"), std::string::npos)
      << problems.all()[0].text();
}

TEST(ExperienceFile, WhosePartsDoNotFitIsRefused) {
  EXPECT_EQ(flaw_of(small_table()), "");
  const auto flaw_with = [](auto change) {
    ExperienceTable table = small_table();
    change(table);
    return flaw_of(table);
  };
  const auto has = [](const std::string& text, const std::string& part) {
    return text.find("/" + part + " does not fit") != std::string::npos;
  };
  EXPECT_TRUE(has(flaw_with([](auto& table) { table.places.pop_back(); }), "places"));
  EXPECT_TRUE(has(flaw_with([](auto& table) { table.wait_s[5] = -1.0; }), "places"));
  EXPECT_TRUE(has(flaw_with([](auto& table) { table.stops.push_back("P06"); }), "stops"));
  EXPECT_TRUE(has(flaw_with([](auto& table) { table.trips.pop_back(); }), "trips"));
  EXPECT_TRUE(has(flaw_with([](auto& table) { table.call_count[0] = 4'000'000'000; }), "trips"));
  EXPECT_TRUE(has(flaw_with([](auto& table) { table.call_stop[2] = 1; }), "calls/stop"));
  EXPECT_TRUE(has(flaw_with([](auto& table) {
                    table.load_share[0] = std::numeric_limits<double>::quiet_NaN();
                  }),
                  "calls"));
  EXPECT_TRUE(has(flaw_with([](auto& table) { table.arrival_late_s.pop_back(); }), "calls"));
  EXPECT_TRUE(has(flaw_with([](auto& table) { table.lunch_place[0] = 2; }), "persons"));
}

/// Clerks whose scenario names a file of what they know.
Inputs inputs_with(const std::filesystem::path& file, DayType day_type, Problems& problems) {
  const Inputs base = test::small_inputs(test::profiles() + test::clerks(2, "port_liner"));
  scenario::Scenario scenario = base.scenario;
  scenario.run.day_type = day_type;
  scenario.demand.experience = file;
  return make_inputs(scenario, {base.district, base.population}, problems);
}

TEST(ExperienceFile, IsReadWithTheInputs) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder / "experience.h5";
  ExperienceTable table = small_table();
  table.places[1] = "canteen";
  write_experience(file, table);
  Problems problems;
  const Inputs inputs = inputs_with(file, DayType::kVacationWeekday, problems);
  ASSERT_TRUE(problems.empty()) << problems.all()[0].text();
  ASSERT_NE(inputs.experience, nullptr);
  EXPECT_EQ(inputs.experience->places, table.places);
  EXPECT_EQ(inputs.files().back(), file) << "the manifest has its digest";
}

TEST(ExperienceFile, OfAnotherTypeOfDayIsNotUsed) {
  const TemporaryFolder folder;
  write_experience(folder / "experience.h5", small_table());
  Problems problems;
  const Inputs inputs = inputs_with(folder / "experience.h5", DayType::kWeekend, problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(inputs.experience, nullptr);
}

TEST(ExperienceFile, OfAnotherDistrictIsRefused) {
  const TemporaryFolder folder;
  ExperienceTable table = small_table();
  table.places[1] = "bar";
  write_experience(folder / "experience.h5", table);
  Problems problems;
  static_cast<void>(inputs_with(folder / "experience.h5", DayType::kVacationWeekday, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems.all()[0].text().find("is of another district"), std::string::npos);
}

}  // namespace
}  // namespace poai::simulation
