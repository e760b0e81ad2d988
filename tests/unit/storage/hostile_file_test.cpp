// Files that another program made, with datasets that are not what they say they are.

#include <gtest/gtest.h>
#include <hdf5.h>

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::storage {
namespace {

class HostileFile : public testing::Test {
 protected:
  /// Makes the file with HDF5's own functions, then opens its root.
  Group after(const std::function<void(hid_t file)>& make) {
    const hid_t file = H5Fcreate(name_.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    make(file);
    H5Fclose(file);
    opened_.emplace_back(File::open(name_));
    return opened_.back().root();
  }

  TemporaryFolder folder_;
  std::string name_ = (folder_ / "a.h5").string();

 private:
  std::vector<File> opened_;
};

/// The problem and its reason of the InputError that `action` throws.
std::string refusal_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const InputError& error) {
    const Problem& problem = error.problems().front();
    return problem.key + ' ' + problem.problem + " (" + problem.reason + ')';
  }
  return "nothing was refused";
}

const std::string kLying = "is a damaged dataset (it says that it has more values than are stored)";

/// A dataset of this extent of which nothing was written.
void claim(hid_t file, const char* name, std::vector<hsize_t> extent, hid_t type, hid_t layout) {
  const std::vector<hsize_t> any_size(extent.size(), H5S_UNLIMITED);
  const bool may_grow = H5Pget_layout(layout) == H5D_CHUNKED;
  const hid_t space = H5Screate_simple(static_cast<int>(extent.size()), extent.data(),
                                       may_grow ? any_size.data() : nullptr);
  H5Dclose(H5Dcreate2(file, name, type, space, H5P_DEFAULT, layout, H5P_DEFAULT));
  H5Sclose(space);
}

hid_t packed_chunks(int rank) {
  const std::array<hsize_t, 2> chunk{1024, 1};
  const hid_t layout = H5Pcreate(H5P_DATASET_CREATE);
  H5Pset_chunk(layout, rank, chunk.data());
  H5Pset_deflate(layout, 1);
  return layout;
}

TEST_F(HostileFile, IsRefusedForMoreRowsThanAreStored) {
  const Group root = after([](hid_t file) {
    claim(file, "plain", {1'000'000'000'000}, H5T_STD_U8LE, H5P_DEFAULT);
    claim(file, "packed", {1'000'000'000'000}, H5T_STD_U8LE, packed_chunks(1));
    claim(file, "wraps", {std::uint64_t{1} << 40U, std::uint64_t{1} << 30U}, H5T_STD_U8LE,
          packed_chunks(2));
  });
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("plain"); }), "/plain " + kLying);
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("packed"); }),
            "/packed " + kLying);
  EXPECT_EQ(refusal_of([&] { (void)root.read_matrix<std::uint8_t>("wraps"); }), "/wraps " + kLying);
  EXPECT_EQ(refusal_of([&] { (void)root.row_count("plain"); }), "/plain " + kLying);
}

TEST_F(HostileFile, IsRefusedForChunksThatFillTheMemory) {
  const Group root = after([](hid_t file) {
    const hsize_t chunk = hsize_t{1} << 31U;
    const hid_t layout = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_chunk(layout, 1, &chunk);
    claim(file, "chunks", {10}, H5T_STD_U8LE, layout);
    H5Pclose(layout);
  });
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("chunks"); }),
            "/chunks is a damaged dataset (its chunks are larger than 64 MiB)");
}

