#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>

#include "engine/core/files.hpp"
#include "engine/output/result_folder.hpp"
#include "viz/picture_note.hpp"
#include "viz/report/day_sections.hpp"
#include "viz/report/files_in.hpp"

namespace poai::report {
namespace {

namespace fs = std::filesystem;

/// What all pictures may take, so that the page stays below 5 MB with them in Base64 (4 / 3).
constexpr std::uintmax_t kMostPictureBytes = 3'000'000;

struct Picture {
  fs::path file;
  viz::PictureNote note;
};

/// A run or comparison with --overwrite leaves the pictures of the one before.
bool is_of_an_earlier_run(const fs::path& picture) {
  std::error_code no_picture;
  const auto drawn = fs::last_write_time(picture, no_picture);
  const auto is_older_than = [&](const char* file) {
    std::error_code no_file;
    const auto written = fs::last_write_time(picture.parent_path() / file, no_file);
    return !no_file && !no_picture && drawn < written;
  };
  return is_older_than(output::kRunFile) || is_older_than("compare.json");
}

/// Pictures that `poai render` made, of any name.
std::vector<Picture> pictures_in(const fs::path& folder) {
  std::vector<Picture> pictures;
  for (const fs::path& file : files_in(folder)) {
    const auto note = viz::note_of(file);
    if (note && note->kind != "view" && !is_of_an_earlier_run(file)) {
      pictures.push_back({.file = file, .note = *note});
    }
  }
  const auto order = [](const Picture& picture) {
    const viz::PictureNote& note = picture.note;
    return std::tuple<bool, std::string_view, std::string_view, std::string_view, std::string_view>(
        note.moment.empty(),  // what is of the day comes after its moments
        note.moment, note.kind, note.base, note.language);
  };
  std::stable_sort(pictures.begin(), pictures.end(),
                   [&order](const Picture& a, const Picture& b) { return order(a) < order(b); });
  return pictures;
}

Text kind_title(const std::string& kind) {
  struct Titled {
    const char* kind;
    Text title;
  };
  static const std::array<Titled, 8> kTitles = {
      {{"map", {"People outdoors, in vehicles and in queues", "移動中・待ち列の人"}},
       {"density", {"Density of people", "人口密度"}},
       {"flow", {"Flows of walkers and trains", "歩行者と列車の流れ"}},
       {"island3d", {"The island in space", "島の立体図"}},
       {"lunch", {"Queues, seats and meals not got", "昼食の行列・席・不足"}},
       {"lunch-desert", {"Meals wanted against seats near", "昼食需要と近くの席数"}},
       {viz::kDifferenceKind,
        {"What differs beyond chance, or equally in all pairs",
         "偶然を超える差、または全組で同じ差"}},
       {"encounters", {"Encounters", "出会い"}}}};
  for (const Titled& titled : kTitles) {
    if (kind == titled.kind) {
      return titled.title;
    }
  }
  return same(kind);
}

/// "Density of people, more or less than weekday, 08:20".
Text caption_of(const viz::PictureNote& note) {
  Text caption = kind_title(note.kind);
  if (!note.base.empty() && note.kind != viz::kDifferenceKind) {
    caption.en += ", more or less than " + note.base;
    caption.ja += "（" + note.base + " との差）";
  }
  if (!note.moment.empty()) {
    caption.en += ", " + note.moment;
    caption.ja += " " + note.moment;
  }
  return caption;
}

}  // namespace

bool has_pictures(const fs::path& folder, const std::string& language) {
  const std::vector<Picture> pictures = pictures_in(folder);
  return std::any_of(pictures.begin(), pictures.end(), [&language](const Picture& picture) {
    return picture.note.language == language;
  });
}

Section pictures_section(const std::vector<fs::path>& folders) {
  Section section("pictures", {"Maps", "地図"});
  std::uintmax_t bytes = 0;
  std::size_t left_out = 0;
  for (const fs::path& folder : folders) {
    for (const Picture& picture : pictures_in(folder)) {
      std::error_code error;
      const std::uintmax_t size = fs::file_size(picture.file, error);
      if (error || bytes + size > kMostPictureBytes) {
        ++left_out;
        continue;
      }
      bytes += size;
      Text caption = caption_of(picture.note);
      if (folders.size() > 1) {
        caption.en += fmt::format(" ({})", picture.note.subject);
        caption.ja += fmt::format("（{}）", picture.note.subject);
      }
      section.show_picture(read_file(picture.file), caption, picture.note.language);
    }
  }
  if (left_out > 0) {
    section.say({fmt::format("{} more pictures are in the folder; with them this page would be too "
                             "large to send.",
                             left_out),
                 fmt::format("ほか {} 枚はフォルダにある（ページ容量のため省略）。", left_out)});
  }
  return section;
}

}  // namespace poai::report
