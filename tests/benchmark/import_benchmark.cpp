// Importing OpenStreetMap data: a generated city of a million nodes, all of it.

#include <cstdlib>
#include <string>

#include "engine/core/contracts.hpp"
#include "engine/importers/merge.hpp"
#include "engine/importers/osm_import.hpp"
#include "tests/benchmark/checked_main.hpp"
#include "tests/support/temporary_folder.hpp"

namespace poai::benchmarks {
namespace {

constexpr int kNodes = 1'000'000;

/// The generated file, made once.
std::filesystem::path city(const TemporaryFolder& folder, int nodes) {
  const std::filesystem::path file = folder / ("city-" + std::to_string(nodes) + ".osm");
  if (!std::filesystem::exists(file)) {
    const std::string command = std::string(POAI_SOURCE_DIR) + "/scripts/generate-osm " +
                                std::to_string(nodes) + " " + file.string();
    expects(std::system(command.c_str()) == 0, "scripts/generate-osm writes a file");
  }
  return file;
}

/// Imports into a new district and writes it.
importers::ImportReport import(const std::filesystem::path& file) {
  const TemporaryFolder folder;
  Problems problems;
  importers::ImportReport report("osm", {file.string()});
  const auto district =
      importers::open_district_folder(folder / "district", std::nullopt, problems);
  const auto draft = importers::import_osm({file}, {}, district, report, problems);
  const auto plan = importers::plan_merge(district, draft, problems);
  problems.throw_if_any();
  importers::apply_merge(district, plan, importers::ConflictPolicy::kRefuse);
  return report;
}

/// A block has 4 sides, each shared with its neighbour, and one building.
void check(const TemporaryFolder& folder) {
  constexpr int kSide = 26;  // of 10,000 nodes at 14 a block
  const importers::ImportReport report = import(city(folder, 10'000));
  expects(report.subject("walkways").accepted == 2U * kSide * (kSide + 1), "every side is a link");
  expects(report.subject("buildings").accepted == 1U * kSide * kSide, "every block has a building");
  expects(report.subject("walkways").rejected_count() == 0, "nothing is rejected");
}

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  const poai::TemporaryFolder folder;
  const auto measure = [&folder](benchmark::State& state) {
    const std::filesystem::path file = poai::benchmarks::city(folder, poai::benchmarks::kNodes);
    for (auto _ : state) {
      benchmark::DoNotOptimize(poai::benchmarks::import(file));
    }
  };
  benchmark::RegisterBenchmark("import a city of 1,000,000 nodes", measure)
      ->Unit(benchmark::kSecond)
      ->Iterations(1);
  return poai::benchmarks::checked_main(argc, argv, [&] { poai::benchmarks::check(folder); });
}
