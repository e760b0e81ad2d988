// OpenStreetMap XML: imported into an empty folder. The import may refuse its input; a district
// that it wrote must be read without problems.

#include <optional>

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/support/drawn_osm.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  std::optional<test::ImportedOsm> imported;
  fuzz::expect_taken_or_refused([&] { imported.emplace(fuzz::text_of(data, size)); });
  if (imported) {
    static_cast<void>(imported->load());  // what it throws is a finding
  }
  return 0;
}
