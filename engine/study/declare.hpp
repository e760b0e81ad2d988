#pragma once
// The declarations of every key of a study file: key, unit, range, meaning.

#include "engine/config/field.hpp"
#include "engine/study/study.hpp"

namespace poai::study {

inline constexpr std::string_view kFormat = "poai-study";
inline constexpr std::uint32_t kFormatVersion = 1;

/// All keys but those of factors.
void declare(config::FieldVisitor& visitor, Study& study);

/// The keys of `[[factor]]`.
void declare(config::FieldVisitor& visitor, Factor& factor);

/// The keys of `[[factor.level]]`.
void declare(config::FieldVisitor& visitor, Level& level);

}  // namespace poai::study
