// poai render: pictures and films of a result folder, pictures of a district.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/progress.hpp"
#include "engine/output/result_folder.hpp"
#include "viz/language.hpp"
#include "viz/render/comparison_scene.hpp"
#include "viz/render/island_pictures.hpp"
#include "viz/render/map_painter.hpp"
#include "viz/render/map_pictures.hpp"
#include "viz/render/map_scene.hpp"
#include "viz/render/picture_sequence.hpp"
#include "viz/render/render_options.hpp"

namespace poai::viz {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(InputKind kind, const fs::path& file, const std::string& key,
                         const std::string& problem, const std::string& reason) {
  throw InputError(kind, {Problem{.place = {.file = file.string()},
                                  .key = key,
                                  .problem = problem,
                                  .reason = reason,
                                  .suggestion = {}}});
}

bool is_district(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "district.toml", ignored);
}

bool is_comparison(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kComparisonFile, ignored);
}

void check_folder(const fs::path& folder) {
  std::error_code ignored;
  if (!is_district(folder) && !is_comparison(folder) && fs::is_directory(folder, ignored) &&
      !fs::exists(folder / output::kRunFile, ignored)) {
    refuse(InputKind::kFiles, folder, {}, "is neither a result folder nor a district or comparison",
           "it has no run.h5, district.toml or compare.json");
  }
}

/// What was named is seen to before anything is read or drawn.
void check_target(const RenderWords& words, const RenderOptions& options) {
  if (!words.movie.empty()) {
    refuse_to_replace_others(words.movie, "--movie");
  } else if (!words.file.empty() && !options.sequence) {
    refuse_to_replace_others(words.file, "--output");
  }
}

/// A district is input: its picture goes beside the user.
fs::path draw_district(const RenderWords& words, const RenderOptions& options) {
  if (options.sequence || words.kind != "map") {
    refuse(InputKind::kScenario, words.folder, options.sequence ? "--from" : "--kind",
           "needs a result folder", "this is a district, in which nothing moves");
  }
  const MapScene scene = scene_of_district(words.folder);
  fs::path file =
      words.file.empty() ? fs::path(fmt::format("{}-{}.png", scene.name, words.kind)) : words.file;
  refuse_to_replace_others(file, "--output");
  paint_map(scene, options.picture, file);
  return file;
}

/// What differs over the whole day.
fs::path draw_comparison(const RenderWords& words, const RenderOptions& options) {
  if (options.sequence || (words.kind != "map" && words.kind != "density")) {
    refuse(InputKind::kScenario, words.folder, options.sequence ? "--from" : "--kind",
           "needs a result folder", "this is a comparison, which is of whole days");
  }
  fs::path file = words.file.empty() ? words.folder / "difference.png" : words.file;
  const MapScene scene = scene_of_comparison(words.folder);
  refuse_to_replace_others(file, "--output");
  paint_map(scene, options.picture, file);
  return file;
}

output::TimeWindow time_of(const RenderOptions& options) {
  if (options.sequence) {
    return {options.sequence->from, options.sequence->until};
  }
  return {options.at, {options.at.ms + 1}};
}

std::unique_ptr<Pictures> pictures_of(const RenderWords& words, const RenderOptions& options) {
  RunScenes scenes(words.folder, time_of(options), options.kind);
  if (!words.base.empty()) {
    scenes.compare_with(words.base);
  }
  if (options.kind == PictureKind::kIsland3d) {
    return std::make_unique<IslandPictures>(std::move(scenes), time_of(options), options.picture,
                                            options.camera);
  }
  return std::make_unique<MapPictures>(std::move(scenes), time_of(options), options.picture);
}

fs::path draw_once(const RenderWords& words, const RenderOptions& options) {
  const std::string name = is_of_whole_day(options.kind)
                               ? fmt::format("{}.png", words.kind)
                               : fmt::format("{}-{}.png", words.kind, stamp_of(options.at));
  fs::path file = words.file.empty() ? words.folder / name : words.file;
  const auto pictures = pictures_of(words, options);
  refuse_to_replace_others(file, "--output");
  pictures->draw(options.at);
  pictures->write_png(file);
  return file;
}

