// What of the walking engine is in a checkpoint: all that changes. Capacities and efforts are made
// from the inputs.

#include "engine/movement/detail/walk_engine_impl.hpp"
#include "engine/storage/archive.hpp"

namespace poai::movement {

using detail::HeapItem;
using detail::LinkSide;
using detail::LinkState;
using detail::Walker;
using storage::Archive;
using storage::Field;

void WalkEngine::Impl::checkpoint(Archive& archive) {
  archive.rows("links", links_.values(), Field{"clock_s", &LinkState::clock_s},
               Field{"updated_ms", &LinkState::updated_ms},
               Field{"inflow_free_us", &LinkState::inflow_free_us},
               Field{"inflow_gap_us", &LinkState::inflow_gap_us},
               Field{"factor", &LinkState::factor});
  for (const unsigned direction : {0U, 1U}) {
    Archive side = archive.part(direction == 0 ? "forward" : "backward");
    const auto of = [direction](auto member) {
      return [direction, member](auto& link) -> auto& { return link.sides[direction].*member; };
    };
    side.rows("links", links_.values(), Field{"last_entry_ms", of(&LinkSide::last_entry_ms)},
              Field{"count", of(&LinkSide::count)}, Field{"entered", of(&LinkSide::entered)},
              Field{"left", of(&LinkSide::left)});
  }
  archive.fixed("next_free_us", next_free_us_.values());
  archive.lists_of("heaps", heaps_.values(), Field{"exit_s", &HeapItem::exit_s},
                   Field{"tie_break", &HeapItem::tie_break}, Field{"person", &HeapItem::person});
  checkpoint_walkers(archive);
  Archive calendar = archive.part("calendar");
  calendar_.checkpoint(calendar);
  Archive lines = archive.part("lines");
  lines_.checkpoint(lines);
  Archive passages = archive.part("passages");
  passages_.checkpoint(passages);
  archive.list("touched", touched_);
  archive.value("walker_count", walkers_);
  archive.value("link_entries", entries_);
  archive.value("stuck_releases", releases_);
}

// Destinations are numbered anew when a scenario brings another place: nodes are not.
void WalkEngine::Impl::checkpoint_walkers(Archive& archive) {
  std::vector<NodeId> to;
  for (const Walker& walker : persons_) {
    to.push_back(walker.to.valid() ? fields_->node_of(walker.to) : NodeId::none());
  }
  archive.rows("walkers", persons_.values(), Field{"exit_s", &Walker::exit_s},
               Field{"tie_break", &Walker::tie_break},
               Field{"free_speed_mps", &Walker::free_speed_mps}, Field{"link", &Walker::link},
               Field{"held", &Walker::held});
  archive.fixed("walkers_to_node", std::span<NodeId>(to));
  for (std::size_t i = 0; archive.reads() && i < to.size(); ++i) {
    persons_[PersonId(i)].to =
        to[i].valid() ? fields_->destination_of(to[i]) : routing::DestinationId::none();
  }
}

void WalkEngine::checkpoint(Archive& archive) { impl_->checkpoint(archive); }

namespace detail {

void SecondCalendar::checkpoint(Archive& archive) {
  archive.value("now_s", now_);
  archive.lists_of("buckets", std::span<std::vector<DirectedLinkId>>(buckets_),
                   Field{"link", storage::kItself});
  archive.fixed("wakes_at_s", wakes_at_.values());
}

void WaitingLines::checkpoint(Archive& archive) {
  std::vector<std::vector<Move>> waiting(lines_.size());
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const Line& line = lines_[LineId(i)];
    waiting[i].assign(line.moves.begin() + static_cast<std::ptrdiff_t>(line.first),
                      line.moves.end());
  }
  archive.lists_of("waiting", std::span<std::vector<Move>>(waiting),
                   Field{"time_ms", &Move::time_ms}, Field{"tie_break", &Move::tie_break},
                   Field{"person", &Move::person}, Field{"from", &Move::from},
                   Field{"next", &Move::next});
  archive.list("crowded", crowded_);
  for (std::size_t i = 0; archive.reads() && i < waiting.size(); ++i) {
    lines_[LineId(i)] = {.moves = std::move(waiting[i]), .first = 0};
  }
}

}  // namespace detail
}  // namespace poai::movement
