#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <regex>
#include <string>
#include <system_error>
#include <tuple>

#include "engine/core/files.hpp"
#include "engine/output/result_folder.hpp"
#include "viz/report/day_sections.hpp"
#include "viz/report/files_in.hpp"

namespace poai::report {
namespace {

namespace fs = std::filesystem;

/// What all pictures may take, so that the page stays below 5 MB with them in Base64 (4 / 3).
constexpr std::uintmax_t kMostPictureBytes = 3'000'000;

struct Picture {
  fs::path file;
  std::string kind;
  std::string time;      ///< "08:20" or "08:20:30"; empty for the whole day
  std::string language;  ///< "en", "ja", or empty
};

constexpr const char* kDifference = "difference";

bool is_of_whole_day(const std::string& kind) {
  return kind == kDifference || kind == "encounters" || kind == "lunch-desert";
}

/// Names as `poai render` and scripts/demo give them: map-0820.png, map-0820-ja.png.
std::optional<Picture> picture_of(const fs::path& file) {
  static const std::regex kName(R"(([a-z][a-z0-9-]*?)(?:-(\d\d)(\d\d)(\d\d)?)?(?:-(en|ja))?\.png)");
  const std::string name = file.filename().string();
  std::smatch parts;
  if (!std::regex_match(name, parts, kName) || parts[2].matched == (parts[1] == kDifference)) {
    return std::nullopt;
  }
  if (is_of_whole_day(parts[1])) {
    return Picture{.file = file, .kind = parts[1], .time = {}, .language = parts[5]};
  }
  const std::string seconds = parts[4].matched ? ":" + parts[4].str() : "";
  return Picture{.file = file,
                 .kind = parts[1],
                 .time = parts[2].str() + ":" + parts[3].str() + seconds,
                 .language = parts[5]};
}

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

std::vector<Picture> pictures_in(const fs::path& folder) {
  std::vector<Picture> pictures;
  for (const fs::path& file : files_in(folder)) {
    const auto picture = picture_of(file);
    if (picture && !is_of_an_earlier_run(file)) {
      pictures.push_back(*picture);
    }
  }
  std::sort(pictures.begin(), pictures.end(), [](const Picture& a, const Picture& b) {
    const bool a_is_of_day = a.time.empty();  // after the moments of the day
    const bool b_is_of_day = b.time.empty();
    return std::tie(a_is_of_day, a.time, a.kind, a.language) <
           std::tie(b_is_of_day, b.time, b.kind, b.language);
  });
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
       {kDifference,
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

}  // namespace

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
      const Text title = kind_title(picture.kind);
      const std::string where =
          folders.size() == 1 ? "" : fmt::format(" ({})", folder.filename().string());
      const Text when =
          picture.time.empty() ? Text() : Text{", " + picture.time, " " + picture.time};
      section.show_picture(read_file(picture.file),
                           {title.en + when.en + where, title.ja + when.ja + where},
                           picture.language);
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
