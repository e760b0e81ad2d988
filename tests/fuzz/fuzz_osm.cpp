// OpenStreetMap XML: imported into an empty folder; what came of it is read as a district.

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/support/drawn_osm.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  fuzz::expect_taken_or_refused([data, size] {
    const test::ImportedOsm imported(fuzz::text_of(data, size));
    static_cast<void>(imported.load());
  });
  return 0;
}
