#include "engine/district/district.hpp"

namespace poai::district {

std::optional<PlaceId> District::find_place(std::string_view id) const {
  const auto found = place_by_id.find(id);
  return found == place_by_id.end() ? std::nullopt : std::optional(found->second);
}

bool District::lacks_place(std::string_view id) const { return has_all_places && !find_place(id); }

std::vector<std::string> District::place_ids() const {
  std::vector<std::string> ids;
  ids.reserve(place_by_id.size());
  for (const auto& [id, place] : place_by_id) {
    ids.push_back(id);
  }
  return ids;
}

}  // namespace poai::district
