#pragma once
// Layers of indicators as files of other tools.

#include <string>

#include "engine/output/export_layers.hpp"

namespace poai::output {

/// A row a thing and hour in which anything happened; positions (of lines the middle) in degrees.
[[nodiscard]] std::string csv_of(const ExportLayer& layer);

/// A feature a thing, with each quantity of the day and of every hour ("served", "served_h12").
[[nodiscard]] std::string geojson_of(const ExportLayer& layer);

}  // namespace poai::output
