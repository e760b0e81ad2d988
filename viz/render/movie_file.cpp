#include "viz/render/movie_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"

namespace poai::viz {
namespace {

/// Comment of our films.
constexpr std::string_view kMark = "Poai, digital twin of a district";

/// What ffmpeg is asked to do; `part` is the file under its temporary name.
std::vector<std::string> ffmpeg_call(const MovieFile::Format& format, const std::string& part) {
  return {"ffmpeg",
          "-loglevel",
          "error",
          "-nostdin",
          "-y",
          "-f",
          "rawvideo",
          "-pixel_format",
          "rgb24",
          "-video_size",
          fmt::format("{}x{}", format.width_px, format.height_px),
          "-framerate",
          std::to_string(format.pictures_per_s),
          "-i",
          "pipe:0",
          "-vf",
          "pad=ceil(iw/2)*2:ceil(ih/2)*2",
          "-c:v",
          "libx264",
          "-pix_fmt",
          "yuv420p",
          "-metadata",
          fmt::format("comment={}", kMark),
          "-movflags",
          "+faststart",
          "-f",
          "mp4",
          part};
}

/// Starts the program of `call` with `input` as its standard input; an error number or 0.
int start(std::vector<std::string> call, int input, pid_t& process) {
  std::vector<char*> arguments;
  for (std::string& word : call) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const int error =
      posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

[[noreturn]] void throw_problem(const std::filesystem::path& file, std::string problem,
                                std::string suggestion) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = file.string()},
                                               .key = "--movie",
                                               .problem = std::move(problem),
                                               .reason = {},
                                               .suggestion = std::move(suggestion)}});
}

}  // namespace

bool is_film_of_ours(const std::filesystem::path& file) {
  constexpr std::size_t kMostHeadBytes = 4'000'000;  // of a film: what it holds is said first
  std::string head(kMostHeadBytes, '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head.find(kMark) != std::string::npos;
}

MovieFile::MovieFile(std::filesystem::path file, const Format& format)
    : file_(std::move(file)), part_(part_of(file_)) {
  const int probe = open(part_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (probe < 0) {
    fail(std::generic_category().message(errno).c_str());
  }
  close(probe);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    fail("no pipe to ffmpeg could be made");
  }
  // Who writes to an ffmpeg that has died is told by an error, not by a signal.
  std::signal(SIGPIPE, SIG_IGN);
  pid_t process = -1;
  const int error = start(ffmpeg_call(format, part_.string()), ends[0], process);
  close(ends[0]);
  pipe_ = ends[1];
  if (error != 0) {
    close(pipe_);
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
    throw_problem(file_, "films need ffmpeg, which is not installed",
                  "install the package ffmpeg, or write single pictures without --movie");
  }
  process_ = process;
}

MovieFile::~MovieFile() {
  if (process_ >= 0) {
    end_ffmpeg();
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
  }
}

void MovieFile::fail(const char* reason) const {
  throw_problem(file_, fmt::format("cannot be written: {}", reason), {});
}

void MovieFile::add(std::string_view rgb) {
  while (!rgb.empty()) {
    const ssize_t written = write(pipe_, rgb.data(), rgb.size());
    if (written < 0 && errno != EINTR) {
      fail("ffmpeg has ended; what it said stands above");
    }
    rgb.remove_prefix(static_cast<std::size_t>(written < 0 ? 0 : written));
  }
}

/// Ends the pipe and waits; ffmpeg's exit code.
int MovieFile::end_ffmpeg() {
  close(pipe_);
  const pid_t process = std::exchange(process_, -1);
  int status = -1;
  pid_t ended = -1;
  do {
    ended = waitpid(process, &status, 0);
  } while (ended < 0 && errno == EINTR);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void MovieFile::finish() {
  const int code = end_ffmpeg();
  std::error_code error;
  if (code == 0) {
    std::filesystem::rename(part_, file_, error);
  }
  if (code != 0 || error) {
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
    fail(code != 0 ? "ffmpeg failed" : error.message().c_str());
  }
}

}  // namespace poai::viz
