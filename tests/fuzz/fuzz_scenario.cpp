// Scenario files. What follows a zero byte is a `--set` change.

#include "engine/core/files.hpp"
#include "engine/scenario/apply.hpp"
#include "engine/scenario/load.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/support/temporary_folder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  static const TemporaryFolder kFolder;
  const std::string input = fuzz::text_of(data, size);
  const std::size_t end = input.find('\0');
  std::vector<std::string> settings;
  if (end != std::string::npos) {
    settings.push_back(input.substr(end + 1));
  }
  write_file_atomically(kFolder / "scenario.toml", std::string_view(input).substr(0, end));
  fuzz::expect_taken_or_refused([&] {
    Problems problems;
    const scenario::Scenario read =
        scenario::load_scenario(kFolder / "scenario.toml", settings, problems);
    district::District empty;
    population::PopulationSpec nobody;
    static_cast<void>(scenario::apply_interventions(read, empty, nobody, problems));
    problems.throw_if_any();
  });
  return 0;
}
