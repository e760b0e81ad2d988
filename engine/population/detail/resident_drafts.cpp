#include "engine/population/detail/resident_drafts.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/hash.hpp"
#include "engine/parallel/loops.hpp"
#include "engine/population/detail/allocation.hpp"
#include "engine/population/detail/households.hpp"
#include "engine/population/keys.hpp"
#include "engine/population/resident_fit.hpp"
#include "engine/random/distributions.hpp"

namespace poai::population::detail {
namespace {

using random::Occasion;
using random::Purpose;

constexpr Occasion kSynthesis{0};

/// The ordinals of the drafts in the order of keyed random bits: a permutation that depends on the
/// block alone.
std::vector<std::uint32_t> shuffled(const std::vector<ResidentDraft>& drafts, Purpose purpose,
                                    const random::Draws& draws) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed(drafts.size());
  for (std::uint32_t i = 0; i < keyed.size(); ++i) {
    keyed[i] = {draws.bits(drafts[i].key.value, kSynthesis, purpose), i};
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::uint32_t> order(drafts.size());
  std::transform(keyed.begin(), keyed.end(), order.begin(),
                 [](const auto& entry) { return entry.second; });
  return order;
}

/// A year within a five-year band; the open band is exponential with a mean of 6 years beyond 80,
/// cut at 100 (estimate from the shape of Japanese life tables).
std::uint8_t age_within(std::size_t band, double u) {
  if (band + 1 < ResidentBlock::kAgeBands) {
    return static_cast<std::uint8_t>(5.0 * static_cast<double>(band) + std::floor(5.0 * u));
  }
  return static_cast<std::uint8_t>(80.0 + std::min(20.0, std::floor(random::exponential(u, 6.0))));
}

/// Persons by age band x sex x household size that meet the totals of `block`, scaled to `count`
/// persons, exactly and are near the fitted table.
std::vector<std::uint32_t> whole_cells(const ResidentBlock& block, std::uint32_t count,
                                       std::span<const double> fitted) {
  constexpr std::size_t kSizes = ResidentBlock::kHouseholdSizes;
  const double scale = count / std::max(1.0, static_cast<double>(block.male) + block.female);
  std::vector<double> cells;
  std::vector<double> by_age_and_sex;
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    if (i % kSizes == 0) {
      by_age_and_sex.push_back(0.0);
    }
    cells.push_back(scale * fitted[i]);
    by_age_and_sex.back() += cells.back();
  }
  const std::array<std::uint32_t, 2> sexes = {block.male, block.female};
  const auto rows = controlled_rounding(by_age_and_sex, largest_remainder(block.ages, count),
                                        largest_remainder(sexes, count));
  return controlled_rounding(cells, rows, largest_remainder(block.persons_by_size(), count));
}

std::vector<ResidentDraft> draft_block(const ResidentBlock& block, std::uint32_t count,
                                       std::span<const double> fitted, const random::Draws& draws) {
  constexpr std::size_t kSizes = ResidentBlock::kHouseholdSizes;
  std::vector<ResidentDraft> drafts(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    drafts[i].key = person_key(block.id, i);
  }
  const auto order = shuffled(drafts, Purpose::kSynthesisAge, draws);
  const auto cells = whole_cells(block, count, fitted);
  std::size_t next = 0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    for (std::uint32_t i = 0; i < cells[cell]; ++i, ++next) {
      ResidentDraft& draft = drafts[order[next]];
      const double u = draws.uniform(draft.key, kSynthesis, Purpose::kSynthesisAge, 1);
      draft.age = age_within(cell / (2 * kSizes), u);
      draft.sex = static_cast<Sex>(cell / kSizes % 2);
      draft.household_size = static_cast<std::uint8_t>(cell % kSizes + 1);
    }
  }
  return drafts;
}

bool is_of_staff(const ResidentTour& tour) {
  return tour.destination == ResidentTour::Destination::kStaffPositions;
}

/// The first main tour of the file that the person's age and luck allow on any type of day, and
/// whether it is made on this one: who has work or a school has it on every day.
void draw_main_tour(const PopulationSpec& spec, DayType day_type, const random::Draws& draws,
                    ResidentDraft& draft) {
  for (std::size_t i = 0; i < spec.resident_tours.size(); ++i) {
    const ResidentTour& tour = spec.resident_tours[i];
    if (tour.slot != ResidentTour::Slot::kMain || draft.age < tour.from_age ||
        draft.age > tour.to_age) {
      continue;
    }
    const auto index = static_cast<std::uint32_t>(hash_name(tour.id));
    const double u = draws.uniform(draft.key, kSynthesis, Purpose::kSynthesisTour, index);
    if (u < std::ranges::max(tour.share.values)) {
      draft.main_tour = static_cast<std::uint16_t>(i);
      draft.has_day_off = u >= tour.share[day_type];
      return;
    }
  }
}

