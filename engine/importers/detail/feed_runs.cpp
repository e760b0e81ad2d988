#include "engine/importers/detail/feed_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace poai::importers::detail {
namespace {

constexpr std::size_t kSaturday = 5;
constexpr auto kLongestFeed = std::chrono::days(1'100);
constexpr std::size_t kMostRunsOfTrip = 2'000;  ///< a run every 43 s of a day
constexpr std::int64_t kMinuteMs = 60'000;

bool is_weekend_date(Date date) { return weekday_of(date) >= kSaturday; }

/// First and last date on which any service may run; nothing if there is none.
std::optional<std::pair<Date, Date>> span_of(const Feed& feed) {
  std::optional<std::pair<Date, Date>> span;
  const auto include = [&span](Date date) {
    span = span ? std::pair(std::min(span->first, date), std::max(span->second, date))
                : std::pair(date, date);
  };
  for (const FeedService& service : feed.services) {
    if (service.first && service.last) {
      include(*service.first);
      include(std::min(*service.last, *service.first + kLongestFeed));
    }
    for (const auto& [date, added] : service.exceptions) {
      include(date);
    }
  }
  if (span) {
    span->second = std::min(span->second, span->first + kLongestFeed);
  }
  return span;
}

std::vector<std::size_t> trips_by_service(const Feed& feed) {
  std::vector<std::size_t> counts(feed.services.size());
  for (const FeedTrip& trip : feed.trips) {
    counts[trip.service] += trip.calls.empty() ? 0U : 1U;
  }
  return counts;
}

/// Straight distance in degrees of latitude: for proportions along a trip only.
double rough_distance(geometry::GeoPoint a, geometry::GeoPoint b) {
  constexpr double kRadiansPerDegree = 0.017453292519943295;
  const double dx = (a.lon_deg - b.lon_deg) * std::cos(a.lat_deg * kRadiansPerDegree);
  return std::hypot(dx, a.lat_deg - b.lat_deg);
}

/// How far along a trip each call is, by shape_dist_traveled where all have it.
std::vector<double> progress_of(const Feed& feed, const FeedTrip& trip) {
  const bool has_distances =
      std::all_of(trip.calls.begin(), trip.calls.end(),
                  [](const FeedCall& call) { return call.shape_distance.has_value(); });
  std::vector<double> progress(trip.calls.size());
  for (std::size_t i = 0; i < trip.calls.size(); ++i) {
    if (has_distances) {
      progress[i] = *trip.calls[i].shape_distance;
    } else if (i > 0) {
      progress[i] = progress[i - 1] + rough_distance(feed.stops[trip.calls[i - 1].stop].position,
                                                     feed.stops[trip.calls[i].stop].position);
    }
  }
  return progress;
}

SimTime between(SimTime from, SimTime to, double share) {
  const double seconds = (to - from).in_seconds() * std::clamp(share, 0.0, 1.0);
  return from + Duration::seconds(std::llround(std::floor(seconds)));
}

/// The calls with times; those without are interpolated.
std::vector<RunCall> timed_calls(const Feed& feed, const FeedTrip& trip, ImportReport& report) {
  std::vector<RunCall> calls;
  const std::vector<double> progress = progress_of(feed, trip);
  std::size_t known = 0;  // the last call with a time
  for (std::size_t i = 0; i < trip.calls.size(); ++i) {
    const FeedCall& call = trip.calls[i];
    calls.push_back(
        {call.stop, call.arrival.value_or(SimTime()), call.departure.value_or(SimTime())});
    if (!call.arrival) {
      continue;
    }
    const double way = progress[i] - progress[known];
    for (std::size_t j = known + 1; j < i; ++j) {
      const double by_count = static_cast<double>(j - known) / static_cast<double>(i - known);
      const double share = way > 0.0 ? (progress[j] - progress[known]) / way : by_count;
      calls[j].arrival = between(calls[known].departure, calls[i].arrival, share);
      calls[j].departure = calls[j].arrival;
      report.adjust("calls", "time interpolated", trip.id);
    }
    known = i;
  }
  return calls;
}

/// Timetables in whole minutes have several calls in one: they are spread evenly over it, because
/// no vehicle is at two stops at the same time.
void spread_minutes(const FeedTrip& trip, std::vector<RunCall>& calls, ImportReport& report) {
  const bool whole_minutes = std::all_of(calls.begin(), calls.end(), [](const RunCall& call) {
    return call.arrival.ms % kMinuteMs == 0 && call.departure.ms % kMinuteMs == 0;
  });
  std::size_t begin = 0;
  while (whole_minutes && begin < calls.size()) {
    std::size_t end = begin + 1;
    while (end < calls.size() && calls[end].arrival == calls[begin].departure) {
      ++end;
      if (calls[end - 1].departure != calls[end - 1].arrival) {
        break;
      }
    }
    const std::int64_t count = static_cast<std::int64_t>(end - begin);
    for (std::size_t i = begin + 1; i < end; ++i) {
      const auto step = static_cast<std::int64_t>(i - begin);
      const SimTime spread{calls[begin].departure.ms + kMinuteMs / 1'000 * step / count * 1'000};
      const bool waits = calls[i].departure > calls[i].arrival;
      calls[i].arrival = spread;
      calls[i].departure = waits ? calls[i].departure : spread;
      report.adjust("calls", "spread over the minute that it shares with the call before", trip.id);
    }
    begin = end;
  }
}

std::string clock_digits(SimTime time) {
  std::string text = format_time(time);
  std::erase(text, ':');
  return text;
}

/// The begins of a trip that its frequencies name; empty for a trip with times of its own.
std::map<std::size_t, std::vector<SimTime>> begins_by_trip(const Feed& feed, ImportReport& report) {
  std::map<std::size_t, std::vector<SimTime>> begins;
  for (const FeedFrequency& frequency : feed.frequencies) {
    std::vector<SimTime>& list = begins[frequency.trip];
    for (SimTime at = frequency.from; at < frequency.until; at = at + frequency.headway) {
      if (list.size() == kMostRunsOfTrip) {
        report.reject("frequencies", "over 2,000 runs of one trip", feed.trips[frequency.trip].id);
        break;
      }
      list.push_back(at);
    }
  }
  return begins;
}

std::vector<RunCall> shifted(std::vector<RunCall> calls, SimTime begin) {
  const Duration shift = begin - calls.at(0).departure;
  for (RunCall& call : calls) {
    call.arrival = call.arrival + shift;
    call.departure = call.departure + shift;
  }
  return calls;
}

/// Adds the runs of a trip on one of the dates.
void add_runs(const FeedRun& run, const std::vector<SimTime>* begins, std::vector<FeedRun>& runs) {
  if (begins == nullptr) {
    runs.push_back(run);
    return;
  }
  for (const SimTime begin : *begins) {
    FeedRun copy = run;
    copy.id += "@" + clock_digits(begin);
    copy.calls = shifted(std::move(copy.calls), begin);
    runs.push_back(std::move(copy));
  }
}

}  // namespace

FeedDates choose_dates(const Feed& feed, const FeedDates& given) {
  FeedDates dates = given;
  const auto span = span_of(feed);
  if (!span) {
    return dates;
  }
  const std::vector<std::size_t> counts = trips_by_service(feed);
  std::array<std::size_t, 2> most{};
  for (Date date = span->first; date <= span->second; date += std::chrono::days(1)) {
    const std::size_t kind = is_weekend_date(date) ? 1 : 0;
    if (given.at(kind)) {
      continue;
    }
    std::size_t runs = 0;
    for (std::size_t service = 0; service < counts.size(); ++service) {
      runs += counts[service] > 0 && feed.services[service].runs_on(date) ? counts[service] : 0;
    }
    if (runs > most.at(kind)) {
      most.at(kind) = runs;
      dates.at(kind) = date;
    }
  }
  return dates;
}

void check_given_dates(const Feed& feed, const FeedDates& given, ImportReport& report,
                       Problems& problems) {
  constexpr std::array<const char*, 2> kOptions = {"--weekday-date", "--weekend-date"};
  const auto span = span_of(feed);
  const std::vector<std::size_t> counts = trips_by_service(feed);
  for (std::size_t kind = 0; kind < given.size(); ++kind) {
    if (!given.at(kind) || !span) {
      continue;
    }
    const Date date = *given.at(kind);
    const std::string range = fmt::format("the calendar goes from {} to {}", iso_date(span->first),
                                          iso_date(span->second));
    if (is_weekend_date(date) != (kind == 1)) {
      report.notice(Severity::kWarning, "date_of_another_kind_of_day",
                    fmt::format("{} {} is {}", kOptions.at(kind), iso_date(date),
                                kind == 0 ? "on a weekend" : "on a weekday"));
    }
    if (date < span->first || date > span->second) {
      report.notice(Severity::kWarning, "date_outside_of_the_calendar",
                    fmt::format("{} {}: {}", kOptions.at(kind), iso_date(date), range));
    }
    bool runs = false;
    for (std::size_t service = 0; service < counts.size(); ++service) {
      runs = runs || (counts[service] > 0 && feed.services[service].runs_on(date));
    }
    if (!runs) {
      problems.add_scenario_problem({.place = {},
                                     .key = kOptions.at(kind),
                                     .problem = fmt::format("nothing runs on {}", iso_date(date)),
                                     .reason = range,
                                     .suggestion = "choose another date, or leave it out"});
    }
  }
}

std::vector<FeedRun> runs_of(const Feed& feed, const FeedDates& dates, ImportReport& report) {
  std::vector<FeedRun> runs;
  const auto begins = begins_by_trip(feed, report);
  for (std::size_t index = 0; index < feed.trips.size(); ++index) {
    const FeedTrip& trip = feed.trips[index];
    if (trip.calls.empty()) {
      continue;
    }
    std::array<bool, 2> runs_on{};
    for (std::size_t kind = 0; kind < dates.size(); ++kind) {
      runs_on.at(kind) = dates.at(kind) && feed.services[trip.service].runs_on(*dates.at(kind));
    }
    if (!runs_on[0] && !runs_on[1]) {
      report.reject("trips", "it runs on neither date", trip.id);
      continue;
    }
    FeedRun run{.id = trip.id, .trip = index, .calls = timed_calls(feed, trip, report)};
    spread_minutes(trip, run.calls, report);
    const auto found = begins.find(index);
    for (std::size_t kind = 0; kind < runs_on.size(); ++kind) {
      if (runs_on.at(kind)) {
        run.service = kind;
        run.id = trip.id + (kind == 1 && runs_on[0] ? "@weekend" : "");
        add_runs(run, found == begins.end() ? nullptr : &found->second, runs);
      }
    }
  }
  return runs;
}

}  // namespace poai::importers::detail
