#include "engine/core/input_error.hpp"

#include <fmt/format.h>

#include <utility>

namespace poai {
namespace {

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
    line += (reason.empty() ? "; " : " ") + suggestion;
  }
  return line;
}

InputError::InputError(InputKind kind, std::vector<Problem> problems)
    : std::runtime_error(lines_of(problems)), kind_(kind), problems_(std::move(problems)) {}

void Problems::add(InputKind kind, Problem problem) {
  scenario_at_fault_ = scenario_at_fault_ || kind == InputKind::kScenario;
  problems_.push_back(std::move(problem));
}

void Problems::throw_if_any() const {
  if (!problems_.empty()) {
    throw InputError(scenario_at_fault_ ? InputKind::kScenario : InputKind::kFiles, problems_);
  }
}

}  // namespace poai
