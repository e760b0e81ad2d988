// District folders: the files of the input in place of those of a small district that is right.

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/unit/district/small_district.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  test::SmallDistrict small;
  fuzz::take_files(fuzz::text_of(data, size), {"gtfs/shapes.txt"}, small.files);
  fuzz::expect_taken_or_refused([&small] {
    Problems problems;
    static_cast<void>(small.load(problems));
  });
  return 0;
}
