#include "engine/importers/detail/feed_files.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

#include "engine/core/files.hpp"

namespace poai::importers::detail {
namespace {

namespace fs = std::filesystem;

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { static_cast<void>(zip_fclose(entry)); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;
using Entry = std::unique_ptr<zip_file_t, CloseEntry>;

constexpr std::size_t kSmallFile = std::size_t{1} << 20U;

bool is_table(const fs::path& name) {
  return name.extension() == ".txt" || name.filename() == kFeedVehicles;
}

/// Whether a name in an archive points out of it.
bool climbs(const std::string& name) {
  const fs::path path(name);
  return name.find('\\') != std::string::npos || path.is_absolute() ||
         std::find(path.begin(), path.end(), fs::path("..")) != path.end();
}

class ArchiveReader {
 public:
  ArchiveReader(const fs::path& path, const ArchiveLimits& limits, Problems& problems)
      : path_(path), limits_(limits), problems_(problems) {}

  FeedFiles read() {
    files_.name = path_.string();
    int error = 0;
    const Archive archive(zip_open(path_.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!archive) {
      report("is no zip archive that can be read", reason_of(error),
             "download it again, or unpack it and name the folder");
      return std::move(files_);
    }
    const auto entries = static_cast<std::size_t>(zip_get_num_entries(archive.get(), 0));
    if (entries > limits_.entries) {
      report(fmt::format("the archive has {} entries", entries),
             fmt::format("a feed has at most {}", limits_.entries));
      return std::move(files_);
    }
    for (std::size_t i = 0; i < entries && good_; ++i) {
      read_entry(archive.get(), i);
    }
    return std::move(files_);
  }

 private:
  /// In words: libzip calls the begin of an archive no archive.
  [[nodiscard]] std::string reason_of(int error) const {
    std::string head(4, '\0');
    std::ifstream(path_, std::ios::binary).read(head.data(), 4);
    if (error == ZIP_ER_NOZIP) {
      return head == "PK\x03\x04" ? "its end is missing: the download was cut short"
                                  : "it begins as none does";
    }
    zip_error_t details;
    zip_error_init_with_code(&details, error);
    std::string text = zip_error_strerror(&details);
    zip_error_fini(&details);
    return text;
  }

  void report(std::string problem, std::string reason, std::string suggestion = {}) {
    good_ = false;
    problems_.add_file_problem({.place = {.file = path_.string()},
                                .key = {},
                                .problem = std::move(problem),
                                .reason = std::move(reason),
                                .suggestion = std::move(suggestion)});
  }

  void read_entry(zip_t* archive, std::size_t index) {
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(archive, index, 0, &about) != 0 || (about.valid & ZIP_STAT_NAME) == 0) {
      report("the archive is damaged", "an entry has no name");
      return;
    }
    const std::string name = about.name;
    if (climbs(name)) {
      report(fmt::format("the archive has an entry \"{}\"", name),
             "its path leads out of the archive");
      return;
    }
    const fs::path path(name);
    if (!is_table(path)) {
      if (!name.ends_with('/')) {
        files_.others.push_back(name);
      }
      return;
    }
    if (!is_in_one_folder(path.parent_path().string())) {
      files_.others.push_back(name);
      return;
    }
    if (is_bomb(name, about)) {
      return;
    }
    if (auto text = unpack(archive, index, name)) {
      files_.texts[path.filename().string()] = std::move(*text);
    }
  }

  /// All tables are in the folder of the first one.
  bool is_in_one_folder(const std::string& folder) {
    if (files_.texts.empty()) {
      files_.subfolder = folder;
    }
    return folder == files_.subfolder;
  }

  bool is_bomb(const std::string& name, const zip_stat_t& about) {
    const bool known =
        (about.valid & ZIP_STAT_SIZE) != 0 && (about.valid & ZIP_STAT_COMP_SIZE) != 0;
    if (!known) {
      return false;
    }
    if (about.size > limits_.bytes_per_file) {
      report(fmt::format("{} would have {} bytes", name, about.size),
             fmt::format("at most {} are read", limits_.bytes_per_file));
      return true;
    }
    if (about.size > kSmallFile &&
        about.size / std::max<zip_uint64_t>(1, about.comp_size) > limits_.ratio) {
      report(fmt::format("{} is packed {} times smaller than it is", name,
                         about.size / std::max<zip_uint64_t>(1, about.comp_size)),
             fmt::format("over {} no table is: it looks like a zip bomb", limits_.ratio));
      return true;
    }
    return false;
  }

  /// What an archive says of its sizes may be wrong: the bytes are counted.
  std::optional<std::string> unpack(zip_t* archive, std::size_t index, const std::string& name) {
    const Entry entry(zip_fopen_index(archive, index, 0));
    if (!entry) {
      report(fmt::format("{} cannot be unpacked", name), zip_strerror(archive));
      return std::nullopt;
    }
    std::string text;
    std::vector<char> buffer(std::size_t{1} << 16U);
    while (true) {
      const zip_int64_t read = zip_fread(entry.get(), buffer.data(), buffer.size());
      if (read < 0) {
        report(fmt::format("{} cannot be unpacked", name), "the archive is damaged");
        return std::nullopt;
      }
      if (read == 0) {
        return text;
      }
      text.append(buffer.data(), static_cast<std::size_t>(read));
      total_ += static_cast<std::size_t>(read);
      if (text.size() > limits_.bytes_per_file || total_ > limits_.bytes) {
        report(
            fmt::format("{} has more bytes than are read", name),
            fmt::format("at most {} a file and {} in all", limits_.bytes_per_file, limits_.bytes));
        return std::nullopt;
      }
    }
  }

  fs::path path_;
  const ArchiveLimits& limits_;
  Problems& problems_;
  FeedFiles files_;
  std::size_t total_ = 0;
  bool good_ = true;
};

FeedFiles read_folder(const fs::path& folder, const ArchiveLimits& limits, Problems& problems) {
  FeedFiles files;
  files.name = folder.string();
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || !is_table(path)) {
      files.others.push_back(path.filename().string());
    } else if (fs::file_size(path, error) > limits.bytes_per_file) {
      problems.add_file_problem(
          {.place = {.file = path.string()},
           .key = {},
           .problem = "the file is too large",
           .reason = fmt::format("at most {} bytes are read", limits.bytes_per_file),
           .suggestion = {}});
    } else {
      files.texts[path.filename().string()] = read_file(path);
    }
  }
  return files;
}

}  // namespace

FeedFiles read_feed_files(const fs::path& path, const ArchiveLimits& limits, Problems& problems) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return read_folder(path, limits, problems);
  }
  if (!fs::is_regular_file(path, error)) {
    problems.add_file_problem({.place = {.file = path.string()},
                               .key = {},
                               .problem = "does not exist",
                               .reason = "it should be a GTFS feed: a folder or a zip archive",
                               .suggestion = {}});
    return {};
  }
  return ArchiveReader(path, limits, problems).read();
}

}  // namespace poai::importers::detail
