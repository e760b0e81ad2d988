#pragma once
// A film in the making: raw pictures go to ffmpeg, which writes H.264 into an MP4 file.

#include <filesystem>
#include <string_view>

namespace poai::viz {

/// Whether `MovieFile` made it; false also for what cannot be read.
[[nodiscard]] bool is_film_of_ours(const std::filesystem::path& file);

class MovieFile {
 public:
  struct Format {
    int width_px = 0;
    int height_px = 0;
    int pictures_per_s = 30;
  };

  /// Starts ffmpeg; throws InputError (kFiles) if it is not installed or cannot write there. Odd
  /// sizes get a row or column more, as the format needs even ones.
  MovieFile(std::filesystem::path file, const Format& format);
  /// Takes away what was written unless `finish` was called.
  ~MovieFile();
  MovieFile(const MovieFile&) = delete;
  MovieFile& operator=(const MovieFile&) = delete;

  /// Adds a picture: red, green, blue, row by row from the top.
  void add(std::string_view rgb);
  /// Ends the film and gives it its name; throws InputError (kFiles) if ffmpeg failed.
  void finish();

 private:
  [[noreturn]] void fail(const char* reason) const;
  int end_ffmpeg();

  std::filesystem::path file_;
  std::filesystem::path part_;
  int pipe_ = -1;  ///< to ffmpeg's standard input
  int process_ = -1;
};

}  // namespace poai::viz
