// The forms in which OpenStreetMap data come: the same district from each of them.

#include <gtest/gtest.h>

#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/io/xml_output.hpp>

#include "support/drawn_osm.hpp"
#include "support/imported_into.hpp"

namespace poai::importers {
namespace {

/// Writes the data of an XML file in the form that the ending of `path` says.
void convert(const std::filesystem::path& xml, const std::filesystem::path& path) {
  osmium::io::Reader reader(xml.string());
  osmium::io::Writer writer(path.string(), reader.header());
  while (osmium::memory::Buffer buffer = reader.read()) {
    writer(std::move(buffer));
  }
  writer.close();
  reader.close();
}

class OsmFiles : public testing::Test {
 protected:
  OsmFiles() {
    write_file_atomically(folder_ / "map.osm",
                          test::DrawnOsm("A B C\n  X  \nP   Q")
                              .way(1, "ABC", "highway=residential|name=本通り")
                              .way(2, "BX", "highway=steps|level=0;1")
                              .way(3, "PQ", "highway=footway")
                              .way(4, "PX", "highway=footway|level=1")
                              .node('X', "amenity=cafe|cuisine=coffee_shop|level=1")
                              .xml());
  }

  /// The walkways and places that come of a file.
  std::string imported(const std::string& name, const Area& area = {}) {
    const std::filesystem::path district = folder_ / ("of-" + name);
    report_ = test::import_into(
        district, [&](const DistrictFolder& into, ImportReport& report, Problems& problems) {
          return import_osm({folder_ / name}, area, into, report, problems);
        });
    return read_file(district / "walkways.geojson") + read_file(district / "places.geojson");
  }

  TemporaryFolder folder_;
  ImportReport report_{"osm", {}};
};

TEST_F(OsmFiles, GiveTheSameDistrictInAnyForm) {
  const std::string expected = imported("map.osm");
  EXPECT_NE(expected.find("本通り"), std::string::npos);
  EXPECT_NE(expected.find("\"id\":\"w2\""), std::string::npos);
  for (const char* name : {"map.osm.pbf", "other.pbf", "map.osm.gz", "map.osm.bz2"}) {
    convert(folder_ / "map.osm", folder_ / name);
    EXPECT_EQ(imported(name), expected) << name;
  }
}

TEST_F(OsmFiles, GiveOnlyWhatIsInTheBoxWhateverTheirForm) {
  convert(folder_ / "map.osm", folder_ / "map.osm.pbf");
  Problems problems;
  const Area north = parse_box("135.19,34.6595,135.21,34.67", problems);  // A, B, C and X
  const std::string part = imported("map.osm.pbf", north);
  EXPECT_EQ(report_.fact("nodes"), "6 read, 4 in the area");
  EXPECT_EQ(part, imported("map.osm", north));
  EXPECT_EQ(part.find("\"id\":\"w3\""), std::string::npos);
}

TEST_F(OsmFiles, ThatAreDamagedAreRefused) {
  convert(folder_ / "map.osm", folder_ / "map.osm.pbf");
  const std::string whole = read_file(folder_ / "map.osm.pbf");
  for (const std::string& damaged : {whole.substr(0, whole.size() / 2), "\xFF\xFF\xFF\xFF" + whole,
                                     std::string("\0\0\0\0", 4)}) {
    write_file_atomically(folder_ / "bad.osm.pbf", damaged);
    EXPECT_THROW(static_cast<void>(imported("bad.osm.pbf")), InputError);
  }
}

}  // namespace
}  // namespace poai::importers
