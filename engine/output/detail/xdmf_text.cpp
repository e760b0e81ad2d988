#include "engine/output/detail/xdmf_text.hpp"

#include <fmt/format.h>

namespace poai::output::detail {

XdmfGrid::XdmfGrid(std::string& text, std::string_view file, std::string_view name, double time_s)
    : text_(text), file_(file) {
  text_ +=
      fmt::format("<Grid Name=\"{}\" GridType=\"Uniform\">\n<Time Value=\"{}\"/>\n", name, time_s);
}

XdmfGrid::~XdmfGrid() { text_ += "</Grid>\n"; }

void XdmfGrid::item(std::string_view type, int bytes, const std::string& dimensions,
                    const std::string& path) {
  text_ += fmt::format(
      "<DataItem Format=\"HDF\" NumberType=\"{}\" Precision=\"{}\" Dimensions=\"{}\">"
      "./{}:/{}</DataItem>\n",
      type, bytes, dimensions, file_, path);
}

void XdmfGrid::position(std::size_t count, const std::string& path) {
  text_ += "<Geometry GeometryType=\"XYZ\">\n";
  item("Float", 4, fmt::format("{} 3", count), path);
  text_ += "</Geometry>\n";
}

void XdmfGrid::points(std::size_t count, const std::string& cells, const std::string& path) {
  text_ += fmt::format(
      "<Topology TopologyType=\"Polyvertex\" NumberOfElements=\"{}\" NodesPerElement=\"1\">\n",
      count);
  item("Int", 4, fmt::format("{}", count), cells);
  text_ += "</Topology>\n";
  position(count, path);
}

void XdmfGrid::cells(std::size_t count, std::size_t values, const std::string& cells,
                     std::size_t point_count, const std::string& path) {
  text_ += fmt::format("<Topology TopologyType=\"Mixed\" NumberOfElements=\"{}\">\n", count);
  item("Int", 4, fmt::format("{}", values), cells);
  text_ += "</Topology>\n";
  position(point_count, path);
}

void XdmfGrid::values(std::string_view centre, std::string_view name, std::string_view type,
                      int bytes, std::size_t count, const std::string& path) {
  text_ +=
      fmt::format("<Attribute Name=\"{}\" AttributeType=\"Scalar\" Center=\"{}\">\n", name, centre);
  item(type, bytes, fmt::format("{}", count), path);
  text_ += "</Attribute>\n";
}

void XdmfGrid::at_points(std::string_view name, std::string_view type, int bytes, std::size_t count,
                         const std::string& path) {
  values("Node", name, type, bytes, count, path);
}

void XdmfGrid::at_cells(std::string_view name, std::string_view type, int bytes, std::size_t count,
                        const std::string& path) {
  values("Cell", name, type, bytes, count, path);
}

XdmfText::XdmfText(std::string_view name, std::string_view file) : name_(name), file_(file) {
  text_ = fmt::format(
      "<?xml version=\"1.0\"?>\n<Xdmf Version=\"3.0\">\n<Domain>\n"
      "<Grid Name=\"{}\" GridType=\"Collection\" CollectionType=\"Temporal\">\n",
      name);
}

void XdmfText::explain(std::string_view attribute, std::span<const std::string_view> names) {
  std::string meaning;
  for (std::size_t i = 0; i < names.size(); ++i) {
    meaning += fmt::format("{}{} = {}", i == 0 ? "" : ", ", i, names[i]);
  }
  text_ += fmt::format("<Information Name=\"{}\" Value=\"{}\"/>\n", attribute, meaning);
}

std::string XdmfText::finished() const { return text_ + "</Grid>\n</Domain>\n</Xdmf>\n"; }

}  // namespace poai::output::detail
