// Outages: a line stands still, all of it or a section.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/core/suggest.hpp"
#include "engine/district/place_suggestion.hpp"
#include "engine/scenario/detail/idle.hpp"
#include "engine/scenario/detail/kinds.hpp"
#include "engine/scenario/detail/lines.hpp"
#include "engine/scenario/detail/timetable_edit.hpp"

namespace poai::scenario::detail {
namespace {

using config::FieldVisitor;
using district::Transit;

/// Places have the ids of their stops.
std::string suggest_stop(const std::string& written, const std::vector<std::string>& stops,
                         const district::District& district) {
  std::string nearest = did_you_mean(written, stops);
  return nearest.empty() ? district::suggest_place(written, district) : nearest;
}

/// The stops of an outage's section by id; reports what is no section.
std::optional<std::pair<StopId, StopId>> section_of(const Intervention& intervention,
                                                    Target& target) {
  const auto& names = intervention.line.stops;
  const Transit& transit = target.district.transit;
  std::vector<StopId> found;
  std::vector<std::string> known;
  for (const StopId stop : ids<StopId>(transit.stops.size())) {
    known.push_back(transit.stops[stop].id);
  }
  for (const std::string& name : names) {
    const auto at = std::find(known.begin(), known.end(), name);
    if (at == known.end()) {
      report(intervention, "section", fmt::format("there is no stop \"{}\"", name), "",
             suggest_stop(name, known, target.district), target.problems);
    } else {
      found.emplace_back(static_cast<std::size_t>(at - known.begin()));
    }
  }
  if (names.size() != 2) {
    report(intervention, "section", "must be the two stops at its ends",
           fmt::format("the list has {}", names.size()), "", target.problems);
    return std::nullopt;
  }
  return found.size() == 2 ? std::optional(std::pair(found[0], found[1])) : std::nullopt;
}

/// A span of a run's calls, by number: the way from `first` to `last`.
struct Span {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Each time that a run goes from one end of the section to the other, in the order of its calls;
/// all of it without a section.
std::vector<Span> spans_of(const EditedRun& run,
                           const std::optional<std::pair<StopId, StopId>>& section) {
  if (!section) {
    return {{0, run.calls.size() - 1}};
  }
  std::vector<Span> spans;
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < run.calls.size(); ++i) {
    const StopId stop = run.calls[i].stop;
    if (stop != section->first && stop != section->second) {
      continue;
    }
    if (before && run.calls[*before].stop != stop) {
      spans.push_back({*before, i});
    }
    before = i;
  }
  return spans;
}

/// Waits at the first stop from which it would leave into the outage; `span` is where that is.
void hold(EditedRun& run, Span span, SimTime from, SimTime until) {
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (run.calls[i].departure < from || run.calls[i].departure >= until) {
      continue;
    }
    const Duration wait = until - run.calls[i].departure;
    run.calls[i].departure = until;
    for (std::size_t later = i + 1; later < run.calls.size(); ++later) {
      run.calls[later].arrival = run.calls[later].arrival + wait;
      run.calls[later].departure = run.calls[later].departure + wait;
    }
    return;
  }
}

/// Where runs of the routes call.
std::vector<StopId> stops_of(const std::set<RouteId>& routes,
                             const district::Timetable& timetable) {
  std::set<StopId> stops;
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    if (routes.contains(timetable.route[run])) {
      for (const district::Call& call : timetable.calls[run]) {
        stops.insert(call.stop);
      }
    }
  }
  return {stops.begin(), stops.end()};
}

