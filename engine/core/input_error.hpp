#pragma once
// Bad input: problems are collected, all of them, each with its place, and thrown once.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace poai {

/// Where in an input file; line and column count from 1, 0 = unknown.
struct SourcePlace {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// One thing that is wrong with an input, printed as
/// `file:line:column: key: problem (why it is one); suggestion`,
/// without the parts that are empty.
struct Problem {
  SourcePlace place;
  std::string key;  ///< path of the key, column or record ("dining.patience_min"), may be empty
  std::string problem;
  std::string reason;      ///< why it is a problem, may be empty
  std::string suggestion;  ///< what to do about it, may be empty

  [[nodiscard]] std::string text() const;
};

/// Which files are at fault; decides the exit code of the program.
enum class InputKind {
  kScenario,  ///< command line, scenario or study file: exit code 2
  kFiles,     ///< the files they refer to, or the file system: exit code 3
};

/// Bad input with all problems found; `what()` has one line per problem.
class InputError : public std::runtime_error {
 public:
  InputError(InputKind kind, std::vector<Problem> problems);

  [[nodiscard]] InputKind kind() const { return kind_; }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  InputKind kind_;
  std::vector<Problem> problems_;
};

/// Collects problems while inputs are read. Pass one object through all readers of a program run.
class Problems {
 public:
  void add(InputKind kind, Problem problem);
  void add_file_problem(Problem problem) { add(InputKind::kFiles, std::move(problem)); }
  void add_scenario_problem(Problem problem) { add(InputKind::kScenario, std::move(problem)); }
  [[nodiscard]] bool empty() const { return problems_.empty(); }
  [[nodiscard]] std::size_t size() const { return problems_.size(); }
  [[nodiscard]] const std::vector<Problem>& all() const { return problems_; }

  /// Throws an InputError with everything collected, if there is anything. Its kind is kScenario if
  /// any problem is of that kind.
  void throw_if_any() const;

 private:
  std::vector<Problem> problems_;
  bool scenario_at_fault_ = false;
};

}  // namespace poai
