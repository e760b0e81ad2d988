#include "engine/district/place_suggestion.hpp"

#include <fmt/format.h>

#include <vector>

#include "engine/core/lower_case.hpp"
#include "engine/core/suggest.hpp"

namespace poai::district {
namespace {

/// Shorter words are in too many names.
constexpr std::size_t kLeastWordBytes = 4;

std::string asked(const Place& place, const std::string& name) {
  return fmt::format("did you mean \"{}\" ({})?", place.id, name);
}

/// The names as one writes them: without capitals, blanks and underscores.
std::string plain(std::string_view name) {
  std::string text = lower_case(std::string(name));
  std::erase_if(text, [](char c) { return c == ' ' || c == '_' || c == '-'; });
  return text;
}

/// The place of that name.
std::string suggest_by_name(const std::string& written, const District& district) {
  for (const Place& place : district.places) {
    for (const std::string* name : {&place.name_en, &place.name_ja}) {
      if (plain(*name) == written) {
        return fmt::format("that is a name: its id is \"{}\"", place.id);
      }
    }
  }
  return {};
}

std::string suggest_by_like_name(const std::string& written, const District& district) {
  std::vector<std::string> names;
  std::vector<std::pair<const Place*, const std::string*>> of_name;
  for (const Place& place : district.places) {
    for (const std::string* name : {&place.name_en, &place.name_ja}) {
      names.push_back(plain(*name));
      of_name.emplace_back(&place, name);
    }
  }
  const auto nearest = nearest_name(written, names);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool has_words =
        written.size() >= kLeastWordBytes && names[i].find(written) != std::string::npos;
    if (nearest ? names[i] == *nearest : has_words) {
      return asked(*of_name[i].first, *of_name[i].second);
    }
  }
  return {};
}

std::string suggest_of_area(const std::string& written) {
  for (const std::string_view area : kPlaceAreaNames) {
    if (plain(area) == written) {
      return "that is an area: name a place in it";
    }
  }
  return {};
}

}  // namespace

std::string suggest_place(std::string_view written, const District& district) {
  const std::string text = plain(written);
  if (text.empty()) {
    return {};
  }
  std::string suggestion = suggest_by_name(text, district);
  if (suggestion.empty()) {
    suggestion = suggest_of_area(text);
  }
  if (suggestion.empty()) {
    suggestion = did_you_mean(written, district.place_ids());
  }
  return suggestion.empty() ? suggest_by_like_name(text, district) : suggestion;
}

}  // namespace poai::district