/// Reports a section that no run of the lines goes through, with the lines that do.
void report_other_section(const Intervention& intervention, std::pair<StopId, StopId> section,
                          const std::vector<EditedRun>& runs, Target& target) {
  const Transit& transit = target.district.transit;
  std::set<std::string> lines;
  for (const EditedRun& run : runs) {
    if (!spans_of(run, section).empty()) {
      lines.insert(transit.routes[run.route].id);
    }
  }
  report(intervention, "section",
         fmt::format("no run of \"{}\" goes between \"{}\" and \"{}\"", intervention.line.line,
                     transit.stops[section.first].id, transit.stops[section.second].id),
         "the outage would stop nothing",
         lines.empty() ? "no line does on such a day"
                       : fmt::format("these lines do: {}", fmt::join(lines, ", ")),
         target.problems);
}

/// Whether both are the same run at the same times.
bool is_unchanged(const EditedRun& run, std::span<const district::Call> calls) {
  return std::equal(run.calls.begin(), run.calls.end(), calls.begin(), calls.end(),
                    [](const district::Call& a, const district::Call& b) {
                      return a.stop == b.stop && a.arrival == b.arrival &&
                             a.departure == b.departure;
                    });
}

bool enters_between(const EditedRun& run, Span span, SimTime from, SimTime until) {
  const SimTime enters = run.calls[span.first].departure;
  return enters >= from && enters < until;
}

/// Ends the run where it would enter the section during the outage; if it is in it already, it
/// waits for the end of the outage, with all that comes later.
void interrupt(EditedRun& run, const std::vector<Span>& spans, SimTime from, SimTime until) {
  for (const Span span : spans) {
    if (enters_between(run, span, from, until)) {
      run.calls.resize(span.first + 1);
      return;
    }
    hold(run, span, from, until);
  }
}

}  // namespace

void declare_line_outage(FieldVisitor& visitor, Intervention& intervention) {
  declare_line(visitor, intervention.line);
  visitor.field({.key = "section",
                 .meaning = "Ids of the two stops between which nothing runs (on a loop: on both "
                            "ways between them); "
                            "none: all of it."},
                intervention.line.stops);
}

void apply_line_outage(const Intervention& intervention, Target& target) {
  const std::set<RouteId> routes = routes_of(intervention, target);
  if (!intervention.from || !intervention.until) {
    report_missing(intervention, intervention.from ? "until" : "from", "an outage begins and ends",
                   target.problems);
    return;
  }
  const auto section =
      intervention.line.stops.empty() ? std::nullopt : section_of(intervention, target);
  if (routes.empty() || (!section && !intervention.line.stops.empty())) {
    return;
  }
  const SimTime from = *intervention.from;
  const SimTime until = *intervention.until;
  const district::Timetable before = timetable_of_day(target);
  std::vector<EditedRun> runs;
  bool is_served = false;
  bool stops_something = false;
  for (EditedRun& run : runs_of(before)) {
    if (routes.contains(run.route)) {
      const std::vector<Span> spans = spans_of(run, section);
      const std::vector<district::Call> planned = run.calls;
      interrupt(run, spans, from, until);
      is_served = is_served || !spans.empty();
      stops_something = stops_something || !is_unchanged(run, planned);
    }
    if (run.calls.size() > 1) {  // else it would leave its first stop during the outage
      runs.push_back(std::move(run));
    }
  }
  if (section && !is_served) {
    report_other_section(intervention, *section, runs_of(before), target);
    return;
  }
  if (!stops_something && from < target.scenario.run.end) {
    target.changes.notices.push_back(
        notice_of(intervention, "line",
                  fmt::format("no run would be on its way or leave from {} until {}",
                              format_time(from), format_time(until)),
                  "choose another time"));
  }
  if (!stops_something) {
    return;
  }
  timetable_of_day(target) = timetable_of(std::move(runs));
  target.changes.outages.push_back({from, until, stops_of(routes, before),
                                    target.district.transit.routes[*routes.begin()].mode});
  if (!intervention.announced) {
    auto& expected = target.changes.expected;
    expected = ExpectedTimetable{expected ? std::min(expected->until, from) : from,
                                 expected ? expected->timetable : before};
  }
}

}  // namespace poai::scenario::detail
