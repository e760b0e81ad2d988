#pragma once
// Places and boxes in a picture: pixels, x to the right, y up.

#include <vector>

namespace poai::viz {

struct Pixel {
  double x = 0.0;
  double y = 0.0;
};

using PixelLine = std::vector<Pixel>;

struct Box {
  double left = 0.0;
  double bottom = 0.0;
  double right = 0.0;
  double top = 0.0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return top - bottom; }
  [[nodiscard]] Pixel centre() const { return {(left + right) / 2.0, (bottom + top) / 2.0}; }
  [[nodiscard]] bool contains(Pixel p) const {
    return left <= p.x && p.x <= right && bottom <= p.y && p.y <= top;
  }
  [[nodiscard]] bool contains(const Box& other) const {
    return left <= other.left && other.right <= right && bottom <= other.bottom && other.top <= top;
  }
  [[nodiscard]] bool overlaps(const Box& other) const {
    return left < other.right && other.left < right && bottom < other.top && other.bottom < top;
  }
  [[nodiscard]] Box grown(double by) const {
    return {left - by, bottom - by, right + by, top + by};
  }
};

[[nodiscard]] inline Box box_around(Pixel centre, double width, double height) {
  return {centre.x - width / 2.0, centre.y - height / 2.0, centre.x + width / 2.0,
          centre.y + height / 2.0};
}

}  // namespace poai::viz
