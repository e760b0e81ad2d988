#include "engine/population/organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/population/detail/allocation.hpp"
#include "engine/random/distributions.hpp"

namespace poai::population {
namespace {

using random::Purpose;

constexpr random::Occasion kSynthesis{0};

/// A member of a group while it is drawn.
struct Member {
  std::uint64_t key = 0;
  std::size_t sector = 0;
  std::size_t place = 0;  ///< index of OrganisationGroup::places
  double wanted = 1.0;    ///< employees, before they are fitted to the place
  std::uint32_t size = 0;
  bool is_start_up = false;
};

/// Indices of the members in the order of keyed random bits.
std::vector<std::size_t> shuffled(const std::vector<Member>& members, std::uint32_t index,
                                  const random::Draws& draws) {
  std::vector<std::pair<std::uint64_t, std::size_t>> keyed;
  for (std::size_t i = 0; i < members.size(); ++i) {
    keyed.emplace_back(draws.bits(members[i].key, kSynthesis, Purpose::kOrganisation, index), i);
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::size_t> order;
  for (const auto& entry : keyed) {
    order.push_back(entry.second);
  }
  return order;
}

/// Sizes by stratified quantiles: start-ups uniform, the rest log-normal around the mean that is
/// left.
void give_sizes(const OrganisationGroup& group, const random::Draws& draws,
                std::vector<Member>& members) {
  const double employees = std::accumulate(
      group.places.begin(), group.places.end(), 0.0,
      [](double sum, const auto& place) { return sum + static_cast<double>(place.employees); });
  const auto others = static_cast<double>(group.number - group.start_ups);
  const double start_up_mean = (group.start_up_least + group.start_up_most) / 2.0;
  const double mean = (employees - start_up_mean * group.start_ups) / std::max(1.0, others);
  std::size_t rank = 0;
  for (const std::size_t i : shuffled(members, 0, draws)) {
    Member& member = members[i];
    member.is_start_up = rank < group.start_ups;
    if (member.is_start_up) {
      const double u = (static_cast<double>(rank) + 0.5) / group.start_ups;
      member.wanted =
          std::floor(random::between(u, group.start_up_least, group.start_up_most + 1.0));
    } else {
      const double u = (static_cast<double>(rank - group.start_ups) + 0.5) / others;
      member.wanted = std::max(1.0, random::lognormal(u, std::max(1.0, mean), group.size_cv));
    }
    ++rank;
  }
}

void give_sectors(const OrganisationGroup& group, const random::Draws& draws,
                  std::vector<Member>& members) {
  std::vector<double> numbers;
  double sum = 0.0;
  for (const auto& share : group.sectors) {
    sum += share.weight;
  }
  for (const auto& share : group.sectors) {
    numbers.push_back(share.weight / sum * group.number);
  }
  const auto counts = detail::systematic_rounding(numbers);
  const auto order = shuffled(members, 1, draws);
  std::size_t next = 0;
  for (std::size_t s = 0; s < counts.size(); ++s) {
    for (std::uint32_t i = 0; i < counts[s] && next < order.size(); ++i, ++next) {
      members[order[next]].sector = group.sectors[s].sector;
    }
  }
}

/// Where the members of a group go.
struct Tenancy {
  std::vector<double> room;  ///< employees that are still wanted, by place of the group
  std::vector<std::uint32_t> tenants;

  /// A place drawn by its room among those with room enough, else the roomiest that can take one
  /// more.
  [[nodiscard]] std::size_t choose(const OrganisationGroup& group, double wanted, double u) const {
    std::vector<double> weights(room.size(), 0.0);
    for (std::size_t p = 0; p < room.size(); ++p) {
      weights[p] = room[p] >= wanted ? room[p] : 0.0;
    }
    if (std::any_of(weights.begin(), weights.end(), [](double w) { return w > 0.0; })) {
      return random::weighted_index(u, weights);
    }
    std::size_t best = 0;
    for (std::size_t p = 0; p < room.size(); ++p) {
      const bool best_is_full = tenants[best] >= group.places[best].employees;
      if (tenants[p] < group.places[p].employees && (best_is_full || room[p] > room[best])) {
        best = p;
      }
    }
    return best;
  }
};

/// Gives every place at least one organisation: the smallest of the place that has most.
void fill_empty_places(const std::vector<std::size_t>& from_large_to_small, Tenancy& tenancy,
                       std::vector<Member>& members) {
  std::vector<std::uint32_t>& tenants = tenancy.tenants;
  for (std::size_t empty = 0; empty < tenants.size(); ++empty) {
    if (tenants[empty] > 0) {
      continue;
    }
    const auto most = static_cast<std::size_t>(std::max_element(tenants.begin(), tenants.end()) -
                                               tenants.begin());
    const auto moved = std::find_if(from_large_to_small.rbegin(), from_large_to_small.rend(),
                                    [&](std::size_t i) { return members[i].place == most; });
    members[*moved].place = empty;
    --tenants[most];
    ++tenants[empty];
  }
}

/// The largest first, each into a place drawn by the room that is left.
void give_places(const OrganisationGroup& group, const random::Draws& draws,
                 std::vector<Member>& members) {
  Tenancy tenancy;
  tenancy.tenants.assign(group.places.size(), 0);
  for (const auto& place : group.places) {
    tenancy.room.push_back(place.employees);
  }
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return members[a].wanted > members[b].wanted;
  });
  for (const std::size_t i : order) {
    const double u = draws.uniform(members[i].key, kSynthesis, Purpose::kOrganisation, 2);
    members[i].place = tenancy.choose(group, members[i].wanted, u);
    tenancy.room[members[i].place] -= members[i].wanted;
    ++tenancy.tenants[members[i].place];
  }
  fill_empty_places(order, tenancy, members);
}

/// Whole sizes that fill the place: one employee each, the rest in proportion to what is wanted;
/// start-ups keep their size if the others can take the difference.
void fit_sizes(std::uint32_t employees, const std::vector<Member*>& tenants) {
  const auto grows = std::count_if(tenants.begin(), tenants.end(),
                                   [](const Member* member) { return !member->is_start_up; });
  double fixed = 0.0;
  for (const Member* member : tenants) {
    fixed += member->is_start_up ? member->wanted : 1.0;
  }
  const bool keeps_start_ups = grows > 0 && fixed <= employees;
  std::vector<std::uint32_t> weights;
  std::uint32_t given = 0;
  for (Member* member : tenants) {
    const bool is_kept = keeps_start_ups && member->is_start_up;
    member->size = is_kept ? static_cast<std::uint32_t>(member->wanted) : 1;
    given += member->size;
    // Hundredths of a person; at least one, so that somebody can take the remainder.
    weights.push_back(
        is_kept ? 0U : std::max(1U, static_cast<std::uint32_t>(100 * (member->wanted - 1.0))));
  }
  const auto rest = detail::largest_remainder(weights, employees - given);
  for (std::size_t i = 0; i < tenants.size(); ++i) {
    tenants[i]->size += rest[i];
  }
}

void fit_all_sizes(const OrganisationGroup& group, std::vector<Member>& members) {
  for (std::size_t p = 0; p < group.places.size(); ++p) {
    std::vector<Member*> tenants;
    for (Member& member : members) {
      if (member.place == p) {
        tenants.push_back(&member);
      }
    }
    expects(tenants.size() <= group.places[p].employees,
            "a place has no more organisations than employees");
    fit_sizes(group.places[p].employees, tenants);
  }
}

/// A floor of the place's buildings (or its host's), every floor as likely.
struct Floor {
  std::uint32_t building = Organisations::kNoBuilding;
  std::uint8_t floor = 0;
};

std::vector<Floor> floors_of(PlaceId place, const district::District& district) {
  std::vector<Floor> floors;
  for (std::size_t b = 0; b < district.buildings.size(); ++b) {
    if (district.buildings[b].place == place) {
      for (std::uint32_t floor = 1; floor <= std::min(district.buildings[b].floors, 255U);
           ++floor) {
        floors.push_back({static_cast<std::uint32_t>(b), static_cast<std::uint8_t>(floor)});
      }
    }
  }
  const PlaceId host = district.places[place].host;
  return floors.empty() && host.valid() ? floors_of(host, district) : floors;
}

void add_members(const OrganisationGroup& group, const std::vector<Member>& members,
                 const district::District& district, const random::Draws& draws,
                 Organisations& all) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Member& member = members[i];
    const PlaceId place = group.places[member.place].place;
    const auto floors = floors_of(place, district);
    Floor floor;
    if (!floors.empty()) {
      const double u = draws.uniform(member.key, kSynthesis, Purpose::kOrganisation, 3);
      floor = floors[static_cast<std::size_t>(u * static_cast<double>(floors.size()))];
    }
    const std::string id = fmt::format("{}_{:03}", group.id, i + 1);
    all.id.push_back(id);
    all.name_en.push_back(id);
    all.name_ja.push_back(id);
    all.label.push_back(group.label);
    all.origin.push_back(member.is_start_up ? Organisations::Origin::kStartUp
                                            : Organisations::Origin::kDrawn);
    all.sector.push_back(static_cast<std::uint8_t>(member.sector));
    all.place.push_back(place);
    all.building.push_back(floor.building);
    all.floor.push_back(floor.floor);
    all.size.push_back(member.size);
  }
}

