#include "viz/render/render_options.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <system_error>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/words.hpp"
#include "viz/picture_note.hpp"
#include "viz/render/movie_file.hpp"
#include "viz/target_file.hpp"

namespace poai::viz {
namespace {

namespace fs = std::filesystem;

constexpr Duration kFilmStep = Duration::seconds(2);
constexpr Duration kPictureStep = Duration::minutes(5);

void add(Problems& problems, const std::string& option, const std::string& problem,
         const std::string& suggestion) {
  problems.add_scenario_problem(
      {.place = {}, .key = option, .problem = problem, .reason = {}, .suggestion = suggestion});
}

SimTime time_of(const std::string& option, const std::string& word, Problems& problems) {
  const auto time = parse_time(word);
  if (!time) {
    add(problems, option, fmt::format("\"{}\" is not a time", word),
        "write HH:MM or HH:MM:SS from 00:00 to 30:00, such as 08:20");
  }
  return time.value_or(SimTime());
}

void read_size(const std::string& size, MapOptions& picture, Problems& problems) {
  constexpr int kSmallest = 200;
  constexpr int kLargest = 16'000;
  char end = '\0';
  const int read =
      std::sscanf(size.c_str(), "%dx%d%c", &picture.width_px, &picture.height_px, &end);
  const auto fits = [](int pixels) { return pixels >= kSmallest && pixels <= kLargest; };
  if (read != 2 || !fits(picture.width_px) || !fits(picture.height_px)) {
    add(problems, "--size", fmt::format("\"{}\" is not a size", size),
        fmt::format("write WIDTHxHEIGHT in pixels, each from {} to {}", kSmallest, kLargest));
  }
}

std::optional<Sequence> sequence_of(const RenderWords& words, Problems& problems) {
  if (words.movie.empty() && words.every.empty() && words.from.empty() && words.until.empty()) {
    return std::nullopt;
  }
  if (words.from.empty() || words.until.empty()) {
    add(problems, words.from.empty() ? "--from" : "--until", "is needed for more than one picture",
        "name both ends, such as --from 07:30 --until 09:00");
    return std::nullopt;
  }
  Sequence sequence;
  sequence.from = time_of("--from", words.from, problems);
  sequence.until = time_of("--until", words.until, problems);
  sequence.every = words.movie.empty() ? kPictureStep : kFilmStep;
  if (!words.every.empty()) {
    sequence.every = time_of("--every", words.every, problems) - SimTime();
  }
  if (problems.empty() && sequence.until <= sequence.from) {
    add(problems, "--until", "must be after --from", {});
  }
  if (problems.empty() && sequence.every.ms <= 0) {
    add(problems, "--every", "must be over 00:00:00", {});
  }
  return sequence;
}

}  // namespace

RenderOptions checked(const RenderWords& words) {
  Problems problems;
  RenderOptions options;
  options.picture.language = words.language == "en" ? Language::kEnglish : Language::kJapanese;
  options.kind = parse_word<PictureKind>(kPictureKindNames, words.kind).value_or(PictureKind::kMap);
  options.camera =
      parse_word<CameraPath>(kCameraPathNames, words.camera).value_or(CameraPath::kStill);
  options.picture.area = parse_word<MapArea>(kMapAreaNames, words.area).value_or(MapArea::kAll);
  if (!words.base.empty() && options.kind != PictureKind::kDensity) {
    add(problems, "--base", "goes with densities only", "add --kind density");
  }
  read_size(words.size, options.picture, problems);
  options.at = time_of("--at", words.at, problems);
  options.sequence = sequence_of(words, problems);
  if (options.sequence && is_of_whole_day(options.kind)) {
    add(problems, "--from", fmt::format("does not go with --kind {}", words.kind),
        "it shows the whole day in one picture: leave the times out");
  }
  if (!words.movie.empty() && words.movie.extension() != ".mp4") {
    add(problems, "--movie", fmt::format("\"{}\" is no MP4 file", words.movie.string()),
        "name a file that ends with .mp4");
  }
  const bool is_picture = words.movie.empty() && !options.sequence && !words.file.empty();
  if (is_picture && words.file.extension() != ".png") {
    add(problems, "--output", fmt::format("\"{}\" is no PNG file", words.file.string()),
        "name a file that ends with .png");
  }
  if (!words.movie.empty() && !words.file.empty()) {
    add(problems, "--output", "does not go with --movie", "name one of them");
  }
  problems.throw_if_any();
  return options;
}

std::vector<SimTime> moments_of(const Sequence& sequence) {
  std::vector<SimTime> moments;
  for (SimTime time = sequence.from; time < sequence.until; time = time + sequence.every) {
    moments.push_back(time);
  }
  return moments;
}

std::string stamp_of(SimTime time) {
  std::string stamp = format_time(time);
  std::erase(stamp, ':');
  return stamp;
}

void refuse_to_replace_others(const fs::path& file, const std::string& option) {
  std::error_code error;
  const bool is_film = file.extension() == ".mp4";
  const bool is_ours =
      file_exists(file) && (fs::file_size(file, error) == 0 ||
                            (is_film ? is_film_of_ours(file) : note_of(file).has_value()));
  expect_writable(file, option, is_film ? "film" : "picture",
                  is_ours ? Owner::kPoai : Owner::kOther);
}

}  // namespace poai::viz
