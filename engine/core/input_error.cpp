#include "engine/core/input_error.hpp"

#include <fmt/format.h>

#include <utility>

#include "engine/core/input_limits.hpp"

namespace poai {
namespace {

/// Cuts a text that is too long for a message, at the end of a character.
void shorten(std::string& text) {
  if (text.size() <= kMostProblemBytes) {
    return;
  }
  const auto continues = [&text](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t end = kMostProblemBytes;
  while (end > 0 && continues(end)) {
    --end;
  }
  text.resize(end);
  text += "...";
}

std::string lines_of(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) {
      text += '\n';
    }
    text += problem.text();
  }
  return text;
}

}  // namespace

std::string Problem::text() const {
  std::string line = place.file;
  if (place.line > 0) {
    line += fmt::format(":{}", place.line);
  }
  if (place.column > 0) {
    line += fmt::format(":{}", place.column);
  }
  if (!line.empty()) {
    line += ": ";
  }
  if (!key.empty()) {
    line += key + ": ";
  }
  line += problem;
  if (!reason.empty()) {
    line += fmt::format(" ({})", reason);
  }
  if (!suggestion.empty()) {
    line += "; " + suggestion;
  }
  return line;
}

InputError::InputError(InputKind kind, std::vector<Problem> problems)
    : std::runtime_error(lines_of(problems)), kind_(kind), problems_(std::move(problems)) {}

void Problems::add(InputKind kind, Problem problem) {
  scenario_at_fault_ = scenario_at_fault_ || kind == InputKind::kScenario;
  if (problems_.size() > kMostProblems) {
    return;
  }
  if (problems_.size() == kMostProblems) {
    problems_.push_back({.place = {.file = problem.place.file},
                         .key = {},
                         .problem = "there are more problems than can be listed",
                         .reason = fmt::format("the first {} are", kMostProblems),
                         .suggestion = "mend these and check again"});
    return;
  }
  for (std::string* text : {&problem.key, &problem.problem, &problem.reason, &problem.suggestion}) {
    shorten(*text);
  }
  problems_.push_back(std::move(problem));
}

void Problems::throw_if_any() const {
  if (!problems_.empty()) {
    throw InputError(scenario_at_fault_ ? InputKind::kScenario : InputKind::kFiles, problems_);
  }
}

}  // namespace poai