void add_named(const NamedOrganisation& named, const district::District& district,
               Organisations& all) {
  const auto floors = floors_of(named.place, district);
  all.id.push_back(named.id);
  all.name_en.push_back(named.name_en);
  all.name_ja.push_back(named.name_ja);
  all.label.push_back(named.label);
  all.origin.push_back(Organisations::Origin::kNamed);
  all.sector.push_back(static_cast<std::uint8_t>(named.sector));
  all.place.push_back(named.place);
  all.building.push_back(floors.empty() ? Organisations::kNoBuilding : floors.front().building);
  all.floor.push_back(0);
  all.size.push_back(named.size);
}

}  // namespace

Organisations make_organisations(const PopulationSpec& spec, const district::District& district,
                                 const random::Draws& draws) {
  Organisations all;
  for (const Sector& sector : spec.sectors) {
    all.sector_name.push_back(sector.name);
    all.sector_name_ja.push_back(sector.name_ja);
  }
  for (const NamedOrganisation& named : spec.organisations) {
    add_named(named, district, all);
  }
  for (const OrganisationGroup& group : spec.organisation_groups) {
    std::vector<Member> members(group.number);
    for (std::size_t i = 0; i < members.size(); ++i) {
      members[i].key = combine64(hash_name(group.id), i);
    }
    give_sizes(group, draws, members);
    give_sectors(group, draws, members);
    give_places(group, draws, members);
    fit_all_sizes(group, members);
    add_members(group, members, district, draws, all);
  }
  return all;
}

}  // namespace poai::population
