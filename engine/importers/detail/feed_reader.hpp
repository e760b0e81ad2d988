#pragma once
// Reads a foreign feed: every rule of the GTFS reference that matters here is checked, what breaks
// it is left out, and both are counted.

#include "engine/importers/detail/feed.hpp"
#include "engine/importers/detail/feed_files.hpp"
#include "engine/importers/detail/feed_table.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// Index of the record with an id, in the order of the file.
using FeedIndex = std::map<std::string, std::size_t, std::less<>>;

[[nodiscard]] Feed read_feed(const FeedFiles& files, ImportReport& report);

/// The parts of `read_feed` for calls, frequencies and shapes. Trips without two usable calls stay,
/// without calls.
void read_feed_calls(const FeedFiles& files, const FeedIndex& trips, const FeedIndex& stops,
                     Feed& feed, ImportReport& report);
void read_feed_frequencies(const FeedFiles& files, const FeedIndex& trips, Feed& feed,
                           ImportReport& report);
[[nodiscard]] FeedIndex read_feed_shapes(const FeedFiles& files, Feed& feed, ImportReport& report);

/// The record that a cell refers to; nothing, with a notice, if there is none.
[[nodiscard]] std::optional<std::size_t> find_in_feed(const FeedTable& table, std::size_t row,
                                                      const formats::CsvColumn& column,
                                                      const FeedIndex& index);

}  // namespace poai::importers::detail
