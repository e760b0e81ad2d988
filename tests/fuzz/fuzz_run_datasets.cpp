// Run files that are sound for HDF5, but whose datasets and attributes are others than ours: of
// another type, shape or layout, missing, or claiming more than is stored. Changes of bytes alone
// hardly get there, because HDF5 guards its own structures by checksums.

#include <fuzzer/FuzzedDataProvider.h>
#include <hdf5.h>

#include <array>
#include <vector>

#include "engine/output/schema.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/read_run.hpp"
#include "tests/support/temporary_folder.hpp"

namespace poai {
namespace {

constexpr std::array<const char*, 9> kAttributes = {"format", "format_version",   "status",
                                                    "seed",   "day_type",         "begin_ms",
                                                    "end_ms", "population_scale", "origin_lon_deg"};
constexpr hsize_t kHuge = hsize_t{1} << 40U;
constexpr int kMostValues = 1'000;

hid_t any_type(FuzzedDataProvider& input) {
  const std::array<hid_t, 8> types = {H5T_STD_U8LE,  H5T_STD_U16LE,  H5T_STD_U32LE,  H5T_STD_U64BE,
                                      H5T_STD_I32LE, H5T_IEEE_F32LE, H5T_IEEE_F64LE, H5T_C_S1};
  const hid_t type = H5Tcopy(types.at(input.ConsumeIntegralInRange<std::size_t>(0, 7)));
  if (H5Tget_class(type) == H5T_STRING) {
    H5Tset_size(type, input.ConsumeIntegralInRange<std::size_t>(1, 64));
  }
  return type;
}

hid_t any_space(FuzzedDataProvider& input) {
  std::array<hsize_t, 3> extent{};
  const int rank = input.ConsumeIntegralInRange<int>(-1, 3);
  for (hsize_t& size : extent) {
    size = input.ConsumeIntegralInRange<hsize_t>(0, 9);
    size = size == 9 ? kHuge : size;
  }
  return rank <= 0 ? H5Screate(rank < 0 ? H5S_NULL : H5S_SCALAR)
                   : H5Screate_simple(rank, extent.data(), nullptr);
}

/// Bytes for a small dataset of the space and type; none for one that only claims to be large.
std::vector<std::uint8_t> any_values(FuzzedDataProvider& input, hid_t space, hid_t type) {
  const auto values = static_cast<hsize_t>(H5Sget_simple_extent_npoints(space));
  const bool is_small = values <= kMostValues;
  std::vector<std::uint8_t> bytes =
      input.ConsumeBytes<std::uint8_t>(is_small ? values * H5Tget_size(type) : 0);
  bytes.resize(is_small ? values * H5Tget_size(type) : 0);
  return bytes;
}

void replace_dataset(FuzzedDataProvider& input, hid_t file) {
  const auto fixed = output::static_datasets();
  const auto daily = output::day_datasets();
  const std::size_t index =
      input.ConsumeIntegralInRange<std::size_t>(0, fixed.size() + daily.size() - 1);
  const std::string name(index < fixed.size() ? fixed[index].path
                                              : daily[index - fixed.size()].path);
  if (H5Ldelete(file, name.c_str(), H5P_DEFAULT) < 0 || input.ConsumeIntegral<std::uint8_t>() < 8) {
    return;
  }
  const hid_t type = any_type(input);
  const hid_t space = any_space(input);
  const hid_t layout = H5Pcreate(H5P_DATASET_CREATE);
  const std::array<hsize_t, 3> chunk{4, 4, 4};
  if (input.ConsumeBool() && H5Sget_simple_extent_ndims(space) > 0) {
    H5Pset_chunk(layout, H5Sget_simple_extent_ndims(space), chunk.data());
    H5Pset_deflate(layout, 1);
  }
  const std::vector<std::uint8_t> values = any_values(input, space, type);
  const hid_t dataset =
      H5Dcreate2(file, name.c_str(), type, space, H5P_DEFAULT, layout, H5P_DEFAULT);
  if (!values.empty()) {
    H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  }
  H5Dclose(dataset);
  H5Pclose(layout);
  H5Sclose(space);
  H5Tclose(type);
}

void replace_attribute(FuzzedDataProvider& input, hid_t file) {
  const char* name = kAttributes.at(input.ConsumeIntegralInRange<std::size_t>(0, 8));
  const hid_t type = any_type(input);
  const hid_t space = any_space(input);
  const std::vector<std::uint8_t> values = any_values(input, space, type);
  H5Adelete(file, name);
  if (H5Sget_simple_extent_npoints(space) > kMostValues) {
    H5Sclose(space);  // HDF5 itself makes memory for it
    H5Tclose(type);
    return;
  }
  const hid_t attribute = H5Acreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
  if (!values.empty()) {
    H5Awrite(attribute, type, values.data());
  }
  H5Aclose(attribute);
  H5Sclose(space);
  H5Tclose(type);
}

}  // namespace
}  // namespace poai

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  static const TemporaryFolder kFolder;
  const std::filesystem::path path = kFolder / "run.h5";
  std::filesystem::copy_file(POAI_FUZZ_RUN, path,
                             std::filesystem::copy_options::overwrite_existing);
  FuzzedDataProvider input(data, size);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  while (input.remaining_bytes() > 0) {
    if (input.ConsumeIntegralInRange<int>(0, 3) == 0) {
      replace_attribute(input, file);
    } else {
      replace_dataset(input, file);
    }
  }
  H5Fclose(file);
  fuzz::expect_taken_or_refused([&path] { fuzz::read_run(path); });
  return 0;
}
