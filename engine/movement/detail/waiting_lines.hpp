#pragma once
// Who waits to get onto a link that is full, closed or takes people in one by one, or to reach a
// node that has no room: first come, first served.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement::detail {

/// The directed links of a network, then the links to nodes with limited room.
using LineId = Id<struct LineTag>;

/// What somebody wants: to get from a link (none = starts) onto the next one (none = has arrived).
struct Move {
  std::int64_t time_ms = 0;
  std::uint64_t tie_break = 0;
  PersonId person;
  DirectedLinkId from;
  DirectedLinkId next;
};

/// The order in which moves are settled.
[[nodiscard]] inline bool settled_before(const Move& a, const Move& b) {
  return a.time_ms != b.time_ms ? a.time_ms < b.time_ms : a.tie_break < b.tie_break;
}

/// Lines without anybody waiting cost nothing.
class WaitingLines {
 public:
  explicit WaitingLines(std::size_t count) : lines_(count) {}

  /// More lines behind those there are.
  void add(std::size_t count) { lines_.resize(lines_.size() + count); }

  [[nodiscard]] bool empty(LineId line) const {
    return lines_[line].first == lines_[line].moves.size();
  }
  [[nodiscard]] const Move& front(LineId line) const {
    return lines_[line].moves[lines_[line].first];
  }

  void push(LineId line, const Move& move) {
    if (lines_[line].moves.empty()) {
      crowded_.push_back(line);
    }
    lines_[line].moves.push_back(move);
  }

  void pop(LineId line) { ++lines_[line].first; }

  /// Those who wait in the line, in their order.
  [[nodiscard]] std::span<const Move> waiting(LineId line) const {
    return std::span(lines_[line].moves).subspan(lines_[line].first);
  }

  /// Appends all who wait in the line to `moves` and empties it.
  void take(LineId line, std::vector<Move>& moves) {
    const std::span<const Move> taken = waiting(line);
    moves.insert(moves.end(), taken.begin(), taken.end());
    lines_[line].first = lines_[line].moves.size();
  }

  /// Calls serve(line) for every line that has somebody, in the order in which they arose, and
  /// forgets those that are empty then. Nobody may be pushed meanwhile.
  template <class Serve>
  void for_each_line(Serve serve) {
    std::size_t kept = 0;
    for (const LineId line : crowded_) {
      serve(line);
      if (empty(line)) {
        lines_[line].moves.clear();
        lines_[line].first = 0;
      } else {
        crowded_[kept++] = line;
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
  Column<LineId, Line> lines_;
  std::vector<LineId> crowded_;
};

}  // namespace poai::movement::detail
