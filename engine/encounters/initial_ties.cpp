#include "engine/encounters/initial_ties.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/encounters/contact_book.hpp"
#include "engine/parallel/loops.hpp"
#include "engine/random/distributions.hpp"

namespace poai::encounters {
namespace {

/// A place on a circle of hashes; who is named is the next person from a hashed point on.
using RingPlace = std::pair<std::uint64_t, PersonId>;

class CircleTies {
 public:
  CircleTies(const Column<PersonId, PersonKey>& keys, const EncounterParameters& parameters,
             const random::Draws& draws)
      : keys_(keys), parameters_(parameters), draws_(draws.seed(), 0) {}

  void link_all(std::span<const RingPlace> members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        add(members[i].second, members[j].second, parameters_.team_tie_mean_min);
      }
    }
  }

  /// Each names `count` others of `ring`, which is sorted.
  void name_some(std::span<const RingPlace> ring, std::uint32_t count, double mean_min) {
    for (const auto& [own, person] : ring) {
      for (std::uint32_t n = 0; n < count && ring.size() > 1; ++n) {
        const RingPlace point{combine64(own, n), PersonId(0)};
        auto found = std::lower_bound(ring.begin(), ring.end(), point);
        found = found == ring.end() ? ring.begin() : found;
        if (found->second != person) {
          add(person, found->second, mean_min);
        }
      }
    }
  }

  /// Each pair once, with its strongest tie.
  std::vector<Tie> take() {
    std::sort(ties_.begin(), ties_.end(), [](const Tie& x, const Tie& y) {
      return std::tuple(x.a, x.b, -x.strength_min) < std::tuple(y.a, y.b, -y.strength_min);
    });
    const auto end = std::unique(ties_.begin(), ties_.end(), [](const Tie& x, const Tie& y) {
      return x.a == y.a && x.b == y.b;
    });
    ties_.erase(end, ties_.end());
    return std::move(ties_);
  }

 private:
  void add(PersonId a, PersonId b, double mean_min) {
    const double u =
        draws_.uniform(pair_entity(keys_[a], keys_[b]), {}, random::Purpose::kTieStrength);
    const double strength = random::lognormal(u, mean_min, parameters_.tie_strength_cv);
    ties_.push_back({std::min(a, b), std::max(a, b), static_cast<float>(strength)});
  }

  const Column<PersonId, PersonKey>& keys_;
  const EncounterParameters& parameters_;
  random::Draws draws_;
  std::vector<Tie> ties_;
};

/// The members of each circle in the order of their hashes.
std::vector<std::vector<RingPlace>> rings_of(const Circles& circles,
                                             const Column<PersonId, PersonKey>& keys) {
  std::vector<std::vector<RingPlace>> rings(circles.circle.size());
  for (const PersonId person : ids<PersonId>(keys.size())) {
    if (circles.of[person].valid()) {
      rings[circles.of[person].index()].emplace_back(mix64(keys[person].value), person);
    }
  }
  return rings;
}

std::vector<Tie> ties_of_circle(const Circle& circle, std::vector<RingPlace>& ring,
                                const Column<PersonId, std::uint32_t>& team,
                                const EncounterParameters& parameters, CircleTies ties) {
  std::sort(ring.begin(), ring.end());
  ties.name_some(ring, parameters.other_ties, parameters.other_tie_mean_min);
  std::stable_sort(ring.begin(), ring.end(), [&team](const RingPlace& x, const RingPlace& y) {
    return team[x.second] < team[y.second];
  });
  for (auto first = ring.begin(); first != ring.end();) {
    const auto last = std::find_if(first, ring.end(), [&](const RingPlace& place) {
      return team[place.second] != team[first->second];
    });
    const std::span<const RingPlace> members(first, last);
    if (circle.kind == SpaceKind::kOffice) {
      ties.link_all(members);
    } else {
      ties.name_some(members, kClassmates, parameters.team_tie_mean_min);
    }
    first = last;
  }
  return ties.take();
}

}  // namespace

TieGraph initial_ties(const Circles& circles, const Column<PersonId, PersonKey>& keys,
                      const EncounterParameters& parameters, const random::Draws& draws,
                      parallel::Threads threads) {
  std::vector<std::vector<RingPlace>> rings = rings_of(circles, keys);
  std::vector<std::vector<Tie>> ties(rings.size());
  parallel::for_each_index(
      threads, rings.size(),
      [&](std::size_t i) {
        ties[i] = ties_of_circle(circles.circle[CircleId(i)], rings[i], circles.team, parameters,
                                 CircleTies(keys, parameters, draws));
      },
      1);
  std::vector<Tie> all;
  for (const std::vector<Tie>& some : ties) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return {std::move(all), keys};
}

}  // namespace poai::encounters
