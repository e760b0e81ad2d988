#pragma once
// The words of a map in the language chosen.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "viz/render/map_scene.hpp"

namespace poai::viz {

enum class Language { kJapanese, kEnglish };

/// Words of maps of flows, densities, lunch and encounters; {} stands for a number or name.
struct ThemeWords {
  std::string walkers_per_15min;
  std::string passengers_per_h;  ///< of an hour from {} until {}
  std::string load;
  std::string and_more;
  std::string persons_per_m2;
  std::string difference_per_m2;
  std::string nearly_equal;
  std::string no_difference;
  std::string one_moment;   ///< said of a difference
  std::string added_place;  ///< with {} for the base
  std::string now;
  std::string guests;
  std::string queue;
  std::string went_off;
  std::string seats;
  std::string so_far;
  std::string served;
  std::string unserved;
  std::string tries;  ///< how visits that ended unserved differ from meals
  std::string lunch_not_got;
  std::string whole_day;
  std::string no_place;
  std::string walkers_differ;
  std::string guests_differ;
  std::string more_guests;
  std::string fewer_guests;
  std::string mean_of_pairs;
  std::string beyond_chance;
  std::string or_equal;
  std::string meals_per_seat;
  std::string no_seat;
  std::string meals_wanted;
  std::string place_with_seats;
  std::string wanted;
  std::string not_got;
  std::string contact_hours;
  std::string but_in_transit;  ///< what those hours and the bridges leave out
  std::string meeting_place;
  std::string best_bridges;
  std::string bridges;
  std::string arcs;
  std::string hours;
  std::string to_bridges;
};

struct MapWords {
  std::array<std::string, kPersonGroupCount> groups;
  std::array<std::string, kDayTypeCount> day_types;
  std::string scenario;            ///< with {} for its name
  std::string day_as_a_whole;      ///< said of a picture that shows no moment
  std::string people;              ///< with {} for their number
  std::string of_these;            ///< heading of how the same people move
  std::string walking;             ///< with {}
  std::string waiting;             ///< with {}
  std::string in_trains;           ///< with {}
  std::string waiting_in_space;    ///< with {}; of a view with heights
  std::string in_trains_in_space;  ///< with {}
  std::string drawn_larger;
  std::string not_shown;  ///< with {}
  std::string buildings;  ///< heading of their uses
  std::string ways_and_places;
  std::array<std::string, kBuildingUseCount> uses;
  std::array<std::string, kWayKindCount> ways;
  std::array<std::string, kPlaceMarkCount> places;
  std::string findings;                           ///< heading of what `poai check` finds
  std::array<std::string, kFlawMarkCount> flaws;  ///< with {} for their number
  ThemeWords themes;
};

[[nodiscard]] const MapWords& words_in(Language language);

/// "12,345".
[[nodiscard]] std::string with_commas(double number);

/// The text in lines of at most `most` columns (a Latin letter is one, all else two), broken at
/// spaces and between characters that are not Latin.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, std::size_t most);

}  // namespace poai::viz
