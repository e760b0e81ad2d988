#include "engine/population/employee_fit.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/core/id_range.hpp"
#include "engine/population/ipf.hpp"

namespace poai::population {
namespace {

constexpr std::size_t kPlaceAxis = 0;
constexpr std::size_t kOccupationAxis = 1;
constexpr std::size_t kSectorAxis = 2;

/// Places that have both organisations and staff.
std::vector<PlaceId> places_with_both(const PopulationSpec& spec,
                                      const Organisations& organisations,
                                      std::span<const std::uint32_t> counts) {
  std::set<PlaceId> employers(organisations.place.begin(), organisations.place.end());
  std::set<PlaceId> both;
  for (std::size_t b = 0; b < spec.blocks.size(); ++b) {
    if (counts[b] > 0 && is_staff(spec.blocks[b].role) &&
        employers.contains(spec.blocks[b].place)) {
      both.insert(spec.blocks[b].place);
    }
  }
  return {both.begin(), both.end()};
}

/// Collects the margins of one fit.
class Margins {
 public:
  Margins(const std::vector<PlaceId>& places, std::size_t sectors)
      : sectors_(sectors), shape_({places.size(), kOccupations.size(), sectors}) {
    for (std::size_t p = 0; p < places.size(); ++p) {
      row_of_[places[p]] = p;
    }
    constexpr std::array<std::size_t, 2> kByOccupation = {kPlaceAxis, kOccupationAxis};
    constexpr std::array<std::size_t, 2> kBySector = {kPlaceAxis, kSectorAxis};
    by_occupation_.cell_of = shape_.cells_of_margin(kByOccupation);
    by_sector_.cell_of = shape_.cells_of_margin(kBySector);
    const auto rows = static_cast<Eigen::Index>(places.size());
    by_occupation_.target = Eigen::ArrayXd::Zero(rows * Eigen::Index{kOccupations.size()});
    by_sector_.target = Eigen::ArrayXd::Zero(rows * static_cast<Eigen::Index>(sectors));
    persons_ = Eigen::ArrayXd::Zero(rows);
  }

  void add_staff(PlaceId place, std::size_t occupation, double persons) {
    if (const auto row = row_of_.find(place); row != row_of_.end()) {
      by_occupation_.target[index(row->second * kOccupations.size() + occupation)] += persons;
      persons_[index(row->second)] += persons;
    }
  }

  void add_organisation(PlaceId place, std::size_t sector, double size) {
    if (const auto row = row_of_.find(place); row != row_of_.end()) {
      by_sector_.target[index(row->second * sectors_ + sector)] += size;
    }
  }

  [[nodiscard]] FittedTable fit(Eigen::ArrayXd seed) {
    for (Eigen::Index row = 0; row < persons_.size(); ++row) {
      auto sizes = by_sector_.target.segment(row * static_cast<Eigen::Index>(sectors_),
                                             static_cast<Eigen::Index>(sectors_));
      sizes *= persons_[row] / sizes.sum();
    }
    const std::array<Margin, 2> margins = {by_occupation_, by_sector_};
    return fit_table(std::move(seed), margins);
  }

 private:
  static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

  std::size_t sectors_;
  TableShape shape_;
  std::map<PlaceId, std::size_t> row_of_;
  Margin by_occupation_;
  Margin by_sector_;
  Eigen::ArrayXd persons_;
};

Eigen::ArrayXd seed_of(const PopulationSpec& spec, std::size_t places) {
  const std::size_t sectors = spec.sectors.size();
  Eigen::ArrayXd seed(static_cast<Eigen::Index>(places * kOccupations.size() * sectors));
  Eigen::Index cell = 0;
  for (std::size_t place = 0; place < places; ++place) {
    for (std::size_t occupation = 0; occupation < kOccupations.size(); ++occupation) {
      for (const Sector& sector : spec.sectors) {
        seed[cell++] = sector.occupation_weight.at(occupation);
      }
    }
  }
  return seed;
}

}  // namespace

std::optional<std::size_t> occupation_of(Role role) {
  const auto* const found = std::find(kOccupations.begin(), kOccupations.end(), role);
  if (found == kOccupations.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - kOccupations.begin());
}

EmployeeFit fit_employees(const PopulationSpec& spec, const Organisations& organisations,
                          std::span<const std::uint32_t> counts) {
  EmployeeFit fit;
  fit.places = places_with_both(spec, organisations, counts);
  fit.sectors = spec.sectors.size();
  Margins margins(fit.places, fit.sectors);
  for (std::size_t b = 0; b < spec.blocks.size(); ++b) {
    if (const auto occupation = occupation_of(spec.blocks[b].role)) {
      margins.add_staff(spec.blocks[b].place, *occupation, counts[b]);
    }
  }
  for (const OrganisationId id : ids<OrganisationId>(organisations.count())) {
    margins.add_organisation(organisations.place[id], organisations.sector[id],
                             organisations.size[id]);
  }
  fit.cells = margins.fit(seed_of(spec, fit.places.size())).cells;
  return fit;
}

}  // namespace poai::population
