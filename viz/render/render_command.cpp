// poai render: pictures of a result folder or of a district.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/output/result_folder.hpp"
#include "viz/render/map_painter.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path folder;
  std::string kind = "map";
  std::string at = "08:20";
  std::string size = "1600x1000";
  std::string language = "ja";
  fs::path file;
};

[[noreturn]] void refuse(const std::string& option, const std::string& problem,
                         const std::string& suggestion) {
  throw InputError(
      InputKind::kScenario,
      {Problem{
          .place = {}, .key = option, .problem = problem, .reason = {}, .suggestion = suggestion}});
}

[[noreturn]] void refuse_file(const fs::path& file, const std::string& key,
                              const std::string& problem, const std::string& reason,
                              const std::string& suggestion) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = file.string()},
                                               .key = key,
                                               .problem = problem,
                                               .reason = reason,
                                               .suggestion = suggestion}});
}

SimTime time_of(const Options& options) {
  const auto time = parse_time(options.at);
  if (!time) {
    refuse("--at", fmt::format("\"{}\" is not a time", options.at),
           "write HH:MM from 00:00 to 30:00");
  }
  return *time;
}

void read_size(const Options& options, MapOptions& map) {
  constexpr int kSmallest = 200;
  constexpr int kLargest = 16'000;
  char end = '\0';
  const int read =
      std::sscanf(options.size.c_str(), "%dx%d%c", &map.width_px, &map.height_px, &end);
  const auto fits = [](int pixels) { return pixels >= kSmallest && pixels <= kLargest; };
  if (read != 2 || !fits(map.width_px) || !fits(map.height_px)) {
    refuse("--size", fmt::format("\"{}\" is not a size", options.size),
           fmt::format("write WIDTHxHEIGHT in pixels, each from {} to {}", kSmallest, kLargest));
  }
}

/// In the result folder under the frame's time; a district is input: beside the user.
fs::path default_file(const Options& options, const MapScene& scene) {
  if (!scene.people) {
    return fs::path(fmt::format("{}-{}.png", scene.name, options.kind));
  }
  std::string clock = format_time(time_of(options)).substr(0, 5);
  std::erase(clock, ':');
  return options.folder / fmt::format("{}-{}.png", options.kind, clock);
}

/// A picture may be drawn again; what is no picture stays.
void refuse_to_replace_others(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    return;
  }
  const bool is_picture =
      fs::is_regular_file(file, ignored) &&
      (fs::file_size(file, ignored) == 0 || read_file(file).starts_with("\x89PNG"));
  if (!is_picture) {
    refuse_file(file, "--output", "is there and is no PNG file", "it would be lost",
                "name another file");
  }
}

MapScene scene_of(const Options& options) {
  std::error_code ignored;
  if (fs::exists(options.folder / "district.toml", ignored)) {
    return scene_of_district(options.folder);
  }
  if (fs::is_directory(options.folder, ignored) &&
      !fs::exists(options.folder / output::kRunFile, ignored)) {
    refuse_file(options.folder, {}, "is neither a result folder nor a district",
                "it has no run.h5 and no district.toml", {});
  }
  return scene_of_run(options.folder, time_of(options));
}

int render(const Options& options, const Logger& logger) {
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  MapOptions map;
  map.language = options.language == "en" ? Language::kEnglish : Language::kJapanese;
  read_size(options, map);
  const MapScene scene = scene_of(options);
  const double read_s = seconds();
  const fs::path file = options.file.empty() ? default_file(options, scene) : options.file;
  refuse_to_replace_others(file);
  paint_map(scene, map, file);
  logger->debug("read in {:.2f} s, {} x {} pixels drawn in {:.2f} s", read_s, map.width_px,
                map.height_px, seconds() - read_s);
  fmt::print("{}\n", file.string());
  return app::kDone;
}

}  // namespace

void add_render_command(CLI::App& program, app::CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("render", "Draw a picture of a result or a district");
  command->add_option("DIR", options->folder, "Result folder of a run, or a district folder")
      ->required();
  command->add_option("--kind", options->kind, "What to draw")
      ->check(CLI::IsMember({"map"}))
      ->capture_default_str();
  command->add_option("--at", options->at, "Time of day, HH:MM")->capture_default_str();
  command->add_option("--size", options->size, "Width x height in pixels")->capture_default_str();
  command->add_option("--lang", options->language, "Language of the labels")
      ->check(CLI::IsMember({"ja", "en"}))
      ->capture_default_str();
  command->add_option(
      "-o,--output", options->file,
      "PNG file; default DIR/<kind>-<HHMM>.png, for a district ./<name>-<kind>.png");
  command->callback([options, &context] {
    context.action = [options, &context] { return render(*options, context.logger); };
  });
}

}  // namespace poai::viz
