#include "engine/importers/import_report.hpp"

#include <gtest/gtest.h>

namespace poai::importers {
namespace {

ImportReport filled() {
  ImportReport report("osm", {"map.osm"});
  report.state("crs", "EPSG:6673");
  report.accept("walkways", 3);
  report.adjust("walkways", "width estimated", "w1");
  for (int i = 0; i < 7; ++i) {
    report.reject("walkways", "no length", "w" + std::to_string(i));
  }
  report.notice(Severity::kWarning, "unusable_trip", "stop_times.txt:3: t");
  report.add_changes({{.file = "walkways.geojson", .added = 3}});
  return report;
}

TEST(ImportReport, PrintsATable) {
  EXPECT_EQ(filled().table(),
            "crs: EPSG:6673\n"
            "walkways: 3 accepted, 7 rejected\n"
            "  accepted, width estimated                                              1  w1\n"
            "  rejected: no length                                                    7  w0\n"
            "validation:\n"
            "  warning unusable_trip                                                  1  "
            "stop_times.txt:3: t\n"
            "walkways.geojson: 3 added, 0 unchanged, 0 changed, 0 removed, 0 kept\n");
}

TEST(ImportReport, WritesTheSameAsJsonWithAFewExamples) {
  const std::string json = filled().json();
  for (const char* text :
       {R"("format": "poai-import-report")", R"("kind": "osm")", R"("crs": "EPSG:6673")",
        R"("reason": "no length")", R"("count": 7)", R"("code": "unusable_trip")",
        R"("severity": "warning")", R"("added": 3)"}) {
    EXPECT_NE(json.find(text), std::string::npos) << text << json;
  }
  EXPECT_NE(json.find("w4"), std::string::npos);
  EXPECT_EQ(json.find("w5"), std::string::npos);  // five examples
}

TEST(ImportReport, TellsWhatWouldBeChangedIfItWasRefused) {
  ImportReport report = filled();
  EXPECT_NE(report.json().find(R"("written": true)"), std::string::npos);
  report.refuse_changes();
  EXPECT_NE(report.table().find("walkways.geojson: would be 3 added, 0 unchanged"),
            std::string::npos)
      << report.table();
  EXPECT_TRUE(report.table().ends_with("\nNothing was written.\n"));
  EXPECT_NE(report.json().find(R"("written": false)"), std::string::npos);
}

TEST(ImportReport, CountsWhatItWasTold) {
  const ImportReport report = filled();
  EXPECT_EQ(report.rejected("walkways", "no length"), 7U);
  EXPECT_EQ(report.rejected("walkways", "other"), 0U);
  EXPECT_EQ(report.adjusted("walkways", "width estimated"), 1U);
  EXPECT_EQ(report.notices(Severity::kWarning, "unusable_trip"), 1U);
  EXPECT_EQ(report.notices(Severity::kError, "unusable_trip"), 0U);
  EXPECT_EQ(report.accepted_total(), 3U);
}

}  // namespace
}  // namespace poai::importers
