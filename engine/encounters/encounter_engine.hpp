#pragma once
// Meeting: people who share a space turn to each other; contacts begin, last, and may go on.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/encounters/affiliation.hpp"
#include "engine/encounters/bouts.hpp"
#include "engine/encounters/contact_book.hpp"
#include "engine/encounters/encounter_parameters.hpp"
#include "engine/encounters/proposal_calendar.hpp"
#include "engine/encounters/spaces.hpp"
#include "engine/encounters/ties.hpp"
#include "engine/random/draws.hpp"

namespace poai::encounters {

/// One row a person.
struct Members {
  const Column<PersonId, PersonKey>& key;
  const Column<PersonId, Affiliation>& affiliation;
  /// Of the one at whose table a person sits in canteens and cafes; nullptr: the own one.
  const Column<PersonId, PersonKey>* table_key = nullptr;
};

/// Somebody is elsewhere from now on; none of both spaces: nowhere.
struct Move {
  SimTime time;
  PersonId person;
  Whereabouts to;
};

/// The day that the draws belong to, and its limits.
struct MeetingDay {
  std::uint32_t number = 0;
  SimTime begin;
  SimTime end;
  /// pair_entity of those who met on earlier days of the run, sorted; must outlive the engine.
  std::span<const std::uint64_t> met_before = {};
};

/// Everybody present turns to others at moments of their own: to a cell of the space, or to
/// somebody they have a tie to. Whether the two then talk is drawn for the pair, so that what
/// happens between two depends on nobody else. README.md has the rates.
class EncounterEngine {
 public:
  /// What `members`, `ties` and `parameters` refer to must outlive the engine. Nobody is anywhere.
  EncounterEngine(Members members, Spaces spaces, const TieGraph& ties,
                  const EncounterParameters& parameters, random::Draws draws, MeetingDay day);

  /// Settles `moves` (of the present tick, those of a person in order) and all that happens before
  /// `tick_end` in the order of time; moves that lie before the tick count as its begin. Appends
  /// kContactBegins and kContactEnds. Times rise by whole seconds.
  void advance(SimTime tick_end, std::span<const Move> moves, EventBuffer& events);

  /// The space is of that kind and size from `now` on; `advance` has settled
  /// all before. Nothing happens if it is already, or if there is no such space.
  void change(SpaceId space, SpaceKind kind, const SpaceSize& size, SimTime now);

  /// Pairs that have met so far, in the order of their first contacts.
  [[nodiscard]] std::span<const MetPair> pairs() const { return pairs_.rows(); }
  [[nodiscard]] const Spaces& spaces() const { return spaces_; }
  [[nodiscard]] const TieGraph& ties() const { return ties_; }
  /// What the pairs add to their ties.
  [[nodiscard]] std::vector<PairMinutes> minutes_of_pairs() const;
  /// Times at which somebody turned to others, a measure of the cost.
  [[nodiscard]] std::uint64_t proposal_count() const { return proposal_count_; }

  /// Probability that two people who face each other in a space of that kind talk, 0 to 1, by what
  /// they belong to.
  [[nodiscard]] double affinity(PersonId a, PersonId b, SpaceKind kind) const;

  /// Writes the state between two ticks, or takes over what was written of an engine with the same
  /// persons, ties and parameters, whose spaces have had the same changes; there may be further
  /// spaces where nobody has been yet.
  void checkpoint(storage::Archive& archive);
  [[nodiscard]] std::size_t bytes() const;

 private:
  /// Proposals an hour to the own cell, the room, the building, the own party, and ties.
  struct Rates {
    double cell = 0.0;
    double room = 0.0;
    double building = 0.0;
    double company = 0.0;
    double tie = 0.0;
    double tie_factor = 0.0;  ///< of the space with the larger one
    [[nodiscard]] double sum() const { return cell + room + building + company + tie; }
  };

  /// What is read at each turn of a person, together.
  struct Own {
    PersonKey key;
    float tie_weight = 0.0F;  ///< of all ties
    std::uint32_t turns = 0;  ///< draws of moments so far
  };

  void settle_until(SimTime time, EventBuffer& events);
  void settle(const Move& move, EventBuffer& events);
  void settle(const Bout& bout, EventBuffer& events);
  void propose(PersonMoment moment, EventBuffer& events);
  void turn_to_cell(PersonMoment moment, SpaceId space, std::uint32_t cell, EventBuffer& events);
  void turn_to_company(PersonMoment moment, EventBuffer& events);
  template <class Facing>
  void turn_to_all(PersonMoment moment, SpaceId space, std::uint32_t cell, const Facing& facing,
                   EventBuffer& events);
  void turn_to_tie(PersonMoment moment, double u, double tie_factor, EventBuffer& events);
  void begin_bout(PersonMoment moment, PersonId other, SpaceId space, EventBuffer& events);
  void talk(std::uint32_t row, SpaceId space, SimTime time, EventBuffer& events);
  void end_talk(const Bout& bout, SimTime time, EventBuffer& events);

  void plan_next(PersonId person, SimTime now, const Rates& rates);
  [[nodiscard]] Rates rates_of(PersonId person) const;
  /// Whether the person sits in the company of somebody who leads it.
  [[nodiscard]] bool is_led(PersonId person) const;
  /// Whose table it is.
  [[nodiscard]] PersonKey table_key(PersonId person) const;
  [[nodiscard]] std::uint32_t cell_for(PersonId person, SpaceId space, std::uint32_t cells) const;
  [[nodiscard]] std::uint8_t detail_of(const MetPair& pair, SpaceId space) const;
  [[nodiscard]] std::uint8_t tie_between(PersonId a, PersonId b) const;
  [[nodiscard]] bool have_met_before(PersonId a, PersonId b) const;
  [[nodiscard]] random::Occasion occasion_of(SimTime time) const;
  [[nodiscard]] double own_draw(PersonId person, random::Purpose purpose,
                                std::uint32_t index) const;
  [[nodiscard]] double factor(const ByKind& factors, SpaceId space) const;
  /// Asks for what is about to be read of those who move.
  void fetch(std::span<const Move> moves) const;
  void checkpoint_places(storage::Archive& archive);

  Members members_;
  Spaces spaces_;
  const TieGraph& ties_;
  const EncounterParameters& parameters_;
  random::Draws draws_;
  MeetingDay day_;
  ProposalCalendar calendar_;
  Column<PersonId, Own> own_;
  MetPairs pairs_;
  Bouts bouts_;
  std::uint64_t proposal_count_ = 0;

  SimTime tick_begin_;
  SimTime tick_end_;
  std::vector<std::pair<SimTime, std::uint32_t>> order_;  ///< of the moves, by time
  std::vector<PersonId> met_;
  std::vector<Bout> cut_;
};

/// The cell of a space in which a person is every day, in all replicates, below `teams`: team or
/// class.
[[nodiscard]] std::uint32_t team_of(PersonKey person, std::uint64_t space_name_hash,
                                    std::uint32_t teams, const random::Draws& draws);

}  // namespace poai::encounters
