#include "engine/importers/detail/district_trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/district/load.hpp"

namespace poai::importers::detail {
namespace {

namespace fs = std::filesystem;

/// A folder among the temporary files that goes away with it.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "poai-import-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw InputError(InputKind::kFiles, {Problem{.place = {.file = name},
                                                   .key = {},
                                                   .problem = "cannot be made",
                                                   .reason = "an import is tried there first",
                                                   .suggestion = {}}});
    }
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The district after the plan, in a folder of its own: its new files, and links to the others.
class Trial {
 public:
  Trial(const DistrictFolder& folder, const MergePlan& plan) : folder_(folder) {
    for (const PlannedFile& file : plan.files) {
      planned_.emplace(normal(file.path), &file);
    }
  }

  /// Whether everything that a district must have will be there.
  [[nodiscard]] bool is_whole() const {
    constexpr std::array<Part, 4> kRequired = {Part::kCoastline, Part::kWalkways, Part::kPlaces,
                                               Part::kPopulation};
    return std::all_of(kRequired.begin(), kRequired.end(),
                       [this](Part part) { return will_be_there(folder_.file(part)); });
  }

  /// What is wrong with it, by the names that its files have in the district.
  Problems load() {
    make_settings();
    Problems problems;
    static_cast<void>(district::load_district(scratch_.path(), {}, problems));
    return by_real_names(problems);
  }

 private:
  static fs::path normal(const fs::path& path) { return fs::absolute(path).lexically_normal(); }

  [[nodiscard]] bool will_be_there(const fs::path& path) const {
    return planned_.contains(normal(path)) || path_exists(path);
  }

  /// The settings of the district with the files by the names that they have here.
  void make_settings() {
    const fs::path path = folder_.folder / "district.toml";
    const auto planned = planned_.find(normal(path));
    Problems ignored;  // they are those of the file that is there, and reported before
    const auto root =
        config::parse_toml(planned == planned_.end() ? read_file(path) : planned->second->content,
                           path.string(), InputKind::kFiles, ignored);
    std::string text;
    std::string files = "[files]\n";
    for (const config::Entry& entry : root ? root->entries : std::vector<config::Entry>()) {
      if (entry.key != "files") {
        text += fmt::format("{} = {}\n", entry.key, config::toml_text(entry.value));
        continue;
      }
      for (const config::Entry& file : entry.value.entries) {
        const fs::path at = put(folder_.folder / file.value.text, file.key);
        files += fmt::format("{} = {}\n", file.key, config::toml_string(at.string()));
      }
    }
    const fs::path at = scratch_.path() / "district.toml";
    write_file_atomically(at, text + files);
    names_.emplace_back(at.string(), path.string());
  }

  /// Puts what will be at `path` here; its name here.
  fs::path put(const fs::path& path, const std::string& name) {
    fs::path at = scratch_.path() / name;
    if (name == "gtfs") {
      put_folder(path, at);
    } else {
      put_file(path, at);
    }
    names_.emplace_back(at.string(), path.string());
    return at;
  }

  void put_file(const fs::path& path, const fs::path& at) {
    const auto planned = planned_.find(normal(path));
    if (planned != planned_.end()) {
      write_file_atomically(at, planned->second->content);
    } else if (path_exists(path)) {
      fs::create_symlink(normal(path), at);
    }
  }

  void put_folder(const fs::path& path, const fs::path& at) {
    std::set<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(path, error)) {
      files.insert(normal(entry.path()));
    }
    for (const auto& [planned, file] : planned_) {
      if (planned.parent_path() == normal(path)) {
        files.insert(planned);
      }
    }
    if (!files.empty()) {
      fs::create_directories(at);
    }
    for (const fs::path& file : files) {
      put_file(file, at / file.filename());
    }
  }

  [[nodiscard]] std::string by_real_names(std::string text) const {
    for (const auto& [here, there] : names_) {
      for (std::size_t at = text.find(here); at != std::string::npos;
           at = text.find(here, at + there.size())) {
        text.replace(at, here.size(), there);
      }
    }
    return text;
  }

  /// Lines are those of files that are not there yet: they would only mislead.
  [[nodiscard]] Problems by_real_names(const Problems& problems) const {
    Problems renamed;
    for (Problem problem : problems.all()) {
      problem.place = {.file = by_real_names(problem.place.file)};
      problem.problem = by_real_names(problem.problem);
      problem.reason = by_real_names(problem.reason);
      renamed.add_file_problem(std::move(problem));
    }
    return renamed;
  }

  const DistrictFolder& folder_;
  std::map<fs::path, const PlannedFile*> planned_;
  ScratchFolder scratch_;
  std::vector<std::pair<std::string, std::string>> names_;
};

/// Whether walkways that are there go: an area beside another cuts the ways of both otherwise.
bool cuts_walkways(const DistrictFolder& folder, const MergePlan& plan) {
  const std::string walkways = folder.file(Part::kWalkways).filename().string();
  return std::any_of(plan.changes.begin(), plan.changes.end(), [&](const FileChange& change) {
    return change.file == walkways && change.removed > 0;
  });
}

bool can_be_loaded(const DistrictFolder& folder) {
  Problems problems;
  static_cast<void>(district::load_district(folder.folder, {}, problems));
  return problems.empty();
}

}  // namespace

void try_district(const DistrictFolder& folder, const MergePlan& plan, Problems& problems) {
  if (plan.files.empty()) {
    return;
  }
  Trial trial(folder, plan);
  if (!trial.is_whole()) {
    return;
  }
  const Problems found = trial.load();
  if (found.empty() || (folder.settings && !can_be_loaded(folder))) {
    return;
  }
  for (const Problem& problem : found.all()) {
    problems.add_file_problem(problem);
  }
  problems.add_file_problem({.place = {.file = folder.folder.string()},
                             .key = {},
                             .problem = "nothing was written",
                             .reason = "after this import the district could not be loaded",
                             .suggestion = cuts_walkways(folder, plan)
                                               ? "to add an area, import one that holds both"
                                               : ""});
}

}  // namespace poai::importers::detail
