#pragma once
// The design of a study: its points, and its members (point x replicate).

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/study/sampling.hpp"
#include "engine/study/study.hpp"

namespace poai::study {

/// One run of a study.
struct Member {
  std::size_t index = 0;
  std::size_t point = 0;
  std::uint32_t replicate = 0;
};

class Design {
 public:
  /// Makes all points; the design has at most `budget.most_members` members (`check_size`).
  explicit Design(Study study);

  [[nodiscard]] const Study& study() const { return study_; }
  [[nodiscard]] const UnitPoints& points() const { return points_; }
  [[nodiscard]] std::size_t member_count() const {
    return points_.size() * study_.design.replicates;
  }
  [[nodiscard]] Member member(std::size_t index) const;
  /// The "key=value" texts of a member: those of the study, of its factors, and its replicate.
  /// Relative paths among the values are relative to the study file.
  [[nodiscard]] std::vector<std::string> settings(const Member& member) const;

  /// `design.csv`: member, point, replicate and the value of each factor.
  [[nodiscard]] std::string csv() const;
  /// One line of it, without its end.
  [[nodiscard]] std::string csv_line(const Member& member) const;

 private:
  Study study_;
  UnitPoints points_;
};

/// A setting whose value, if it is a path, is relative to the study file, as one that is relative
/// to the working directory.
[[nodiscard]] std::string located_setting(const Study& study, const std::string& setting);

/// Members that the study asks for; may be more than could be made.
[[nodiscard]] double planned_members(const Study& study);

/// Reports a design that is too large for its budget or for its kind.
void check_size(const Study& study, Problems& problems);

/// A text as a cell of a CSV file.
[[nodiscard]] std::string csv_cell(const std::string& text);

}  // namespace poai::study
