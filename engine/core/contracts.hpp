#pragma once
// Contracts: a broken one is a bug of the program, reported with its place, and ends it with
// code 70.

#include <source_location>
#include <stdexcept>
#include <string>

namespace poai {

/// A bug: what had to hold did not. Only `main` catches it.
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] inline void violated(const char* what_must_hold, const std::source_location& where) {
  throw ContractViolation(std::string(where.file_name()) + ':' + std::to_string(where.line()) +
                          ": " + what_must_hold);
}

/// Always on. `what_must_hold` is a sentence that is true in a correct program.
inline void expects(bool condition, const char* what_must_hold,
                    const std::source_location& where = std::source_location::current()) {
  if (!condition) [[unlikely]] {
    violated(what_must_hold, where);
  }
}

}  // namespace poai
