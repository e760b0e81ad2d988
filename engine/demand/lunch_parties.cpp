#include "engine/demand/lunch_parties.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <vector>

#include "engine/core/id_range.hpp"

namespace poai::demand {
namespace {

constexpr std::int32_t kSlotMs = 15 * 60'000;

/// Whom somebody may join, and where in their row.
struct Candidate {
  population::OrganisationId organisation;
  PlaceId place;
  LunchForm form = LunchForm::kNone;
  std::int32_t slot = 0;  ///< of the begin
  std::uint32_t team = 0;
  std::uint64_t order = 0;
  PersonId person;
  std::uint32_t item = 0;  ///< of lunch in the plan

  [[nodiscard]] auto row() const { return std::tuple(organisation, place, form, slot); }
  [[nodiscard]] auto standing() const { return std::tuple(row(), team, order, person); }
};

bool is_sociable(LunchForm form) {
  return form == LunchForm::kCanteen || form == LunchForm::kEatingOut;
}

std::vector<Candidate> candidates_of(const PartyInputs& inputs, const random::Draws& draws,
                                     const Plans& plans) {
  std::vector<Candidate> candidates;
  const population::Population& people = inputs.population;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const std::span<const PlanItem> plan = plans[person];
    for (std::uint32_t i = 1; people.organisation[person].valid() && i < plan.size(); ++i) {
      const PlanItem& item = plan[i];
      if (item.activity == ActivityKind::kLunch && !item.place.valid() && is_sociable(item.lunch)) {
        candidates.push_back(
            {.organisation = people.organisation[person],
             .place = plan[i - 1].place,
             .form = item.lunch,
             .slot = plan[i - 1].end_ms / kSlotMs,
             .team = inputs.team[person],
             .order = draws.bits(people.key[person].value, random::Occasion::on(inputs.day, 0),
                                 random::Purpose::kLunchParty, 0),
             .person = person,
             .item = i});
        break;
      }
    }
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.standing() < b.standing(); });
  return candidates;
}

/// Everybody's activity before lunch ends when the last one's does.
void begin_together(std::span<const Candidate> party, Plans& plans) {
  std::int32_t begin_ms = 0;
  for (const Candidate& member : party) {
    begin_ms = std::max(begin_ms, plans[member.person][member.item - 1].end_ms);
  }
  for (const Candidate& member : party) {
    const std::span<PlanItem> plan = plans[member.person];
    PlanItem& lunch = plan[member.item];
    lunch.end_ms += begin_ms - plan[member.item - 1].end_ms;
    plan[member.item - 1].end_ms = begin_ms;
  }
}

}  // namespace

LunchParties form_lunch_parties(const PartyInputs& inputs, const random::Draws& draws,
                                Plans& plans) {
  LunchParties parties;
  parties.of = Column<PersonId, PartyId>(inputs.population.size());
  parties.table_key = inputs.population.key;
  const std::vector<Candidate> all =
      inputs.company_share > 0.0 ? candidates_of(inputs, draws, plans) : std::vector<Candidate>();
  const auto joins = [&](const Candidate& candidate) {
    return draws.uniform(inputs.population.key[candidate.person],
                         random::Occasion::on(inputs.day, 0), random::Purpose::kLunchParty,
                         1) < inputs.company_share;
  };
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first + 1;
    while (last < all.size() && last - first < LunchParties::kMost &&
           all[last].row() == all[first].row() && joins(all[last])) {
      ++last;
    }
    const std::span<const Candidate> party(all.data() + first, last - first);
    if (party.size() > 1) {
      std::vector<PersonId> members;
      for (const Candidate& member : party) {
        parties.of[member.person] = PartyId(parties.members.size());
        parties.table_key[member.person] = inputs.population.key[party.front().person];
        members.push_back(member.person);
      }
      parties.members.append_row(members);
      begin_together(party, plans);
    }
    first = last;
  }
  return parties;
}

}  // namespace poai::demand
