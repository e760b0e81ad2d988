#include "engine/district/rail_name.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace poai::district {
namespace {

constexpr std::string_view kFullWidthBlank = "　";

/// The words of a name, between blanks of either width.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  while (!name.empty()) {
    const bool is_wide = name.starts_with(kFullWidthBlank);
    if (is_wide || name.front() == ' ') {
      if (!word.empty()) {
        words.push_back(std::move(word));
      }
      word.clear();
      name.remove_prefix(is_wide ? kFullWidthBlank.size() : 1);
    } else {
      word += name.front();
      name.remove_prefix(1);
    }
  }
  if (!word.empty()) {
    words.push_back(std::move(word));
  }
  return words;
}

/// The words with which all of the names begin.
std::string common_begin(const std::vector<std::vector<std::string>>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.front().size(); ++i) {
    const std::string& word = names.front()[i];
    const bool all = std::all_of(names.begin(), names.end(), [&word, i](const auto& name) {
      return i < name.size() && name[i] == word;
    });
    if (!all) {
      break;
    }
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

std::string replaced(std::string_view text, std::string_view before, const std::string& after) {
  std::string result;
  for (std::size_t at = text.find(before); at != std::string_view::npos; at = text.find(before)) {
    result.append(text.substr(0, at)).append(after);
    text.remove_prefix(at + before.size());
  }
  return result.append(text);
}

}  // namespace

const RailName& any_rail() {
  static const RailName kAny = {.en = "train", .ja = "列車"};
  return kAny;
}

RailName rail_name(const Transit& transit) {
  std::map<std::string, std::vector<std::vector<std::string>>> by_first_word;
  std::size_t routes = 0;
  for (const Route& route : transit.routes) {
    std::vector<std::string> words = words_of(route.name);
    if (route.mode == Mode::kPortLiner) {
      ++routes;
      if (!words.empty()) {
        const std::string first = words.front();
        by_first_word[first].push_back(std::move(words));
      }
    }
  }
  for (const auto& [first, names] : by_first_word) {
    if (2 * names.size() > routes) {
      const std::string name = common_begin(names);
      const RailName bundled;
      return name == bundled.ja ? bundled : RailName{.en = name, .ja = name};
    }
  }
  return any_rail();
}

std::string about_rail(std::string_view words, const RailName& name) {
  const RailName bundled;
  return replaced(replaced(words, bundled.en, name.en), bundled.ja, name.ja);
}

}  // namespace poai::district
