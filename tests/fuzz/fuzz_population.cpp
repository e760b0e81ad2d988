// Population files on a small island; what is read without a problem and is small is synthesised.

#include "engine/population/population_spec.hpp"
#include "engine/population/synthesis.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/support/small_island.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  static const district::District kIsland = test::small_island();
  constexpr double kFewPersons = 5'000.0;
  Problems problems;
  const population::PopulationSpec spec =
      population::parse_population(fuzz::text_of(data, size), "p.toml", kIsland, problems);
  if (problems.empty() && population::roster_size(spec, kIsland) <= kFewPersons) {
    static_cast<void>(population::synthesise(spec, kIsland, {}, {1, 0}, parallel::Threads(1)));
  }
  return 0;
}
