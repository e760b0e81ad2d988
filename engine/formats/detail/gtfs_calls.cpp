#include "engine/formats/detail/gtfs_calls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/formats/detail/references.hpp"

namespace poai::formats {
namespace {

struct Sequenced {
  std::int64_t number = 0;
  GtfsCall call;
};

/// The time of a cell; nothing if it is empty or, with a report, no time.
std::optional<SimTime> time_of(const CsvTable& table, std::size_t row, const CsvColumn& column) {
  const std::string_view text = table.cell(row, column);
  const auto time = parse_gtfs_time(text);
  if (!time && !text.empty()) {
    table.report(row, column, fmt::format("\"{}\" is not a time", text), {},
                 "write HH:MM:SS, from 24:00:00 on after midnight");
  }
  return time;
}

/// The number of a cell; nothing, with a report, if it is empty or none.
std::optional<std::int64_t> sequence_of(const CsvTable& table, std::size_t row,
                                        const CsvColumn& column) {
  if (table.required_text(row, column).empty()) {
    return std::nullopt;
  }
  return table.integer(row, column, config::at_least(0.0));
}

struct CallsOfTrip {
  std::vector<Sequenced> calls;
  bool is_whole = true;  ///< no call of the trip was left out with a report
};

/// All calls, by trip, in the order of the file.
std::vector<CallsOfTrip> calls_by_trip(const CsvTable& table, const IdIndex& trip_ids,
                                       const IdIndex& stop_ids) {
  const CsvColumn trip = table.required("trip_id");
  const CsvColumn arrival = table.required("arrival_time");
  const CsvColumn departure = table.required("departure_time");
  const CsvColumn stop = table.required("stop_id");
  const CsvColumn sequence = table.required("stop_sequence");
  std::vector<CallsOfTrip> trips(trip_ids.names().size());
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const auto trip_index = find_reference(table, row, trip, trip_ids, "trips.txt");
    const auto stop_index = find_reference(table, row, stop, stop_ids, "stops.txt");
    const auto number = sequence_of(table, row, sequence);
    const auto arrives = time_of(table, row, arrival);
    const auto departs = time_of(table, row, departure);
    if (table.cell(row, arrival).empty() && table.cell(row, departure).empty()) {
      table.report(row, arrival, "the call has no time", "times are not interpolated",
                   "write an arrival_time or a departure_time");
    }
    if (!trip_index) {
      continue;
    }
    CallsOfTrip& trip_calls = trips[*trip_index];
    if (stop_index && number && (arrives || departs)) {
      trip_calls.calls.push_back({*number,
                                  {*stop_index, arrives ? *arrives : *departs,
                                   departs ? *departs : *arrives, table.place(row).line}});
    } else {
      trip_calls.is_whole = false;
    }
  }
  return trips;
}

/// What is wrong with a call after the one before it (nullptr for the first); empty if nothing.
std::string problem_of(const Sequenced* before, const Sequenced& here) {
  if (here.call.arrival > here.call.departure) {
    return fmt::format("the vehicle departs at {} before it arrives at {}",
                       format_time(here.call.departure), format_time(here.call.arrival));
  }
  if (before != nullptr && before->number == here.number) {
    return fmt::format("stop_sequence {} is there twice in the trip", here.number);
  }
  if (before != nullptr && here.call.arrival < before->call.departure) {
    return fmt::format("the vehicle arrives at {} after it left the stop before at {}",
                       format_time(here.call.arrival), format_time(before->call.departure));
  }
  return {};
}

}  // namespace

void read_calls(const CsvTable& table, const IdIndex& trip_ids, const IdIndex& stop_ids,
                std::vector<GtfsTrip>& trips, Problems& problems) {
  auto calls = calls_by_trip(table, trip_ids, stop_ids);
  if (table.is_broken()) {
    return;
  }
  for (std::size_t index = 0; index < calls.size(); ++index) {
    GtfsTrip& trip = trips[index];
    auto& [sequenced, is_whole] = calls[index];
    std::ranges::stable_sort(sequenced, {}, &Sequenced::number);
    const Sequenced* before = nullptr;
    for (const Sequenced& here : sequenced) {
      if (std::string problem = problem_of(before, here); !problem.empty()) {
        problems.add_file_problem({.place = {.file = table.file(), .line = here.call.line},
                                   .key = trip.id,
                                   .problem = std::move(problem),
                                   .reason = "the calls of a trip follow each other in time",
                                   .suggestion = {}});
      }
      trip.calls.push_back(here.call);
      before = &here;
    }
    const bool is_first_of_id = trip_ids.find(trip.id) == index;
    if (trip.calls.size() < 2 && is_whole && is_first_of_id && !stop_ids.is_incomplete()) {
      problems.add_file_problem(
          {.place = trip.place,
           .key = trip.id,
           .problem = fmt::format("the trip has {} usable calls", trip.calls.size()),
           .reason = "a trip goes from one stop to another",
           .suggestion = {}});
    }
  }
}

std::optional<SimTime> parse_gtfs_time(std::string_view text) {
  const bool short_hour = text.size() == 7 && text[1] == ':' && text[4] == ':';
  const bool long_hour = text.size() == 8 && text[2] == ':' && text[5] == ':';
  if (!short_hour && !long_hour) {
    return std::nullopt;
  }
  const auto digits = [text](std::size_t begin, std::size_t count) {
    std::int64_t value = 0;
    for (const char c : text.substr(begin, count)) {
      value = c < '0' || c > '9' ? 1'000 : value * 10 + (c - '0');
    }
    return value;
  };
  const std::int64_t hour = digits(0, text.size() - 6);
  const std::int64_t minute = digits(text.size() - 5, 2);
  const std::int64_t second = digits(text.size() - 2, 2);
  if (hour > 47 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  return SimTime::at(hour, minute, second);
}

}  // namespace poai::formats
