#pragma once
// Who runs which member: files that several processes, on several hosts, agree by.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/time.hpp"

namespace poai::study {

/// A claim is a file that names host and process; its modification time says when it was refreshed.
/// One that was not refreshed for `expires`, by the clock of the file system, or whose process is
/// gone from this host, is taken over. Failures of the file system throw InputError (kFiles).
class Claims {
 public:
  /// `folder` exists.
  Claims(std::filesystem::path folder, Duration expires);

  /// Takes the member, if nobody else has it.
  [[nodiscard]] bool take(std::size_t member);
  /// Says that the member's claim is alive; one that was taken over meanwhile is left alone.
  void refresh(std::size_t member);
  /// Gives the member back.
  void release(std::size_t member);

  /// Members with a claim, alive or not, in order: one listing of the folder, no file is opened.
  [[nodiscard]] std::vector<std::size_t> claimed() const;
  /// How many members are claimed by processes that are alive.
  [[nodiscard]] std::size_t alive() const;

 private:
  [[nodiscard]] bool is_dead(const std::filesystem::path& path, std::int64_t now_ms) const;
  [[nodiscard]] std::filesystem::path file(std::size_t member) const;
  [[nodiscard]] bool make(const std::filesystem::path& path);
  [[nodiscard]] bool is_mine(const std::filesystem::path& path) const;
  [[nodiscard]] bool take_over(const std::filesystem::path& path);

  std::filesystem::path folder_;
  Duration expires_;
  std::string host_;
  std::string owner_;  ///< what this process writes into its claims
};

}  // namespace poai::study
