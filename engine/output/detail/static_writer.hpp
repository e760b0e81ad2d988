#pragma once
// What is known before the first tick: attributes, persons, tables, map.

#include "engine/metrics/world.hpp"
#include "engine/output/detail/schema_writer.hpp"

namespace poai::output::detail {

/// `status` is left to the caller.
void write_attributes(const metrics::World& world, storage::Group& root);

void write_static(const metrics::World& world, SchemaWriter& writer);

}  // namespace poai::output::detail
