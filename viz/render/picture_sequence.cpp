#include "viz/render/picture_sequence.hpp"

#include <fmt/format.h>

#include "viz/render/movie_file.hpp"

namespace poai::viz {
namespace {

void report(Progress& progress, const std::vector<SimTime>& moments, std::size_t done) {
  const double share = static_cast<double>(done) / static_cast<double>(moments.size());
  progress.report(share, fmt::format("{}, picture {} of {}", format_time(moments[done - 1]), done,
                                     moments.size()));
}

}  // namespace

std::vector<std::filesystem::path> write_pictures(Pictures& pictures,
                                                  const std::vector<SimTime>& moments,
                                                  const std::filesystem::path& folder,
                                                  const std::string& kind,
                                                  const SequenceControl& control) {
  const auto file_of = [&](SimTime time) {
    return folder / fmt::format("{}-{}.png", kind, stamp_of(time));
  };
  for (const SimTime time : moments) {
    refuse_to_replace_others(file_of(time), "--output");
  }
  std::vector<std::filesystem::path> files;
  for (const SimTime time : moments) {
    if (control.interrupt.load()) {
      break;
    }
    files.push_back(file_of(time));
    pictures.draw(time);
    pictures.write_png(files.back());
    report(control.progress, moments, files.size());
  }
  return files;
}

bool write_movie(Pictures& pictures, const std::vector<SimTime>& moments, const MapOptions& size,
                 const std::filesystem::path& file, const SequenceControl& control) {
  pictures.draw(moments.front());  // what is wrong with the run is said before a film is begun
  MovieFile movie(file, {.width_px = size.width_px,
                         .height_px = size.height_px,
                         .pictures_per_s = kPicturesPerSecond});
  std::size_t done = 0;
  for (const SimTime time : moments) {
    if (control.interrupt.load()) {
      return false;
    }
    pictures.draw(time);
    movie.add(pictures.rgb());
    report(control.progress, moments, ++done);
  }
  movie.finish();
  return true;
}

}  // namespace poai::viz
