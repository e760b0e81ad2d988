#pragma once
// A picture in the making: shapes and labels in pixels (x to the right, y up), drawn in the order
// of the calls.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "viz/picture_note.hpp"
#include "viz/render/pixel.hpp"

class vtkRenderer;  // NOLINT(cppcoreguidelines-virtual-class-destructor): VTK counts references

namespace poai::viz {

/// Red, green, blue, opacity: 0 to 1.
struct Colour {
  double r = 0.0;
  double g = 0.0;
  double b = 0.0;
  double a = 1.0;
};

/// "#rrggbb" with an opacity.
[[nodiscard]] Colour colour(const char* hex, double opacity = 1.0);

enum class Anchor { kLeft, kCentre, kRight };

struct TextStyle {
  int size_px = 14;
  Colour ink;
  Anchor anchor = Anchor::kLeft;
};

class Canvas {
 public:
  Canvas(int width_px, int height_px, Colour background);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// Lets another scene be drawn behind all shapes, in place of the background.
  void put_behind(vtkRenderer& scene);

  /// Fills simple polygons (a ring each, concave or not).
  void fill(const std::vector<PixelLine>& rings, Colour ink);
  /// Fills convex polygons: faster.
  void fill_convex(const std::vector<PixelLine>& polygons, Colour ink);
  /// Draws thin lines of equal width.
  void stroke(const std::vector<PixelLine>& lines, double width_px, Colour ink);
  /// Draws lines with round bends and ends.
  void stroke_round(const std::vector<PixelLine>& lines, double width_px, Colour ink);
  /// Draws round dots.
  void dots(const std::vector<Pixel>& centres, double radius_px, Colour ink);
  /// Writes a text whose middle line is at `at.y`; texts are above all else.
  void text(Pixel at, const std::string& words, const TextStyle& style);

  /// What was drawn so far; `rewind` takes away what came after it.
  struct Mark {
    std::size_t shapes = 0;
    std::size_t texts = 0;
  };
  [[nodiscard]] Mark mark() const;
  void rewind(Mark mark);

  /// Width of a text in pixels.
  [[nodiscard]] double text_width_px(const std::string& words, int size_px) const;
  [[nodiscard]] int width_px() const { return width_px_; }
  [[nodiscard]] int height_px() const { return height_px_; }

  /// The picture as bytes: red, green, blue, row by row from the top.
  [[nodiscard]] std::string rgb();

  /// Writes the picture as PNG, whole or not at all; throws InputError (kFiles).
  void write_png(const std::filesystem::path& path, const PictureNote& note);

 private:
  struct Impl;
  int width_px_;
  int height_px_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::viz
