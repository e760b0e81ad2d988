#pragma once
// Hands the state of one engine over to another one that was made like it, through a file.

#include <algorithm>
#include <span>
#include <tuple>

#include "engine/core/event.hpp"
#include "engine/storage/archive.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::test {

template <class Stateful>
void hand_over(Stateful& from, Stateful& to) {
  using storage::Archive;
  using storage::File;
  const TemporaryFolder folder;
  {
    File file = File::create(folder / "state.h5");
    Archive archive(file.root().make_group("state"), Archive::Direction::kWrite);
    from.checkpoint(archive);
    file.close();
  }
  const File file = File::open(folder / "state.h5");
  Archive archive(file.root().group("state"), Archive::Direction::kRead);
  to.checkpoint(archive);
}

inline bool same_events(std::span<const Event> a, std::span<const Event> b) {
  const auto members = [](const Event& event) {
    return std::tie(event.time, event.person, event.a, event.b, event.kind, event.detail);
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const Event& x, const Event& y) { return members(x) == members(y); });
}

}  // namespace poai::test
