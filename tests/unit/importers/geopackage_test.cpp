#include "engine/importers/geopackage.hpp"

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sys/resource.h>

#include <array>
#include <csignal>
#include <memory>
#include <string>

#include "engine/core/files.hpp"
#include "support/temporary_folder.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOld = "what was there";

/// While it lives no file grows over so many bytes, as on a full disk.
class FileLimit {
 public:
  explicit FileLimit(rlim_t most_bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{.rlim_cur = most_bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

class GeoPackage : public testing::Test {
 protected:
  [[nodiscard]] fs::path layer(const std::string& name) const {
    const fs::path path = folder_ / (name + ".geojson");
    std::string features;
    for (int i = 0; i < kCount; ++i) {
      features += std::string(i == 0 ? "" : ",") + R"({"type":"Feature","properties":{"id":")" +
                  std::string(100, 'x') +
                  R"("},"geometry":{"type":"Point","coordinates":[135.2,34.66]}})";
    }
    write_file_atomically(path, R"({"type":"FeatureCollection","features":[)" + features + "]}");
    return path;
  }

  [[nodiscard]] fs::path package() const { return folder_ / "out" / "result.gpkg"; }

  [[nodiscard]] Problems write() const {
    const std::array<fs::path, 2> layers = {layer("a"), layer("b")};
    fs::create_directories(package().parent_path());
    write_file_atomically(package(), kOld);
    return write_limited(layers, RLIM_INFINITY);
  }

  [[nodiscard]] Problems write_limited(std::span<const fs::path> layers, rlim_t most_bytes) const {
    Problems problems;
    const FileLimit limit(most_bytes);
    write_geopackage(layers, package(), problems);
    return problems;
  }

  void expect_whole() const {
    const std::unique_ptr<GDALDataset> data(
        GDALDataset::Open(package().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    ASSERT_TRUE(data);
    for (const char* name : {"a", "b"}) {
      OGRLayer* read = data->GetLayerByName(name);
      ASSERT_NE(read, nullptr) << name;
      EXPECT_EQ(read->GetFeatureCount(), kCount) << name;
    }
  }

  [[nodiscard]] std::size_t files_in_its_folder() const {
    const fs::directory_iterator files(package().parent_path());
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
  }

  static constexpr int kCount = 200;
  TemporaryFolder folder_;
};

TEST_F(GeoPackage, ReplacesWhatWasThere) {
  EXPECT_TRUE(write().empty());
  expect_whole();
  EXPECT_EQ(files_in_its_folder(), 1U);
}

TEST_F(GeoPackage, IsWholeOrAsItWasOnAFullDisk) {
  ASSERT_TRUE(write().empty());
  const std::array<fs::path, 2> layers = {folder_ / "a.geojson", folder_ / "b.geojson"};
  const auto whole_bytes = fs::file_size(package());
  constexpr std::uintmax_t kStepBytes = 8192;
  std::size_t failures = 0;
  for (std::uintmax_t most_bytes = 0; most_bytes < whole_bytes; most_bytes += kStepBytes) {
    write_file_atomically(package(), kOld);
    EXPECT_FALSE(write_limited(layers, most_bytes).empty()) << most_bytes;
    EXPECT_EQ(read_file(package()), kOld) << most_bytes;
    EXPECT_EQ(files_in_its_folder(), 1U) << most_bytes;
    ++failures;
  }
  EXPECT_GT(failures, 10U);
  EXPECT_TRUE(write_limited(layers, 2 * whole_bytes).empty());
  expect_whole();
}

TEST_F(GeoPackage, NamesALayerThatCannotBeRead) {
  const std::array<fs::path, 2> layers = {layer("a"), folder_ / "none.geojson"};
  fs::create_directories(package().parent_path());
  const Problems problems = write_limited(layers, RLIM_INFINITY);
  EXPECT_FALSE(problems.empty());
  EXPECT_EQ(files_in_its_folder(), 0U);
}

}  // namespace
}  // namespace poai::importers
