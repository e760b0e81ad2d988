#pragma once
// What all parts of an open file share: its name, and the first write that failed.

#include <memory>
#include <string>

namespace poai::storage::detail {

/// Set by the write driver; 0 as long as all writes have succeeded.
struct WriteFailure {
  int system_error = 0;
};

struct FileContext {
  std::string name;
  std::shared_ptr<WriteFailure> failure = std::make_shared<WriteFailure>();
};

}  // namespace poai::storage::detail
