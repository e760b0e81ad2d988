#include "engine/encounters/tie_history.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/core/id_range.hpp"
#include "engine/storage/archive.hpp"

namespace poai::encounters {

void TieHistory::add_day(std::span<const MetPair> pairs, const TieGraph& morning,
                         const TieGraph& evening, const Column<PersonId, PersonKey>& keys) {
  TieDay day = {.pairs = pairs.size(), .ties = evening.tie_count()};
  std::vector<std::uint64_t> today;
  today.reserve(pairs.size());
  for (const MetPair& pair : pairs) {
    day.contacts += pair.contacts;
    today.push_back(pair_entity(keys[pair.a], keys[pair.b]));
    const bool is_new = morning.strength_min(pair.a, pair.b) <= 0.0;
    day.new_ties += is_new && evening.strength_min(pair.a, pair.b) > 0.0 ? 1U : 0U;
  }
  std::sort(today.begin(), today.end());
  day.seen_again = static_cast<std::uint64_t>(
      std::count_if(met_last.begin(), met_last.end(), [&today](std::uint64_t pair) {
        return std::binary_search(today.begin(), today.end(), pair);
      }));
  day.lost_ties = morning.tie_count() + day.new_ties - evening.tie_count();
  days.push_back(day);
  std::vector<std::uint64_t> all;
  all.reserve(met.size() + today.size());
  std::set_union(met.begin(), met.end(), today.begin(), today.end(), std::back_inserter(all));
  met = std::move(all);
  met_last = std::move(today);
}

void TieHistory::checkpoint(storage::Archive& archive) {
  using storage::Field;
  archive.list_of("days", days, Field{"contacts", &TieDay::contacts},
                  Field{"pairs", &TieDay::pairs}, Field{"seen_again", &TieDay::seen_again},
                  Field{"new_ties", &TieDay::new_ties}, Field{"lost_ties", &TieDay::lost_ties},
                  Field{"ties", &TieDay::ties});
  archive.list("met_last", met_last);
  archive.list("met", met);
  archive.value("state_hash", state_hash);
}

void checkpoint_ties(storage::Archive& archive, TieGraph& ties,
                     const Column<PersonId, PersonKey>& keys) {
  using storage::Field;
  std::vector<Tie> all = archive.reads() ? std::vector<Tie>() : ties.ties();
  archive.list_of("ties", all, Field{"a", &Tie::a}, Field{"b", &Tie::b},
                  Field{"strength_min", &Tie::strength_min});
  if (archive.reads()) {
    ties = TieGraph(std::move(all), keys);
  }
}

}  // namespace poai::encounters