/// Returns the exit code.
int draw_sequence(const RenderWords& words, const RenderOptions& options,
                  const app::CommandContext& context) {
  const auto pictures = pictures_of(words, options);
  const std::vector<SimTime> moments = moments_of(*options.sequence);
  Progress progress(words.movie.empty() ? "drawing" : "filming",
                    context.verbosity == Verbosity::kQuiet ? Progress::Style::kSilent
                                                           : Progress::style_for_stderr());
  const SequenceControl control{progress, app::interrupt_requested()};
  if (words.movie.empty()) {
    const fs::path folder = words.file.empty() ? words.folder : words.file;
    const auto files = write_pictures(*pictures, moments, folder, words.kind, control);
    for (const fs::path& file : files) {
      fmt::print("{}\n", file.string());
    }
    if (files.size() < moments.size()) {
      context.logger->warn("interrupted: {} of {} pictures are there", files.size(),
                           moments.size());
      return app::kInterrupted;
    }
    return app::kDone;
  }
  if (!write_movie(*pictures, moments, options.picture, words.movie, control)) {
    context.logger->warn("interrupted: no film was written");
    return app::kInterrupted;
  }
  fmt::print("{}\n", words.movie.string());
  return app::kDone;
}

int render(const RenderWords& words, const app::CommandContext& context) {
  const auto start = std::chrono::steady_clock::now();
  const RenderOptions options = checked(words);
  check_folder(words.folder);
  check_target(words, options);
  int code = app::kDone;
  if (is_district(words.folder)) {
    fmt::print("{}\n", draw_district(words, options).string());
  } else if (is_comparison(words.folder)) {
    fmt::print("{}\n", draw_comparison(words, options).string());
  } else if (options.sequence) {
    code = draw_sequence(words, options, context);
  } else {
    fmt::print("{}\n", draw_once(words, options).string());
  }
  context.logger->debug(
      "{} x {} pixels drawn in {:.2f} s", options.picture.width_px, options.picture.height_px,
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return code;
}

void add_times(CLI::App& command, RenderWords& words) {
  command.add_option("--at", words.at, "Time of day of one picture, HH:MM")->capture_default_str();
  command.add_option("--from", words.from, "First time of many pictures");
  command.add_option("--until", words.until, "Time before which they end");
  command.add_option("--every", words.every,
                     "Time between two of them, HH:MM[:SS]; default 00:05, for a film 00:00:02");
  command.add_option("--movie", words.movie, "MP4 file to write them to (needs ffmpeg)");
}

}  // namespace

void add_render_command(CLI::App& program, app::CommandContext& context) {
  auto words = std::make_shared<RenderWords>();
  words->language = language_of_user();
  CLI::App* command = program.add_subcommand(
      "render", "Draw pictures or a film of a result, a comparison or a district");
  command->add_option("DIR", words->folder, "Folder of a run, a comparison or a district")
      ->required();
  command->add_option("--kind", words->kind, "What to draw")
      ->check(CLI::IsMember(
          std::vector<std::string>(kPictureKindNames.begin(), kPictureKindNames.end())))
      ->capture_default_str();
  command->add_option("--base", words->base,
                      "Result folder to which densities are shown as differences");
  command->add_option("--camera", words->camera, "How the view of island3d moves over a film")
      ->check(
          CLI::IsMember(std::vector<std::string>(kCameraPathNames.begin(), kCameraPathNames.end())))
      ->capture_default_str();
  command->add_option("--area", words->area, "How much a map shows")
      ->check(CLI::IsMember(std::vector<std::string>(kMapAreaNames.begin(), kMapAreaNames.end())))
      ->capture_default_str();
  add_times(*command, *words);
  command->add_option("--size", words->size, "Width x height in pixels")->capture_default_str();
  command->add_option("--lang", words->language, "Language of the labels; default by LANG")
      ->check(CLI::IsMember({"ja", "en"}));
  command->add_option(
      "-o,--output", words->file,
      "PNG file; default DIR/<kind>-<HHMM>.png, without the time for kinds of the whole day, of a "
      "comparison DIR/difference.png, of a district ./<name>-<kind>.png. For many "
      "pictures the folder they go to, default DIR");
  command->callback([words, &context] {
    context.action = [words, &context] { return render(*words, context); };
  });
}

}  // namespace poai::viz
