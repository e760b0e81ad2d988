#pragma once
// Who waits to get onto a link that is full or takes people in one by one: first come, first
// served.

#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement::detail {

/// What somebody wants: to get from a link (none = starts) onto the next one (none = has arrived).
struct Move {
  std::int64_t time_ms = 0;
  std::uint64_t tie_break = 0;
  PersonId person;
  DirectedLinkId from;
  DirectedLinkId next;
};

/// A line a link. Links without anybody waiting cost nothing.
class WaitingLines {
 public:
  explicit WaitingLines(std::size_t link_count) : lines_(link_count) {}

  [[nodiscard]] bool empty(LinkId link) const {
    return lines_[link].first == lines_[link].moves.size();
  }
  [[nodiscard]] const Move& front(LinkId link) const {
    return lines_[link].moves[lines_[link].first];
  }

  void push(const Move& move) {
    const LinkId link = link_of(move.next);
    if (lines_[link].moves.empty()) {
      crowded_.push_back(link);
    }
    lines_[link].moves.push_back(move);
  }

  void pop(LinkId link) { ++lines_[link].first; }

  /// Calls serve(link) for every link that has a line, in the order in which the lines arose, and
  /// forgets those that are empty then. Nobody may be pushed meanwhile.
  template <class Serve>
  void for_each_line(Serve serve) {
    std::size_t kept = 0;
    for (const LinkId link : crowded_) {
      serve(link);
      if (empty(link)) {
        lines_[link].moves.clear();
        lines_[link].first = 0;
      } else {
        crowded_[kept++] = link;
      }
    }
    crowded_.resize(kept);
  }

  void checkpoint(storage::Archive& archive);

 private:
  struct Line {
    std::vector<Move> moves;
    std::size_t first = 0;
  };
  Column<LinkId, Line> lines_;
  std::vector<LinkId> crowded_;
};

}  // namespace poai::movement::detail
