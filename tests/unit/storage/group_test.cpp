#include "engine/storage/group.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::storage {
namespace {

const Attributes kAbout{.units = "m", .long_name = "Height", .long_name_ja = "高さ"};

template <class T>
class ElementTypes : public testing::Test {};
using AllElements = testing::Types<std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t,
                                   std::int32_t, std::int64_t, float, double>;
TYPED_TEST_SUITE(ElementTypes, AllElements);

TYPED_TEST(ElementTypes, ComeBackAsTheyWereWritten) {
  const TemporaryFolder folder;
  using Limits = std::numeric_limits<TypeParam>;
  const std::vector<TypeParam> values = {Limits::lowest(), TypeParam{0}, TypeParam{42},
                                         Limits::max()};
  File file = File::create(folder / "a.h5");
  file.root().write_column("values", std::span<const TypeParam>(values), kAbout);
  auto growing = file.root().make_appendable<TypeParam>("growing", 2, kAbout);
  growing.append(values);
  growing.append(std::span<const TypeParam>(values).first(1));
  file.close();

  const File again = File::open(folder / "a.h5");
  EXPECT_EQ(again.root().template read_column<TypeParam>("values"), values);
  EXPECT_EQ(again.root().row_count("growing"), 5U);
  EXPECT_EQ(again.root().template read_rows<TypeParam>("growing", 1, 4),
            (std::vector<TypeParam>{values[1], values[2], values[3], values[0]}));
}

class GroupTest : public testing::Test {
 protected:
  File make() { return File::create(folder_ / "a.h5"); }
  Group reopen() {
    read_ = File::open(folder_ / "a.h5");
    return read_->root();
  }
  TemporaryFolder folder_;

 private:
  std::optional<File> read_;
};

TEST_F(GroupTest, KeepsUnitsAndNamesOfADataset) {
  const std::vector<float> heights = {1.0F, 2.0F};
  File file = make();
  file.root().write_column("height", std::span<const float>(heights), kAbout);
  file.close();

  const Attributes about = reopen().read_about("height");

  EXPECT_EQ(about.units, "m");
  EXPECT_EQ(about.long_name, "Height");
  EXPECT_EQ(about.long_name_ja, "高さ");
}

TEST_F(GroupTest, ReadsAMatrixBackPackedOrNot) {
  const std::vector<std::uint32_t> values = {1, 2, 3, 4, 5, 6};
  File file = make();
  file.root().write_matrix("plain", std::span<const std::uint32_t>(values), 3, kAbout);
  file.root().write_matrix("packed", std::span<const std::uint32_t>(values), 3, kAbout,
                           Packing::kDeflate);
  file.close();

  const Group root = reopen();
  const auto plain = root.read_matrix<std::uint32_t>("plain");

  EXPECT_EQ(plain.rows, 2U);
  EXPECT_EQ(plain.columns, 3U);
  EXPECT_EQ(plain.at(1, 0), 4U);
  EXPECT_EQ(plain, root.read_matrix<std::uint32_t>("packed"));
}

TEST_F(GroupTest, KeepsTextsOfDifferentLengthsAndLanguages) {
  const std::vector<std::string> names = {"P05", "", "みなとじま", "Minatojima"};
  File file = make();
  file.root().write_strings("names", names, kAbout);
  file.root().write_text("text", "seed = 1\nname = \"weekday\"\n", kAbout);
  file.close();

  EXPECT_EQ(reopen().read_strings("names"), names);
  EXPECT_EQ(reopen().read_text("text"), "seed = 1\nname = \"weekday\"\n");
}

TEST_F(GroupTest, KeepsEmptyColumnsMatricesAndTexts) {
  File file = make();
  file.root().write_column("numbers", std::span<const float>(), kAbout);
  file.root().write_matrix("matrix", std::span<const std::uint32_t>(), 4, kAbout,
                           Packing::kDeflate);
  file.root().write_strings("names", {}, kAbout);
  file.root().write_text("text", "", kAbout);
  (void)file.root().make_appendable<float>("growing", 8, kAbout);
  file.close();

  const Group root = reopen();
  EXPECT_TRUE(root.read_column<float>("numbers").empty());
  EXPECT_EQ(root.read_matrix<std::uint32_t>("matrix").columns, 4U);
  EXPECT_TRUE(root.read_strings("names").empty());
  EXPECT_EQ(root.read_text("text"), "");
  EXPECT_TRUE(root.read_rows<float>("growing", 0, 0).empty());
}

TEST_F(GroupTest, FindsGroupsInGroups) {
  const std::vector<float> one = {1.0F};
  File file = make();
  Group series = file.root().make_group("series");
  Group links = series.make_group("links");
  links.write_column("entries", std::span<const float>(one), kAbout);
  file.close();

  const Group root = reopen();
  EXPECT_TRUE(root.has("series/links/entries"));
  EXPECT_FALSE(root.has("series/stops/entries"));
  EXPECT_FALSE(root.has("nothing/at/all"));
  EXPECT_EQ(root.group("series/links").read_column<float>("entries"), one);
  EXPECT_EQ(root.group("series").names(), std::vector<std::string>{"links"});
}

TEST_F(GroupTest, ReplacesAnAttribute) {
  File file = make();
  file.root().set_attribute("status", "running");
  file.root().set_attribute("seed", std::uint64_t{7});
  file.root().set_attribute("scale", 0.5);
  file.root().set_attribute("status", "interrupted");
  file.close();

  const Group root = reopen();
  EXPECT_EQ(root.text_attribute("status"), "interrupted");
  EXPECT_EQ(root.number_attribute("seed"), 7U);
  EXPECT_EQ(root.real_attribute("scale"), 0.5);
  EXPECT_EQ(root.text_attribute("nothing"), std::nullopt);
  EXPECT_EQ(root.number_attribute("status"), std::nullopt);
}

TEST_F(GroupTest, RefusesToReadNumbersThatWouldNotFit) {
  const std::vector<double> values = {1.0};
  File file = make();
  file.root().write_column("values", std::span<const double>(values), kAbout);
  file.close();

  EXPECT_THROW((void)reopen().read_column<float>("values"), InputError);
  EXPECT_THROW((void)reopen().read_column<std::uint64_t>("values"), InputError);
  EXPECT_THROW((void)reopen().read_strings("values"), InputError);
}

TEST_F(GroupTest, NamesTheFileAndTheDatasetThatIsMissing) {
  make().close();
  try {
    (void)reopen().read_column<float>("frames/x_m");
    FAIL() << "a missing dataset was read";
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kFiles);
    EXPECT_EQ(error.problems().front().place.file, (folder_ / "a.h5").string());
    EXPECT_EQ(error.problems().front().key, "/frames/x_m");
    EXPECT_EQ(error.problems().front().problem, "is missing or damaged");
  }
}

TEST_F(GroupTest, RefusesRowsBehindTheLastOne) {
  const std::vector<float> values = {1.0F, 2.0F};
  File file = make();
  file.root().write_column("values", std::span<const float>(values), kAbout);
  file.close();

  EXPECT_THROW((void)reopen().read_rows<float>("values", 1, 2), InputError);
}

}  // namespace
}  // namespace poai::storage
