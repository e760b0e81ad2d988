#include "engine/routing/transit_times.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/parallel/loops.hpp"
#include "engine/routing/detail/journey_means.hpp"
#include "engine/routing/detail/journey_search.hpp"
#include "engine/routing/ride_rules.hpp"

namespace poai::routing {

using detail::Journeys;
using detail::JourneySearch;

namespace {

std::uint8_t bit_of(Mode mode) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(mode));
}

std::vector<RideLeg> legs_of(const std::vector<detail::ChainLink>& chains, std::uint32_t chain) {
  std::vector<RideLeg> legs;
  for (; chain != detail::ChainLink::kEnd; chain = chains[chain].tail) {
    legs.push_back({chains[chain].board, chains[chain].alight, chains[chain].mode});
  }
  return legs;
}

/// Whether a ride goes round a loop, back to where it began.
bool goes_round(const std::vector<detail::ChainLink>& chains, std::uint32_t chain) {
  while (chain != detail::ChainLink::kEnd && chains[chain].board != chains[chain].alight) {
    chain = chains[chain].tail;
  }
  return chain != detail::ChainLink::kEnd;
}

/// Nobody goes round a loop only to have ridden by the asked mode: where that is the best way by
/// it, there is none. A search that refuses such rides finds the same way round with a change in
/// it.
void leave_out_rounds(Journeys& journeys) {
  for (auto& profiles : journeys.profiles) {
    for (Journeys::Profile& profile : profiles.values()) {
      std::erase_if(profile, [&journeys](const detail::Journey& journey) {
        return goes_round(journeys.chains, journey.chain);
      });
    }
  }
}

}  // namespace

/// Fills the cells from the journeys to each stop.
class TransitTimes::Builder {
 public:
  /// `experience` is null if waits and crowding are not asked for.
  Builder(TransitTimes& times, const district::Transit& transit,
          const district::Timetable& timetable, const RideExperience* experience)
      : times_(times), transit_(transit), timetable_(timetable), experience_(experience) {}

  void build(const JourneySearch& search, parallel::Threads threads) {
    find_stops();
    choose_tables();
    const std::size_t rows = times_.row_count_;
    times_.cells_.resize(kSlotCount * times_.table_count_ * rows * rows);
    times_.felt_.resize(experience_ != nullptr ? times_.cells_.size() : 0);
    times_.options_.resize(rows);
    chains_to_.resize(rows);
    parallel::for_each_index(
        threads, rows, [&](std::size_t to) { fill(search, to); }, 1);
    number_chains();
  }

 private:
  void find_stops() {
    times_.modes_at_.resize(transit_.stops.size(), 0);
    times_.row_.resize(transit_.stops.size(), kNoRow);
    for (const RunId run : ids<RunId>(timetable_.run_count())) {
      const Mode mode = transit_.routes[timetable_.route[run]].mode;
      for (const district::Call& call : timetable_.calls[run]) {
        times_.modes_at_[call.stop] |= bit_of(mode);
      }
    }
    for (const StopId stop : ids<StopId>(transit_.stops.size())) {
      if (times_.modes_at_[stop] != 0) {
        times_.row_[stop] = static_cast<std::uint32_t>(stops_.size());
        stops_.push_back(stop);
      }
    }
    times_.row_count_ = stops_.size();
  }

  /// One for each main mode that runs have; where all have the same, one for any.
  void choose_tables() {
    unsigned modes = 0;
    for (const std::uint8_t at_stop : times_.modes_at_) {
      modes |= at_stop;
    }
    times_.table_of_mode_.assign(kModeCount, kNoTable);
    for (std::size_t asked = 0; asked < detail::kAskedModes.size(); ++asked) {
      const Mode mode = detail::kAskedModes.at(asked);
      std::uint8_t& table = times_.table_of_mode_[static_cast<std::size_t>(mode)];
      if (modes == bit_of(mode)) {
        table = 0;
      } else if (mode == Mode::kNone || (modes & bit_of(mode)) != 0) {
        table = static_cast<std::uint8_t>(asked_.size());
        asked_.push_back(asked);
      }
    }
    times_.table_count_ = asked_.size();
  }

  void fill(const JourneySearch& search, std::size_t to) {
    Journeys journeys = search.to(stops_[to]);
    expects(journeys.chains.size() < ChainId::kNoneValue, "chains have numbers of 32 bits");
    leave_out_rounds(journeys);
    for (std::size_t from = 0; from < stops_.size(); ++from) {
      for (std::size_t table = 0; table < asked_.size(); ++table) {
        fill_day(journeys.profiles.at(asked_[table])[stops_[from]],
                 {.table = table, .from = from, .to = to});
      }
    }
    std::vector<std::uint32_t> number(journeys.chains.size(), detail::ChainLink::kEnd);
    for (Option& option : times_.options_[to]) {
      std::uint32_t& at = number[option.chain.index()];
      if (at == detail::ChainLink::kEnd) {
        at = static_cast<std::uint32_t>(chains_to_[to].size());
        chains_to_[to].push_back(legs_of(journeys.chains, option.chain.value()));
      }
      option.chain = ChainId(at);
    }
    times_.options_[to].shrink_to_fit();
  }

  struct Pair {
    std::size_t table;
    std::size_t from;
    std::size_t to;
  };

