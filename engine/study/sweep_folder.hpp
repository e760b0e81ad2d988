#pragma once
// The folder of a sweep: the study, its design, a small file per member; the only state that
// processes share.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/study/claims.hpp"
#include "engine/study/design.hpp"
#include "engine/study/member_result.hpp"

namespace poai::study {

/// Indexed by SweepFolder::State.
inline constexpr std::array<std::string_view, 3> kMemberStateNames = {"missing", "done", "failed"};

/// All failures throw InputError with the file and a reason; kScenario where the command is at
/// fault, else kFiles.
class SweepFolder {
 public:
  enum class Existing : std::uint8_t { kRefused, kOpened };

  /// Makes the folder, with study and design; one process at a time. `existing` says what becomes
  /// of one that holds a sweep.
  [[nodiscard]] static SweepFolder create(const std::filesystem::path& path, const Design& design,
                                          const std::vector<std::filesystem::path>& inputs,
                                          Existing existing);

  /// Opens the folder of a sweep; its design must be what its study gives.
  [[nodiscard]] static SweepFolder open(const std::filesystem::path& path);

  /// Whether there is a sweep in the folder.
  [[nodiscard]] static bool exists(const std::filesystem::path& path);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const Design& design() const { return design_; }

  /// Refuses to go on with another study or with inputs that have changed since.
  void check_unchanged(const std::string& study_text) const;

  enum class State : std::uint8_t { kMissing, kDone, kFailed };
  /// A damaged file counts as missing.
  [[nodiscard]] State state(std::size_t member) const;
  [[nodiscard]] std::optional<MemberResult> result(std::size_t member) const;
  [[nodiscard]] std::optional<MemberFailure> failure(std::size_t member) const;
  /// Members that have a file of a result or a failure, in order; the others are missing. Two
  /// listings, no file is opened.
  [[nodiscard]] std::vector<std::size_t> written() const;
  /// Whether there is a result file that cannot be read.
  [[nodiscard]] bool is_damaged(std::size_t member) const;

  /// `json` is a result_json.
  void write_result(std::size_t member, const std::string& json) const;
  void write_failure(std::size_t member, const MemberFailure& failure) const;
  /// Forgets all failures, so that these members are run again.
  void forget_failures() const;

  [[nodiscard]] Claims claims() const;

 private:
  SweepFolder(std::filesystem::path path, Design design);
  [[nodiscard]] std::filesystem::path result_file(std::size_t member) const;
  [[nodiscard]] std::filesystem::path failure_file(std::size_t member) const;
  [[nodiscard]] std::string key(std::size_t member) const;

  std::filesystem::path path_;
  Design design_;
};

}  // namespace poai::study