void draw_tour_and_place(const PopulationSpec& spec, DayType day_type, const random::Draws& draws,
                         ResidentDraft& draft) {
  draw_main_tour(spec, day_type, draws, draft);
  if (draft.main_tour == Population::kNoTour) {
    return;
  }
  const ResidentTour& tour = spec.resident_tours[draft.main_tour];
  if (tour.destination == ResidentTour::Destination::kPlaces) {
    const double u = draws.uniform(draft.key, kSynthesis, Purpose::kSynthesisWorkplace);
    draft.target = tour.places[random::weighted_index(u, tour.weights)];
  }
}

/// Hands out the positions of staff blocks in proportion to their number.
class PositionMarket {
 public:
  PositionMarket(const PopulationSpec& spec, std::span<const std::uint32_t> counts)
      : free_(counts.size(), 0) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      free_[i] = is_staff(spec.blocks[i].role) ? counts[i] : 0;
      sum += free_[i];
      running_.push_back(sum);
    }
  }

  /// The block at share `u` of all positions, or the next one that has any left; kNoBlock if none
  /// has.
  std::uint32_t take(double u) {
    if (running_.empty() || running_.back() == 0) {
      return ResidentDraft::kNoBlock;
    }
    const auto position = static_cast<std::uint64_t>(u * static_cast<double>(running_.back()));
    const auto drawn = std::upper_bound(running_.begin(), running_.end(), position);
    const auto first = static_cast<std::size_t>(drawn - running_.begin());
    for (std::size_t step = 0; step < free_.size(); ++step) {
      const std::size_t block = (first + step) % free_.size();
      if (free_[block] > 0) {
        --free_[block];
        return static_cast<std::uint32_t>(block);
      }
    }
    return ResidentDraft::kNoBlock;
  }

 private:
  std::vector<std::uint32_t> free_;
  std::vector<std::uint64_t> running_;
};

void assign_positions(const PopulationSpec& spec, std::span<const std::uint32_t> outside_counts,
                      const random::Draws& draws, ResidentDrafts& drafts) {
  PositionMarket market(spec, outside_counts);
  for (auto& block : drafts.by_block) {
    for (ResidentDraft& draft : block) {
      if (draft.main_tour == Population::kNoTour ||
          !is_of_staff(spec.resident_tours[draft.main_tour])) {
        continue;
      }
      const double u = draws.uniform(draft.key, kSynthesis, Purpose::kSynthesisWorkplace);
      draft.outside_block = market.take(u);
      if (draft.outside_block == ResidentDraft::kNoBlock) {
        draft.main_tour = Population::kNoTour;
        continue;
      }
      const std::uint32_t taken = ++drafts.positions_taken[draft.outside_block];
      draft.position_ordinal = outside_counts[draft.outside_block] - taken;
      draft.target = spec.blocks[draft.outside_block].place;
    }
  }
}

void give_days_off(ResidentDrafts& drafts) {
  for (auto& block : drafts.by_block) {
    for (ResidentDraft& draft : block) {
      if (draft.has_day_off) {
        draft.main_tour = Population::kNoTour;
        draft.target = PlaceId::none();
      }
    }
  }
}

}  // namespace

ResidentDrafts draft_residents(const PopulationSpec& spec, DayType day_type,
                               std::span<const std::uint32_t> resident_counts,
                               std::span<const std::uint32_t> outside_counts,
                               const random::Draws& draws, parallel::Threads threads) {
  ResidentDrafts drafts;
  drafts.by_block.resize(spec.residents.size());
  drafts.positions_taken.assign(spec.blocks.size(), 0);
  drafts.household_sizes.resize(spec.residents.size());
  const ResidentFit fit = fit_residents(spec.residents, spec.resident_seed);
  parallel::for_each_index(
      threads, spec.residents.size(),
      [&](std::size_t i) {
        drafts.by_block[i] =
            draft_block(spec.residents[i], resident_counts[i], fit.block(i), draws);
        drafts.household_sizes[i] = form_households(drafts.by_block[i]);
      },
      1);
  for (auto& block : drafts.by_block) {
    parallel::for_each_index(threads, block.size(), [&](std::size_t i) {
      draw_tour_and_place(spec, day_type, draws, block[i]);
    });
  }
  assign_positions(spec, outside_counts, draws, drafts);
  give_days_off(drafts);
  return drafts;
}

}  // namespace poai::population::detail
