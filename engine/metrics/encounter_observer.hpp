#pragma once
// Contacts of the day: who with whom, where, for how long, and what they add to ties.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/words.hpp"
#include "engine/encounters/circles.hpp"
#include "engine/encounters/contact_book.hpp"
#include "engine/encounters/encounter_parameters.hpp"
#include "engine/encounters/tie_history.hpp"
#include "engine/encounters/tie_kind.hpp"
#include "engine/metrics/open_contacts.hpp"
#include "engine/metrics/world.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// Contacts and their time in one cell of a table. A contact that the end of the run cuts counts
/// without its time.
struct ContactSum {
  std::uint64_t contacts = 0;
  std::uint64_t ms = 0;
};

/// What happened at a place. A pair is counted once in a run as `first` or as a bridge.
struct PlaceContacts {
  ContactSum sum;
  std::uint32_t cross_sector = 0;  ///< contacts between employees of two sectors
  std::uint32_t first = 0;         ///< first contacts in the run of pairs without a tie
  std::uint32_t bridges = 0;       ///< of these, of pairs without a common friend either
};

/// What pairs that have met say about the day; made at its end.
struct PairSummary {
  std::uint64_t pairs = 0;
  std::uint64_t persons = 0;  ///< who met anybody
  double mean_reach = 0.0;    ///< of them: people within two steps over the day's contacts
  std::array<std::uint64_t, encounters::kTieKindNames.size()> new_ties_by_kind{};
  [[nodiscard]] std::uint64_t new_ties() const;
};

class EncounterObserver {
 public:
  /// What `world` refers to must outlive this.
  explicit EncounterObserver(const World& world);

  void take(const Event& event);
  /// Sums up the pairs that have met.
  void finish();

  static constexpr std::array<std::int64_t, 4> kDurationsS = {40, 60, 120, 300};

  [[nodiscard]] const ContactSum& total() const { return total_; }
  [[nodiscard]] const ContactSum& in(encounters::SpaceKind kind) const {
    return by_kind_.at(static_cast<std::size_t>(kind));
  }
  /// Share of the contacts that have ended after kDurationsS[i] or later; 0 if there are none.
  [[nodiscard]] double share_of_duration(std::size_t i) const;
  [[nodiscard]] double mean_duration_s() const;
  /// Of contacts between employees, those of two sectors.
  [[nodiscard]] double cross_sector_share() const;
  /// Of all contacts, those of pairs with a tie that is not strong, and without any.
  [[nodiscard]] double weak_tie_share() const { return share(weak_); }
  [[nodiscard]] double stranger_share() const { return share(strangers_); }
  [[nodiscard]] std::uint64_t bridges() const { return bridges_; }
  [[nodiscard]] const PairSummary& pairs() const { return pairs_; }
  /// Ties in the evening, and the days with this one; only where a run has several days.
  [[nodiscard]] const encounters::TieGraph& evening_ties() const { return evening_ties_; }
  [[nodiscard]] const encounters::TieHistory& history() const { return history_; }

  /// Symmetric matrices, row by row; contacts among equals stand once on the diagonal.
  [[nodiscard]] std::span<const ContactSum> by_role() const { return by_role_; }
  /// Sectors in their order, then people without an employer.
  [[nodiscard]] std::span<const ContactSum> by_sector() const { return by_sector_; }
  [[nodiscard]] std::size_t sector_count() const { return sectors_; }
  [[nodiscard]] const Column<PlaceId, PlaceContacts>& by_place() const { return by_place_; }

  /// Contacts of each person, their milliseconds, and the people met (after `finish`).
  [[nodiscard]] const Column<PersonId, std::uint32_t>& contacts() const { return contacts_; }
  [[nodiscard]] const Column<PersonId, std::uint32_t>& contact_ms() const { return contact_ms_; }
  [[nodiscard]] const Column<PersonId, std::uint32_t>& partners() const { return partners_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  void begin(const Event& event);
  void end(const Event& event);
  void begin_at_place(const Event& event);
  void add_to_matrices(PersonId a, PersonId b, ContactSum sum);
  void add_reach(std::span<const encounters::MetPair> pairs);
  void renew_ties(std::span<const encounters::MetPair> pairs);
  [[nodiscard]] std::size_t sector_of(PersonId person) const;
  [[nodiscard]] double share(std::uint64_t part) const;

  World world_;
  std::size_t sectors_;  ///< with the one of people without an employer
  ContactSum total_;
  std::uint64_t ended_ = 0;
  std::array<std::uint64_t, kDurationsS.size()> lasted_{};
  std::uint64_t weak_ = 0;
  std::uint64_t strangers_ = 0;
  std::uint64_t bridges_ = 0;
  std::array<ContactSum, encounters::kSpaceKindCount> by_kind_{};
  std::vector<ContactSum> by_role_;
  std::vector<ContactSum> by_sector_;
  Column<PlaceId, PlaceContacts> by_place_;
  OpenContacts open_;
  Column<PersonId, std::uint32_t> contacts_;
  Column<PersonId, std::uint32_t> contact_ms_;
  Column<PersonId, std::uint32_t> partners_;
  PairSummary pairs_;
  encounters::TieGraph evening_ties_;
  encounters::TieHistory history_;
};

}  // namespace poai::metrics
