#pragma once
// Where the records with a text id are; duplicates are found when they are added.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace poai::formats {

/// Ids in the order in which they were added. Looked up only, never iterated unordered.
class IdIndex {
 public:
  /// False if the id is there already.
  bool add(const std::string& id) {
    const bool is_new = by_id_.emplace(id, names_.size()).second;
    names_.push_back(id);
    return is_new;
  }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const {
    const auto found = by_id_.find(std::string(id));
    return found == by_id_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Records may be missing, since their table cannot be read.
  void mark_incomplete() { is_incomplete_ = true; }
  [[nodiscard]] bool is_incomplete() const { return is_incomplete_; }

 private:
  std::unordered_map<std::string, std::size_t> by_id_;
  std::vector<std::string> names_;
  bool is_incomplete_ = false;
};

}  // namespace poai::formats
