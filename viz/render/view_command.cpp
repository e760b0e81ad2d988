// poai view: an interactive window on one result folder or two.

#include <fmt/format.h>
#include <vtkInteractorEventRecorder.h>
#include <vtkNew.h>
#include <vtkRenderWindow.h>
#include <vtkRenderWindowInteractor.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/core/input_error.hpp"
#include "viz/language.hpp"
#include "viz/render/render_options.hpp"
#include "viz/render/view_session.hpp"
#include "viz/render/x_display.hpp"

namespace poai::viz {
namespace {

namespace fs = std::filesystem;

struct ViewWords {
  fs::path folder;
  fs::path second_folder;
  std::string at = "08:20";
  std::string size = "1600x900";
  std::string language = "en";
  fs::path picture_folder;
  fs::path replay;
};

void expect_file(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = file.string()},
                                                 .key = "--replay",
                                                 .problem = "is not a file",
                                                 .reason = {},
                                                 .suggestion = {}}});
  }
}

int view(const ViewWords& words) {
  RenderWords same;
  same.at = words.at;
  same.size = words.size;
  same.language = words.language;
  const RenderOptions checked_words = checked(same);
  ViewOptions options{
      .folders = {words.folder},
      .at = checked_words.at,
      .language = checked_words.picture.language,
      .picture_folder = words.picture_folder.empty() ? words.folder : words.picture_folder};
  if (!words.second_folder.empty()) {
    options.folders.push_back(words.second_folder);
  }
  if (!words.replay.empty()) {
    expect_file(words.replay);
  }
  ViewSession session(options);
  expect_display();
  vtkNew<vtkRenderWindow> window;
  vtkNew<vtkRenderWindowInteractor> interactor;
  window->SetSize(checked_words.picture.width_px, checked_words.picture.height_px);
  window->SetMultiSamples(4);
  window->SetWindowName(fmt::format("Poai: {}", words.folder.string()).c_str());
  session.attach(*window, *interactor);
  interactor->Initialize();
  if (words.replay.empty()) {
    interactor->CreateRepeatingTimer(static_cast<unsigned long>(ViewSession::kTick.ms));
    interactor->Start();
  } else {
    vtkNew<vtkInteractorEventRecorder> recorder;
    recorder->SetInteractor(interactor);
    recorder->SetFileName(words.replay.string().c_str());
    recorder->Play();
  }
  for (const fs::path& picture : session.pictures()) {
    fmt::print("{}\n", picture.string());
  }
  return app::kDone;
}

}  // namespace

void add_view_command(CLI::App& program, app::CommandContext& context) {
  auto words = std::make_shared<ViewWords>();
  words->language = language_of_user();
  CLI::App* command = program.add_subcommand("view", "Open a window on a result, or on two");
  command->add_option("DIR", words->folder, "Result folder of a run")->required();
  command->add_option("DIR2", words->second_folder, "A second one, shown beside it");
  command->add_option("--at", words->at, "Time of day to begin with, HH:MM")->capture_default_str();
  command->add_option("--size", words->size, "Width x height of the window in pixels")
      ->capture_default_str();
  command->add_option("--lang", words->language, "Language of the labels; default by LANG")
      ->check(CLI::IsMember({"ja", "en"}));
  command->add_option("-o,--output", words->picture_folder,
                      "Folder for the pictures that the key S writes; default DIR");
  command->add_option("--replay", words->replay,
                      "Does what a file of VTK's event recorder says, and ends");
  command->callback([words, &context] { context.action = [words] { return view(*words); }; });
}

}  // namespace poai::viz
