#include "engine/scenario/detail/extra_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace poai::scenario::detail {
namespace {

constexpr Duration kStep = Duration::seconds(5);

Duration distance(SimTime a, SimTime b) { return a < b ? b - a : a - b; }

/// The ways between neighbouring stops, numbered, with the departures of the runs on each.
class Ways {
 public:
  struct Departure {
    std::size_t way = 0;
    SimTime time;
  };

  explicit Ways(Keeps keeps) : keeps_(keeps) {}

  std::vector<Departure> departures(const EditedRun& run) {
    std::vector<Departure> all;
    const std::size_t count = keeps_ == Keeps::kToOwnLine ? 1 : run.calls.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
      const auto [entry, is_new] =
          number_.try_emplace({run.calls[i].stop, run.calls[i + 1].stop}, taken_.size());
      if (is_new) {
        taken_.emplace_back();
      }
      all.push_back({entry->second, run.calls[i].departure});
    }
    return all;
  }

  void take(const EditedRun& run) {
    for (const Departure& departure : departures(run)) {
      taken_[departure.way].push_back(departure.time);
    }
  }

  void sort() {
    for (std::vector<SimTime>& times : taken_) {
      std::sort(times.begin(), times.end());
    }
  }

  /// To the nearest run that has taken the way; they are sorted.
  [[nodiscard]] Duration to_nearest(Departure departure) const {
    const std::vector<SimTime>& times = taken_[departure.way];
    const auto after = std::lower_bound(times.begin(), times.end(), departure.time);
    Duration nearest = Duration{std::numeric_limits<std::int64_t>::max()};
    if (after != times.end()) {
      nearest = *after - departure.time;
    }
    if (after != times.begin()) {
      nearest = std::min(nearest, departure.time - *std::prev(after));
    }
    return nearest;
  }

  [[nodiscard]] std::size_t count() const { return taken_.size(); }

 private:
  Keeps keeps_;
  std::map<std::pair<StopId, StopId>, std::size_t> number_;
  std::vector<std::vector<SimTime>> taken_;
};

/// A moment at which another run could leave, `by` after one of the line's own.
struct Candidate {
  std::size_t own = 0;
  Duration by;
  SimTime leaves;
  SimTime before;  ///< the run of the line that leaves last before it
  SimTime after;   ///< the one that leaves next
  Duration clear;  ///< to the nearest run on the whole way

  [[nodiscard]] Duration gap() const { return after - before; }
};

std::vector<Candidate> candidates(const std::vector<EditedRun>& own,
                                  const std::vector<std::vector<Ways::Departure>>& departures,
                                  const Ways& ways) {
  std::vector<Candidate> all;
  for (std::size_t i = 0; i + 1 < own.size(); ++i) {
    const SimTime before = own[i].leaves();
    const SimTime after = own[i + 1].leaves();
    for (Duration by = kStep; before + by < after; by = by + kStep) {
      Candidate candidate{i, by, before + by, before, after, after - before};
      for (const auto& [way, time] : departures[i]) {
        candidate.clear = std::min(candidate.clear, ways.to_nearest({way, time + by}));
      }
      all.push_back(candidate);
    }
  }
  return all;
}

/// What is left for the others once a run leaves at `taken` (by way; far away where it does not
/// go).
void take_room(const Candidate& taken_one, const std::vector<SimTime>& taken,
               const std::vector<std::vector<Ways::Departure>>& departures,
               std::vector<Candidate>& all) {
  for (Candidate& candidate : all) {
    for (const auto& [way, time] : departures[candidate.own]) {
      candidate.clear = std::min(candidate.clear, distance(time + candidate.by, taken[way]));
    }
    if (candidate.leaves < taken_one.leaves) {
      candidate.after = std::min(candidate.after, taken_one.leaves);
    } else {
      candidate.before = std::max(candidate.before, taken_one.leaves);
    }
  }
}

}  // namespace

ExtraRuns extra_runs(const std::vector<EditedRun>& own, std::span<const EditedRun> others,
                     std::size_t count, const Spacing& spacing, std::string_view intervention) {
  Ways ways(spacing.keeps);
  std::vector<std::vector<Ways::Departure>> departures;
  for (const EditedRun& run : own) {
    departures.push_back(ways.departures(run));
    ways.take(run);
  }
  if (spacing.keeps == Keeps::kToAllOnWay) {
    for (const EditedRun& run : others) {
      ways.take(run);
    }
  }
  ways.sort();
  std::vector<Candidate> all = candidates(own, departures, ways);
  const auto order = [&spacing](const Candidate& one) {
    return std::tuple(one.clear >= spacing.least, one.gap(), one.clear);
  };
  ExtraRuns extra;
  while (extra.runs.size() < count && !all.empty()) {
    const Candidate best = *std::max_element(
        all.begin(), all.end(),
        [&order](const Candidate& a, const Candidate& b) { return order(a) < order(b); });
    extra.runs.push_back(moved(own[best.own], best.by));
    extra.runs.back().trip_id =
        fmt::format("{}+{}{}", own[best.own].trip_id, intervention, extra.runs.size());
    extra.fits = extra.fits && best.clear >= spacing.least;
    std::vector<SimTime> taken(ways.count(), SimTime{INT64_MIN / 2});
    for (const auto& [way, time] : departures[best.own]) {
      taken[way] = time + best.by;
    }
    take_room(best, taken, departures, all);
  }
  extra.fits = extra.fits && extra.runs.size() == count;
  return extra;
}

}  // namespace poai::scenario::detail
