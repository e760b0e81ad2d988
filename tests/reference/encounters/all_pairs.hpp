#pragma once
// Contacts the obvious way: everybody's turns over the whole day in one sorted list, each against
// everybody else. Only the draws are those of the engine.

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "support/meeting_rooms.hpp"

namespace poai::test {

/// Why somebody turned to others.
enum class Reason : std::uint8_t { kCell, kRoom, kBuilding, kCompany, kTie, kIntroduction };

class AllPairs {
 public:
  AllPairs(const MeetingRooms& rooms, SimTime end);

  /// Those that end by the end, in the order of time and keys.
  [[nodiscard]] const std::vector<SeenContact>& contacts() const { return contacts_; }
  /// Bouts that began for that reason.
  [[nodiscard]] int bouts(Reason reason) const {
    const auto found = bouts_.find(reason);
    return found == bouts_.end() ? 0 : found->second;
  }

 private:
  struct Stay {
    std::int64_t from_ms = 0;
    std::int64_t until_ms = 0;
    encounters::Whereabouts where;
  };
  /// The n-th moment that was drawn for a person.
  struct Turn {
    std::int64_t ms = 0;
    std::size_t person = 0;
    std::uint32_t number = 0;
  };
  struct Rates {
    double cell = 0.0;
    double room = 0.0;
    double building = 0.0;
    double company = 0.0;
    double tie = 0.0;
    [[nodiscard]] double sum() const { return cell + room + building + company + tie; }
  };

  void read_stays();
  void add_turns(std::size_t person, std::vector<Turn>& turns) const;
  void take(const Turn& turn);
  void face(const Turn& turn, encounters::SpaceId space, std::uint32_t cell, Reason reason);
  void face_tie(const Turn& turn, double u, const encounters::Whereabouts& where);
  void begin_bout(std::size_t i, std::size_t j, std::int64_t ms, Reason reason);

  [[nodiscard]] PersonKey key(std::size_t i) const { return rooms_.keys[PersonId(i)]; }
  [[nodiscard]] PersonKey table(std::size_t i) const;
  [[nodiscard]] const Stay& stay(std::size_t i, std::int64_t ms) const;
  [[nodiscard]] Rates rates(std::size_t i, const encounters::Whereabouts& where) const;
  [[nodiscard]] double tie_factor(encounters::SpaceId space) const;
  [[nodiscard]] double largest_tie_factor(const encounters::Whereabouts& where) const;
  [[nodiscard]] double affinity(std::size_t i, std::size_t j, encounters::SpaceKind kind) const;
  [[nodiscard]] std::size_t friend_of(std::size_t i, double u) const;
  [[nodiscard]] std::uint32_t cell(std::size_t i, encounters::SpaceId space) const;
  [[nodiscard]] double own(const Turn& turn, random::Purpose purpose, std::uint32_t index) const;

  const MeetingRooms& rooms_;
  SimTime end_;
  std::vector<std::vector<Stay>> stays_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::int64_t> busy_until_ms_;
  std::vector<SeenContact> contacts_;
  std::map<Reason, int> bouts_;
};

}  // namespace poai::test
