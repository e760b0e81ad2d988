#include "engine/population/detail/employers.hpp"

#include <algorithm>
#include <map>

#include "engine/core/id_range.hpp"
#include "engine/population/detail/allocation.hpp"
#include "engine/population/keys.hpp"

namespace poai::population::detail {
namespace {

struct Position {
  std::uint64_t luck = 0;  ///< keyed random bits
  std::size_t block = 0;
  std::uint32_t ordinal = 0;

  friend auto operator<=>(const Position&, const Position&) = default;
};

/// Positions of one place by occupation, in a keyed random order.
using PlacePositions = std::array<std::vector<Position>, kOccupations.size()>;

class Employers {
 public:
  Employers(const PopulationSpec& spec, const Organisations& organisations,
            std::span<const std::uint32_t> counts, const random::Draws& draws)
      : spec_(spec), organisations_(organisations), counts_(counts), draws_(draws) {
    for (std::size_t b = 0; b < spec.blocks.size(); ++b) {
      blocks_at_[spec.blocks[b].place].push_back(b);
    }
    for (const OrganisationId id : ids<OrganisationId>(organisations.count())) {
      employers_at_[organisations.place[id]].push_back(id);
    }
    by_block_.resize(spec.blocks.size());
  }

  void assign(const EmployeeFit& fit, std::size_t row) {
    const PlaceId place = fit.places[row];
    const auto& employers = employers_at_.at(place);
    PlacePositions positions = positions_of(place);
    std::vector<std::uint32_t> persons;
    std::uint32_t all = 0;
    for (const auto& of_occupation : positions) {
      persons.push_back(static_cast<std::uint32_t>(of_occupation.size()));
      all += persons.back();
    }
    std::vector<std::uint32_t> sizes;
    for (const OrganisationId employer : employers) {
      sizes.push_back(organisations_.size[employer]);
    }
    const auto numbers =
        controlled_rounding(table_of(fit, row, employers), largest_remainder(sizes, all), persons);
    hand_out(employers, numbers, positions);
  }

  [[nodiscard]] std::vector<std::vector<OrganisationId>> take() { return std::move(by_block_); }

 private:
  [[nodiscard]] PlacePositions positions_of(PlaceId place) {
    PlacePositions positions;
    for (const std::size_t b : blocks_at_.at(place)) {
      const OutsideBlock& block = spec_.blocks[b];
      const auto occupation = occupation_of(block.role);
      if (!occupation) {
        continue;
      }
      by_block_[b].resize(counts_[b]);
      for (std::uint32_t i = 0; i < counts_[b]; ++i) {
        const PersonKey key = person_key(block.id, i);
        positions.at(*occupation)
            .push_back(
                {draws_.bits(key.value, random::Occasion{0}, random::Purpose::kEmployer), b, i});
      }
    }
    for (auto& of_occupation : positions) {
      std::sort(of_occupation.begin(), of_occupation.end());
    }
    return positions;
  }

  /// Expected employees by employer and occupation: each has its share of its sector.
  [[nodiscard]] std::vector<double> table_of(const EmployeeFit& fit, std::size_t row,
                                             const std::vector<OrganisationId>& employers) const {
    std::vector<double> sector_sizes(fit.sectors, 0.0);
    for (const OrganisationId employer : employers) {
      sector_sizes[organisations_.sector[employer]] += organisations_.size[employer];
    }
    std::vector<double> table;
    for (const OrganisationId employer : employers) {
      const std::size_t sector = organisations_.sector[employer];
      const double share = organisations_.size[employer] / sector_sizes[sector];
      for (std::size_t occupation = 0; occupation < kOccupations.size(); ++occupation) {
        table.push_back(share * fit.at(row, occupation, sector));
      }
    }
    return table;
  }

  void hand_out(const std::vector<OrganisationId>& employers,
                const std::vector<std::uint32_t>& numbers, const PlacePositions& positions) {
    std::array<std::size_t, kOccupations.size()> next{};
    for (std::size_t e = 0; e < employers.size(); ++e) {
      for (std::size_t o = 0; o < kOccupations.size(); ++o) {
        for (std::uint32_t i = 0; i < numbers[e * kOccupations.size() + o]; ++i) {
          const Position& position = positions.at(o)[next.at(o)++];
          by_block_[position.block][position.ordinal] = employers[e];
        }
      }
    }
  }

  const PopulationSpec& spec_;
  const Organisations& organisations_;
  std::span<const std::uint32_t> counts_;
  const random::Draws& draws_;
  std::map<PlaceId, std::vector<std::size_t>> blocks_at_;
  std::map<PlaceId, std::vector<OrganisationId>> employers_at_;
  std::vector<std::vector<OrganisationId>> by_block_;
};

}  // namespace

std::vector<std::vector<OrganisationId>> assign_employers(const PopulationSpec& spec,
                                                          const Organisations& organisations,
                                                          const EmployeeFit& fit,
                                                          std::span<const std::uint32_t> counts,
                                                          const random::Draws& draws) {
  Employers employers(spec, organisations, counts, draws);
  for (std::size_t row = 0; row < fit.places.size(); ++row) {
    employers.assign(fit, row);
  }
  return employers.take();
}

}  // namespace poai::population::detail
