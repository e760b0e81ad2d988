#pragma once
// Vector files as texts, imported into a district of one street and one shop.

#include <gtest/gtest.h>

#include <string>

#include "engine/importers/vector_import.hpp"
#include "support/drawn_osm.hpp"
#include "support/imported_into.hpp"

namespace poai::test {

/// A building of 20 m by 22 m as PLATEAU publishes them: latitude first, a roof edge and a solid.
inline std::string city_gml(const std::string& crs = "6697") {
  const auto ring = [](int height) {
    return fmt::format(
        "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>"
        "34.6602 135.2000 {0} 34.6602 135.2002 {0} 34.6600 135.2002 {0} 34.6600 135.2000 {0} "
        "34.6602 135.2000 {0}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
        "</gml:surfaceMember>",
        height);
  };
  const std::string wall =
      "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>"
      "34.6602 135.2000 2 34.6602 135.2002 2 34.6602 135.2002 24 34.6602 135.2000 24 "
      "34.6602 135.2000 2</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
      "</gml:surfaceMember>";
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?>
<core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0"
    xmlns:bldg="http://www.opengis.net/citygml/building/2.0" xmlns:gml="http://www.opengis.net/gml">
  <gml:boundedBy><gml:Envelope srsName="http://www.opengis.net/def/crs/EPSG/0/{}" srsDimension="3">
    <gml:lowerCorner>34.66 135.20 0</gml:lowerCorner>
    <gml:upperCorner>34.67 135.21 50</gml:upperCorner>
  </gml:Envelope></gml:boundedBy>
  <core:cityObjectMember><bldg:Building gml:id="bldg_1">
    <bldg:usage>401</bldg:usage><bldg:measuredHeight uom="m">24.5</bldg:measuredHeight>
    <bldg:storeysAboveGround>6</bldg:storeysAboveGround>
    <bldg:lod0RoofEdge><gml:MultiSurface>{}</gml:MultiSurface></bldg:lod0RoofEdge>
    <bldg:lod1Solid><gml:Solid><gml:exterior><gml:CompositeSurface>{}{}{}
    </gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod1Solid>
  </bldg:Building></core:cityObjectMember>
</core:CityModel>
)",
      crs, ring(24), ring(2), wall, ring(24));
}

class ImportedVector : public testing::Test {
 protected:
  importers::ImportReport import(const std::string& name, const std::string& text,
                                 const importers::VectorOptions& options = {}) {
    write_file_atomically(folder_ / name, text);
    return import_into(
        street_.district(), [&](const importers::DistrictFolder& district,
                                importers::ImportReport& report, Problems& problems) {
          return importers::import_vector(folder_ / name, options, district, report, problems);
        });
  }

  std::string problem_of(const std::string& name, const std::string& text,
                         const importers::VectorOptions& options = {}) {
    try {
      static_cast<void>(import(name, text, options));
    } catch (const InputError& error) {
      EXPECT_EQ(error.kind(), InputKind::kFiles);
      return error.what();
    }
    return "no problem";
  }

  TemporaryFolder folder_;
  ImportedOsm street_{
      DrawnOsm("A B C\n X Y").way(1, "ABC", "highway=residential").node('X', "shop=books")};
};

inline std::string geojson(const std::string& properties, const std::string& type,
                           const std::string& coordinates, const std::string& more = "") {
  return fmt::format(
      R"({{"type":"FeatureCollection",{}"features":[{{"type":"Feature","properties":{{{}}},)"
      R"("geometry":{{"type":"{}","coordinates":{}}}}}]}})",
      more, properties, type, coordinates);
}

inline constexpr const char* kSquare =
    "[[[135.2,34.66],[135.2002,34.66],[135.2002,34.6602],[135.2,34.66]]]";

}  // namespace poai::test