TEST_F(HostileFile, IsRefusedForMoreOrLongerTextsThanAreStored) {
  const Group root = after([](hid_t file) {
    const hid_t text = H5Tcopy(H5T_C_S1);
    H5Tset_size(text, 1'000'000'000);
    claim(file, "texts", {1'000}, text, H5P_DEFAULT);
    H5Tclose(text);
  });
  EXPECT_EQ(refusal_of([&] { (void)root.read_strings("texts"); }), "/texts " + kLying);
}

TEST_F(HostileFile, MayHaveWhatDeflateMakesSmall) {
  const std::vector<std::uint32_t> zeros(20'000'000, 0);  // 80 MB, stored in about 0.1 MB
  File file = File::create(name_);
  file.root().write_matrix("zeros", std::span<const std::uint32_t>(zeros), 1, {},
                           Packing::kDeflate);
  file.close();
  const File again = File::open(name_);
  EXPECT_EQ(again.root().row_count("zeros"), zeros.size());
}

TEST_F(HostileFile, IsRefusedForOtherShapes) {
  const Group root = after([](hid_t file) {
    claim(file, "cube", {2, 2, 2}, H5T_STD_U8LE, H5P_DEFAULT);
    const hid_t nothing = H5Screate(H5S_NULL);
    H5Dclose(
        H5Dcreate2(file, "nothing", H5T_STD_U8LE, nothing, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
    H5Sclose(nothing);
  });
  const std::string shape = " has an unexpected shape (one or two dimensions are known)";
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("cube"); }), "/cube" + shape);
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("nothing"); }),
            "/nothing" + shape);
}

TEST_F(HostileFile, IsRefusedForRowsWhoseNumberOverflows) {
  const std::vector<std::uint8_t> values = {1, 2, 3};
  File file = File::create(name_);
  file.root().write_column("values", std::span<const std::uint8_t>(values), {});
  file.close();
  const File again = File::open(name_);
  const std::size_t last = static_cast<std::size_t>(-1);
  EXPECT_EQ(refusal_of([&] { (void)again.root().read_rows<std::uint8_t>("values", last, 2); }),
            "/values has fewer rows than are asked for (the file is incomplete)");
}

// Reading such an attribute as one number would write behind it.
TEST_F(HostileFile, HasNoNumberWhereItHasAList) {
  const Group root = after([](hid_t file) {
    const std::array<hsize_t, 1> extent{1'000};
    const hid_t space = H5Screate_simple(1, extent.data(), nullptr);
    const hid_t text = H5Tcopy(H5T_C_S1);
    const std::vector<std::uint64_t> values(1'000, 7);
    const auto add = [&](const char* name, hid_t type) {
      const hid_t attribute = H5Acreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
      H5Awrite(attribute, type, values.data());
      H5Aclose(attribute);
    };
    add("seed", H5T_STD_U64LE);
    add("scale", H5T_IEEE_F64LE);
    add("format", text);
    H5Tclose(text);
    H5Sclose(space);
  });
  EXPECT_EQ(root.number_attribute("seed"), std::nullopt);
  EXPECT_EQ(root.real_attribute("scale"), std::nullopt);
  EXPECT_EQ(root.text_attribute("format"), std::nullopt);
}

TEST_F(HostileFile, LeadsToNoOtherFile) {
  File secret = File::create(folder_ / "secret.h5");
  const std::vector<std::uint8_t> values = {1, 2, 3};
  secret.root().make_group("inside").write_column("values", std::span<const std::uint8_t>(values),
                                                  {});
  secret.close();
  const std::string other = (folder_ / "secret.h5").string();
  const Group root = after([&other](hid_t file) {
    H5Lcreate_external(other.c_str(), "/inside/values", file, "values", H5P_DEFAULT, H5P_DEFAULT);
    H5Lcreate_external(other.c_str(), "/inside", file, "inside", H5P_DEFAULT, H5P_DEFAULT);
    H5Lcreate_soft("/values", file, "soft", H5P_DEFAULT, H5P_DEFAULT);
    const hid_t layout = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_external(layout, other.c_str(), 0, 100);
    claim(file, "raw", {100}, H5T_STD_U8LE, layout);
    H5Pclose(layout);
  });
  const std::string linked = " is a link to another object (links are not followed)";
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("values"); }),
            "/values" + linked);
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("inside/values"); }),
            "/inside" + linked);
  EXPECT_EQ(refusal_of([&] { (void)root.group("inside"); }), "/inside" + linked);
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("soft"); }), "/soft" + linked);
  EXPECT_EQ(refusal_of([&] { (void)root.read_column<std::uint8_t>("raw"); }),
            "/raw keeps its data in other files (only what is in the file itself is read)");
}

}  // namespace
}  // namespace poai::storage
