#pragma once
// Text of an XDMF 3 file: one collection in time over arrays of an HDF5 file.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace poai::output::detail {

/// One moment; its text ends when this does.
class XdmfGrid {
 public:
  XdmfGrid(std::string& text, std::string_view file, std::string_view name, double time_s);
  ~XdmfGrid();
  XdmfGrid(const XdmfGrid&) = delete;
  XdmfGrid& operator=(const XdmfGrid&) = delete;

  /// `count` points, each a cell; `cells` and `path` (of the positions) are
  /// paths of datasets.
  void points(std::size_t count, const std::string& cells, const std::string& path);
  /// `count` cells of any kinds, written as `values` numbers, over `point_count` points.
  void cells(std::size_t count, std::size_t values, const std::string& cells,
             std::size_t point_count, const std::string& path);
  /// Values of the points or cells: `type` is XDMF's name, `bytes` the size of a value.
  void at_points(std::string_view name, std::string_view type, int bytes, std::size_t count,
                 const std::string& path);
  void at_cells(std::string_view name, std::string_view type, int bytes, std::size_t count,
                const std::string& path);

 private:
  void item(std::string_view type, int bytes, const std::string& dimensions,
            const std::string& path);
  void position(std::size_t count, const std::string& path);
  void values(std::string_view centre, std::string_view name, std::string_view type, int bytes,
              std::size_t count, const std::string& path);

  std::string& text_;
  std::string_view file_;
};

class XdmfText {
 public:
  /// `file` lies beside the XDMF file; both names outlive this.
  XdmfText(std::string_view name, std::string_view file);

  /// What the numbers of an attribute mean, from 0 on; before the first grid.
  void explain(std::string_view attribute, std::span<const std::string_view> names);
  [[nodiscard]] XdmfGrid grid(double time_s) { return {text_, file_, name_, time_s}; }
  [[nodiscard]] std::string finished() const;

 private:
  std::string_view name_;
  std::string_view file_;
  std::string text_;
};

}  // namespace poai::output::detail
