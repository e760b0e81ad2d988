// The bytes of run files.

#include <fstream>

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/read_run.hpp"
#include "tests/support/temporary_folder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  static const TemporaryFolder kFolder;
  std::ofstream(kFolder / "run.h5", std::ios::binary) << fuzz::text_of(data, size);
  fuzz::expect_taken_or_refused([] { fuzz::read_run(kFolder / "run.h5"); });
  return 0;
}
