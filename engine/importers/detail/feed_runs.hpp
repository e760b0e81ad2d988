#pragma once
// The runs of one weekday and one weekend date of a feed.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/importers/detail/feed.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// The native services, which belong to the day types.
inline constexpr std::array<std::string_view, 2> kServiceNames = {"weekday", "weekend"};

struct RunCall {
  std::size_t stop = 0;  ///< of the feed
  SimTime arrival;
  SimTime departure;
};

/// One vehicle run on one of the dates.
struct FeedRun {
  std::string id = {};      ///< unique over both services
  std::size_t trip = 0;     ///< of the feed
  std::size_t service = 0;  ///< of kServiceNames
  std::vector<RunCall> calls = {};
};

/// The dates that stand for the weekday and the weekend; nothing where the feed has no run.
using FeedDates = std::array<std::optional<Date>, 2>;

/// For each that is not given the date, of Monday to Friday or of Saturday and Sunday, with most
/// runs; the earliest of equals.
[[nodiscard]] FeedDates choose_dates(const Feed& feed, const FeedDates& given);

/// Reports dates on which the feed has no run at all, with the range of its calendar; dates of the
/// wrong kind of day or outside of the calendar are notices.
void check_given_dates(const Feed& feed, const FeedDates& given, ImportReport& report,
                       Problems& problems);

/// All runs of the dates: frequencies written out, missing times interpolated, calls within one
/// minute spread over it. A trip that runs on both dates has the id "<id>@weekend" on the second.
[[nodiscard]] std::vector<FeedRun> runs_of(const Feed& feed, const FeedDates& dates,
                                           ImportReport& report);

}  // namespace poai::importers::detail
