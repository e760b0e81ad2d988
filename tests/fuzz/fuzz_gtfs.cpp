// GTFS feeds: the tables of the input in place of those of a small feed that is right.

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/unit/formats/small_feed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  test::SmallFeed small;
  fuzz::take_files(fuzz::text_of(data, size),
                   {"shapes.txt", "feed_info.txt", "frequencies.txt", "calendar_dates.txt"},
                   small.files);
  fuzz::expect_taken_or_refused([&small] {
    Problems problems;
    static_cast<void>(small.read(problems));
  });
  return 0;
}
