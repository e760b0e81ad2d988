#pragma once
// Studies as text, for the tests of what is made from them.

#include <string>

#include "engine/study/load.hpp"
#include "support/problem_texts.hpp"

namespace poai::study {

/// The lines every study begins with; the next line is line 6.
inline const std::string kHead =
    "format = \"poai-study\"\nformat_version = 1\nname = \"test\"\nbase = \"base.toml\"\n"
    "indicators = [\"dining.served\"]\n";
inline const std::string kFactorial = "[design]\nkind = \"full-factorial\"\n";
inline const std::string kSeats = "[[factor]]\nkey = \"dining.kappa\"\nvalues = [1, 2.5]\n";

/// The problems of a study, one a line.
inline std::string problems_of(const std::string& text) {
  Problems problems;
  static_cast<void>(parse_study(text, "folder/s.toml", problems));
  return test::text_of(problems);
}

/// A study that has no problems.
inline Study study_of(const std::string& text) {
  Problems problems;
  Study study = parse_study(text, "folder/s.toml", problems);
  problems.throw_if_any();
  return study;
}

}  // namespace poai::study
