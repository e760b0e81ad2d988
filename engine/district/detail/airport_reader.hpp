#pragma once
// Reads `airport.toml`.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/input_error.hpp"
#include "engine/district/airport.hpp"

namespace poai::district {

/// Reads `file` (format "poai-airport"). Problems are added to `problems` (kFiles); with problems
/// the result must not be used, and it is nothing if the file cannot be read.
[[nodiscard]] std::optional<Airport> read_airport(const std::filesystem::path& file,
                                                  Problems& problems);

/// The same from a text; `name` stands for the file in messages.
[[nodiscard]] std::optional<Airport> parse_airport(std::string_view text, const std::string& name,
                                                   Problems& problems);

}  // namespace poai::district
