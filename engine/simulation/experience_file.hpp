#pragma once
// `experience.h5`: what people learnt on the days before the result, so that other runs begin with
// it.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "engine/core/input_error.hpp"
#include "engine/simulation/experience.hpp"

namespace poai::simulation {

inline constexpr std::string_view kExperienceFormat = "poai-experience";
inline constexpr std::uint64_t kExperienceFormatVersion = 1;

/// Writes the file, whole or not at all; equal tables give equal bytes. Throws InputError (kFiles)
/// if it cannot be written.
void write_experience(const std::filesystem::path& file, const ExperienceTable& table);

/// Reads it. Nothing, and a problem (kFiles) for what is wrong with the file: it is none of this
/// format and version, is damaged, or its columns do not fit each other.
[[nodiscard]] std::optional<ExperienceTable> read_experience(const std::filesystem::path& file,
                                                             Problems& problems);

/// A dataset of the file.
struct ExperienceDataset {
  std::string_view path;
  std::string_view type;
  std::string_view dimensions;  ///< what the rows (and columns) are
  std::string_view units;
  std::string_view long_name;
  std::string_view long_name_ja;
};
[[nodiscard]] std::span<const ExperienceDataset> experience_datasets();

/// An attribute of the file.
struct ExperienceAttribute {
  std::string_view name;
  std::string_view type;
  std::string_view meaning;
};
[[nodiscard]] std::span<const ExperienceAttribute> experience_attributes();

}  // namespace poai::simulation
