#include "engine/demand/parties.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"

namespace poai::demand {
namespace {

/// An occasion on which colleagues go together, and its draws.
struct Gathering {
  std::int32_t slot_ms = 0;       ///< who begins within one may go together
  std::uint32_t first_index = 0;  ///< of the draws: the order, and whether one joins
};
constexpr Gathering kAtLunch{15 * 60'000, 0};
constexpr Gathering kAfterWork{30 * 60'000, 2};

/// Whom somebody may join, and where in their row.
struct Candidate {
  population::OrganisationId organisation;
  PlaceId place;
  std::uint8_t what = 0;  ///< the form of lunch, or the kind of outing
  std::int32_t slot = 0;  ///< of the begin
  std::uint32_t team = 0;
  std::uint64_t order = 0;
  PersonId person;
  std::uint32_t item = 0;  ///< in the plan
  double share = 0.0;      ///< with which one joins

  [[nodiscard]] auto row() const { return std::tuple(organisation, place, what, slot); }
  [[nodiscard]] auto standing() const { return std::tuple(row(), team, order, person); }
};

bool is_sociable_lunch(const PlanItem& item) {
  return item.activity == ActivityKind::kLunch && !item.place.valid() &&
         (item.lunch == LunchForm::kCanteen || item.lunch == LunchForm::kEatingOut);
}

/// Dinner or drinks, as which outing; nothing if it is something else.
std::optional<OutingKind> sociable_outing(const PlanItem& item) {
  const bool is_one =
      item.activity == ActivityKind::kDinner || item.activity == ActivityKind::kDrinks;
  return is_one && !item.place.valid() ? outing_kind_of(item.activity) : std::nullopt;
}

class PartyMaker {
 public:
  PartyMaker(const PartyInputs& inputs, const random::Draws& draws, Plans& plans)
      : inputs_(inputs), draws_(draws), plans_(plans) {
    parties_.at_lunch = Column<PersonId, PartyId>(inputs.population.size());
    parties_.after_work = Column<PersonId, PartyId>(inputs.population.size());
  }

  Parties make() {
    std::vector<Candidate> lunchers;
    std::vector<Candidate> evening;
    list_candidates(lunchers, evening);
    parties_.lunchers = static_cast<std::uint32_t>(lunchers.size());
    form(lunchers, kAtLunch, parties_.at_lunch);
    parties_.at_lunch_count = static_cast<std::uint32_t>(parties_.members.size());
    parties_.lunchers_in_parties = static_cast<std::uint32_t>(parties_.members.values().size());
    form(evening, kAfterWork, parties_.after_work);
    return std::move(parties_);
  }

 private:
  void list_candidates(std::vector<Candidate>& lunchers, std::vector<Candidate>& evening) const {
    const population::Population& people = inputs_.population;
    for (const PersonId person : ids<PersonId>(people.size())) {
      const std::span<const PlanItem> plan = plans_[person];
      bool has_lunch = false;
      for (std::uint32_t i = 1; people.organisation[person].valid() && i < plan.size(); ++i) {
        const PlanItem& item = plan[i];
        const auto kind = sociable_outing(item);
        if (is_sociable_lunch(item) && !has_lunch) {
          has_lunch = true;
          lunchers.push_back(candidate(person, i, kAtLunch, static_cast<std::uint8_t>(item.lunch),
                                       inputs_.lunch_share));
        } else if (kind && i + 2 == plan.size()) {
          const auto what = static_cast<std::uint8_t>(*kind);
          evening.push_back(candidate(person, i, kAfterWork, what, inputs_.outing_share.at(what)));
        }
      }
    }
  }

  [[nodiscard]] Candidate candidate(PersonId person, std::uint32_t item, const Gathering& gathering,
                                    std::uint8_t what, double share) const {
    const PlanItem& before = plans_[person][item - 1];
    const PersonKey key = inputs_.population.key[person];
    return {.organisation = inputs_.population.organisation[person],
            .place = before.place,
            .what = what,
            .slot = before.end_ms / gathering.slot_ms,
            .team = inputs_.team[person],
            .order = draws_.bits(key.value, random::Occasion::on(inputs_.day, 0),
                                 random::Purpose::kLunchParty, gathering.first_index),
            .person = person,
            .item = item,
            .share = share};
  }

  [[nodiscard]] bool joins(const Candidate& candidate, const Gathering& gathering) const {
    return draws_.uniform(inputs_.population.key[candidate.person],
                          random::Occasion::on(inputs_.day, 0), random::Purpose::kLunchParty,
                          gathering.first_index + 1) < candidate.share;
  }

  void form(std::vector<Candidate>& all, const Gathering& gathering,
            Column<PersonId, PartyId>& party_of) {
    std::sort(all.begin(), all.end(),
              [](const Candidate& a, const Candidate& b) { return a.standing() < b.standing(); });
    for (std::size_t first = 0; first < all.size();) {
      std::size_t last = first + 1;
      while (last < all.size() && last - first < Parties::kMost &&
             all[last].row() == all[first].row() && joins(all[last], gathering)) {
        ++last;
      }
      if (last - first > 1) {
        add(std::span<const Candidate>(all.data() + first, last - first), party_of);
      }
      first = last;
    }
  }

  void add(std::span<const Candidate> party, Column<PersonId, PartyId>& party_of) {
    std::vector<PersonId> members;
    for (const Candidate& member : party) {
      party_of[member.person] = PartyId(parties_.members.size());
      members.push_back(member.person);
    }
    parties_.members.append_row(members);
    begin_together(party);
  }

  /// Everybody's activity before ends when the last one's does.
  void begin_together(std::span<const Candidate> party) {
    std::int32_t begin_ms = 0;
    for (const Candidate& member : party) {
      begin_ms = std::max(begin_ms, plans_[member.person][member.item - 1].end_ms);
    }
    for (const Candidate& member : party) {
      const std::span<PlanItem> plan = plans_[member.person];
      PlanItem& meal = plan[member.item];
      meal.end_ms += begin_ms - plan[member.item - 1].end_ms;
      plan[member.item - 1].end_ms = begin_ms;
    }
  }

  const PartyInputs& inputs_;
  const random::Draws& draws_;
  Plans& plans_;
  Parties parties_;
};

}  // namespace

PartyId Parties::of(PersonId person, const PlanItem& item) const {
  if (is_sociable_lunch(item)) {
    return at_lunch[person];
  }
  return sociable_outing(item) ? after_work[person] : PartyId::none();
}

Parties form_parties(const PartyInputs& inputs, const random::Draws& draws, Plans& plans) {
  return PartyMaker(inputs, draws, plans).make();
}

}  // namespace poai::demand