  void fill_day(const Journeys::Profile& profile, const Pair& pair) {
    detail::JourneyMeans means(profile);
    for (std::size_t slot = 0; slot < kSlotCount && means.remain(); ++slot) {
      const SimTime begin = SimTime{} + kSlot * static_cast<std::int64_t>(slot);
      const std::size_t at = times_.cell(pair.table, slot, pair.from, pair.to);
      Cell& cell = times_.cells_[at];
      std::vector<Option>& options = times_.options_[pair.to];
      cell.option = static_cast<std::uint32_t>(options.size());
      const auto mean = means.over(begin, begin + kSlot, [&](const detail::Journey& journey) {
        const bool first = options.size() == cell.option;
        if (!first && options.back().chain.value() == journey.chain) {
          options.back().until_ms = journey.departure_ms;
        } else {
          options.push_back({journey.departure_ms, ChainId(journey.chain)});
        }
      });
      if (!mean) {
        return;
      }
      cell.total_s = static_cast<float>(mean->total_s);
      cell.walk_s = static_cast<float>(mean->walk_s);
      cell.penalty_s = static_cast<float>(mean->penalty_s);
      cell.last_ms = options.back().until_ms;
      if (experience_ != nullptr) {
        feel(*mean, stops_[pair.from], slot, at);
      }
    }
  }

  /// What the wait and the ride are like; being left behind prolongs the journey.
  void feel(const detail::JourneyMeans::Mean& mean, StopId from, std::size_t slot, std::size_t at) {
    double left_behind_s = 0.0;
    if (!experience_->empty()) {
      left_behind_s = experience_->left_behind_s[from.index() * kSlotCount + slot];
    }
    times_.cells_[at].total_s += static_cast<float>(left_behind_s);
    times_.felt_[at] = {static_cast<float>(mean.wait_s + left_behind_s),
                        static_cast<float>(mean.crowding_s)};
  }

  void number_chains() {
    for (std::size_t to = 0; to < stops_.size(); ++to) {
      const std::size_t first = times_.chains_.size();
      for (const std::vector<RideLeg>& legs : chains_to_[to]) {
        times_.chains_.append_row(legs);
      }
      for (Option& option : times_.options_[to]) {
        option.chain = ChainId(first + option.chain.index());
      }
    }
  }

  TransitTimes& times_;
  const district::Transit& transit_;
  const district::Timetable& timetable_;
  const RideExperience* experience_;
  std::vector<StopId> stops_;       ///< by row
  std::vector<std::size_t> asked_;  ///< by table, index in kAskedModes
  std::vector<std::vector<std::vector<RideLeg>>> chains_to_;
};

TransitTimes::TransitTimes(const district::Transit& transit, const district::Timetable& timetable,
                           const std::vector<Transfer>& transfers, parallel::Threads threads) {
  Builder(*this, transit, timetable, nullptr)
      .build(JourneySearch(transit, timetable, transfers, {}, {}), threads);
}

TransitTimes::TransitTimes(const district::Transit& transit, const district::Timetable& timetable,
                           const std::vector<Transfer>& transfers, const RideExperience& experience,
                           const CrowdingParameters& crowding, parallel::Threads threads) {
  Builder(*this, transit, timetable, &experience)
      .build(JourneySearch(transit, timetable, transfers, experience, crowding), threads);
}

Ride TransitTimes::ride(Mode main_mode, StopId from, StopId to, SimTime time) const {
  expects(time.ms >= 0, "a ride begins on the service day");
  const std::uint8_t table = table_of_mode_[static_cast<std::size_t>(main_mode)];
  const auto slot = static_cast<std::size_t>((time - SimTime{}) / kSlot);
  if (table == kNoTable || row_[from] == kNoRow || row_[to] == kNoRow || slot >= kSlotCount) {
    return {};
  }
  const std::size_t at = cell(table, slot, row_[from], row_[to]);
  const Cell& found = cells_[at];
  if (time.ms > found.last_ms) {
    return {};
  }
  const Option* option = &options_[row_[to]][found.option];
  while (option->until_ms < time.ms) {
    ++option;
  }
  Ride ride{found.total_s, found.walk_s, found.penalty_s, 0.0F, 0.0F, chains_[option->chain]};
  if (!felt_.empty()) {
    ride.wait_s = felt_[at].wait_s;
    ride.crowding_s = felt_[at].crowding_s;
  }
  return ride;
}

std::vector<StopId> TransitTimes::stops(Mode mode) const {
  std::vector<StopId> stops;
  for (const StopId stop : ids<StopId>(modes_at_.size())) {
    if ((modes_at_[stop] & bit_of(mode)) != 0) {
      stops.push_back(stop);
    }
  }
  return stops;
}

std::vector<StopId> TransitTimes::stops_without(Mode mode) const {
  std::vector<StopId> stops;
  for (const StopId stop : ids<StopId>(modes_at_.size())) {
    if (modes_at_[stop] != 0 && (modes_at_[stop] & bit_of(mode)) == 0) {
      stops.push_back(stop);
    }
  }
  return stops;
}

std::size_t TransitTimes::bytes() const {
  std::size_t bytes = modes_at_.bytes() + row_.bytes() + cells_.capacity() * sizeof(Cell) +
                      felt_.capacity() * sizeof(FeltCell) + chains_.bytes();
  for (const std::vector<Option>& options : options_) {
    bytes += options.capacity() * sizeof(Option);
  }
  return bytes;
}

std::vector<std::size_t> TransitTimes::chain_counts() const {
  std::vector<std::size_t> counts(kMostRides, 0);
  for (const ChainId chain : ids<ChainId>(chains_.size())) {
    ++counts.at(chains_[chain].size() - 1);
  }
  return counts;
}

}  // namespace poai::routing
