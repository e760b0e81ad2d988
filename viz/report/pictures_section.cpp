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
  std::string time;      ///< "08:20" or "08:20:30"
  std::string language;  ///< "en", "ja", or empty
};

/// Names as `poai render` and scripts/demo give them: map-0820.png, map-0820-ja.png.
std::optional<Picture> picture_of(const fs::path& file) {
  static const std::regex kName(R"(([a-z0-9]+)-(\d\d)(\d\d)(\d\d)?(?:-(en|ja))?\.png)");
  const std::string name = file.filename().string();
  std::smatch parts;
  if (!std::regex_match(name, parts, kName)) {
    return std::nullopt;
  }
  const std::string seconds = parts[4].matched ? ":" + parts[4].str() : "";
  return Picture{.file = file,
                 .kind = parts[1],
                 .time = parts[2].str() + ":" + parts[3].str() + seconds,
                 .language = parts[5]};
}

/// A run with --overwrite leaves the pictures of the one before.
bool is_of_an_earlier_run(const fs::path& picture) {
  std::error_code no_run;
  std::error_code no_picture;
  const auto run = fs::last_write_time(picture.parent_path() / output::kRunFile, no_run);
  const auto drawn = fs::last_write_time(picture, no_picture);
  return !no_run && !no_picture && drawn < run;
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
    return std::tie(a.time, a.kind, a.language) < std::tie(b.time, b.kind, b.language);
  });
  return pictures;
}

Text kind_title(const std::string& kind) {
  struct Titled {
    const char* kind;
    Text title;
  };
  static const std::array<Titled, 6> kTitles = {
      {{"map", {"People outdoors, in vehicles and in queues", "移動中・待ち列の人"}},
       {"density", {"Density of people", "人口密度"}},
       {"flow", {"Flows of walkers and trains", "歩行者と列車の流れ"}},
       {"island3d", {"The island in space", "島の立体図"}},
       {"lunch", {"Queues, seats and meals not got", "昼食の行列・席・不足"}},
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
      section.show_picture(read_file(picture.file),
                           {fmt::format("{}, {}{}", title.en, picture.time, where),
                            fmt::format("{} {}{}", title.ja, picture.time, where)},
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
