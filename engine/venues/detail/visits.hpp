#pragma once
// The guests who are at a place now, in slots that are used again; and the queues they stand in.

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/random/draws.hpp"
#include "engine/venues/companions.hpp"
#include "engine/venues/detail/tables.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::venues::detail {

inline constexpr std::uint32_t kNoVisit = std::numeric_limits<std::uint32_t>::max();

/// One guest, or a party by its leader, from joining to leaving.
struct Visit {
  static constexpr double kStayOfPlace = 0.0;

  PersonKey key;
  SimTime must_leave;
  PersonId person;
  random::Occasion occasion;
  std::uint32_t generation = 0;  ///< counts what the slot went through
  std::uint32_t ahead = kNoVisit;
  std::uint32_t behind = kNoVisit;  ///< of a free slot: the next free one
  Companions companions;
  Seating seating;
  Duration least_stay;
  double stay_mean_min = kStayOfPlace;
  bool has_chair = false;

  [[nodiscard]] std::uint32_t persons() const { return companions.party_size(); }
};

/// First and last of a place's queue.
struct QueueEnds {
  std::uint32_t head = kNoVisit;
  std::uint32_t tail = kNoVisit;
  std::uint32_t length = 0;  ///< persons
};

class Visits {
 public:
  void reserve(std::size_t count) { visits_.reserve(count); }
  [[nodiscard]] Visit& operator[](std::uint32_t slot) { return visits_[slot]; }
  [[nodiscard]] const Visit& operator[](std::uint32_t slot) const { return visits_[slot]; }
  [[nodiscard]] std::size_t bytes() const { return visits_.capacity() * sizeof(Visit); }

  /// A slot for `visit`, whose generation goes on counting.
  [[nodiscard]] std::uint32_t add(Visit visit) {
    if (first_free_ == kNoVisit) {
      visits_.push_back(visit);
      return static_cast<std::uint32_t>(visits_.size() - 1);
    }
    const std::uint32_t slot = first_free_;
    first_free_ = visits_[slot].behind;
    visit.generation = visits_[slot].generation;
    visits_[slot] = visit;
    return slot;
  }
  void release(std::uint32_t slot) {
    ++visits_[slot].generation;
    visits_[slot].behind = first_free_;
    first_free_ = slot;
  }

  void enqueue(QueueEnds& queue, std::uint32_t slot) {
    visits_[slot].ahead = queue.tail;
    visits_[slot].behind = kNoVisit;
    (queue.tail == kNoVisit ? queue.head : visits_[queue.tail].behind) = slot;
    queue.tail = slot;
    queue.length += visits_[slot].persons();
  }
  /// Takes a guest out of the queue, wherever in it; what was to end the wait is out of date then.
  void leave_queue(QueueEnds& queue, std::uint32_t slot) {
    expects(queue.length > 0, "who leaves a queue stands in it");
    Visit& visit = visits_[slot];
    (visit.ahead == kNoVisit ? queue.head : visits_[visit.ahead].behind) = visit.behind;
    (visit.behind == kNoVisit ? queue.tail : visits_[visit.behind].ahead) = visit.ahead;
    ++visit.generation;
    queue.length -= visit.persons();
  }

  void checkpoint(storage::Archive& archive);

 private:
  std::vector<Visit> visits_;
  std::uint32_t first_free_ = kNoVisit;
};

}  // namespace poai::venues::detail
