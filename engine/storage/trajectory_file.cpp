#include "engine/storage/trajectory_file.hpp"

#include <hdf5.h>

#include <cstddef>

#include "engine/storage/detail/failure.hpp"
#include "engine/storage/detail/properties.hpp"
#include "engine/storage/part_file.hpp"

namespace poai::storage {
namespace {

using detail::check;
using detail::checked;
using detail::Handle;

const std::string kDataset = "trajectory";

Handle point_type(const detail::FileContext& file) {
  Handle type = checked(H5Tcreate(H5T_COMPOUND, sizeof(TrajectoryPoint)), file, kDataset,
                        detail::kUnwritable);
  const auto insert = [&](const char* name, std::size_t offset, hid_t member) {
    check(H5Tinsert(type.get(), name, offset, member), file, kDataset, detail::kUnwritable);
  };
  insert("id", offsetof(TrajectoryPoint, id), H5T_NATIVE_INT32);
  insert("frame", offsetof(TrajectoryPoint, frame), H5T_NATIVE_INT32);
  insert("x", offsetof(TrajectoryPoint, x), H5T_NATIVE_FLOAT);
  insert("y", offsetof(TrajectoryPoint, y), H5T_NATIVE_FLOAT);
  insert("z", offsetof(TrajectoryPoint, z), H5T_NATIVE_FLOAT);
  return type;
}

/// A variable-length text: the geometry may be longer than a fixed attribute allows.
void set_text(hid_t object, const std::string& name, const std::string& value,
              const detail::FileContext& file) {
  const Handle type = checked(H5Tcopy(H5T_C_S1), file, name, detail::kUnwritable);
  check(H5Tset_size(type.get(), H5T_VARIABLE), file, name, detail::kUnwritable);
  const Handle scalar = checked(H5Screate(H5S_SCALAR), file, name, detail::kUnwritable);
  const Handle attribute =
      checked(H5Acreate2(object, name.c_str(), type.get(), scalar.get(), H5P_DEFAULT, H5P_DEFAULT),
              file, name, detail::kUnwritable);
  const char* text = value.c_str();
  check(H5Awrite(attribute.get(), type.get(), &text), file, name, detail::kUnwritable);
}

void set_number(hid_t object, const std::string& name, double value,
                const detail::FileContext& file) {
  const Handle scalar = checked(H5Screate(H5S_SCALAR), file, name, detail::kUnwritable);
  const Handle attribute = checked(
      H5Acreate2(object, name.c_str(), H5T_IEEE_F64LE, scalar.get(), H5P_DEFAULT, H5P_DEFAULT),
      file, name, detail::kUnwritable);
  check(H5Awrite(attribute.get(), H5T_NATIVE_DOUBLE, &value), file, name, detail::kUnwritable);
}

void write_points(const std::filesystem::path& path, std::span<const TrajectoryPoint> points,
                  double fps, const std::string& wkt_geometry) {
  const detail::FileContext file{.name = path.string()};
  const Handle creation = detail::file_creation();
  const Handle access = detail::file_access();
  const Handle opened =
      checked(H5Fcreate(file.name.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), file, {},
              detail::kUnwritable);
  const Handle type = point_type(file);
  const hsize_t rows = points.size();
  const Handle space =
      checked(H5Screate_simple(1, &rows, nullptr), file, kDataset, detail::kUnwritable);
  const Handle layout = detail::contiguous();
  const Handle dataset = checked(H5Dcreate2(opened.get(), kDataset.c_str(), type.get(), space.get(),
                                            H5P_DEFAULT, layout.get(), H5P_DEFAULT),
                                 file, kDataset, detail::kUnwritable);
  if (!points.empty()) {
    check(H5Dwrite(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, points.data()), file,
          kDataset, detail::kUnwritable);
  }
  set_number(dataset.get(), "fps", fps, file);
  set_text(opened.get(), "wkt_geometry", wkt_geometry, file);
  check(H5Fflush(opened.get(), H5F_SCOPE_LOCAL), file, {}, detail::kUnwritable);
}

}  // namespace

void write_trajectory_file(const std::filesystem::path& path,
                           std::span<const TrajectoryPoint> points, double fps,
                           const std::string& wkt_geometry) {
  detail::prepare_hdf5();
  PartFile part(path);
  write_points(part.path(), points, fps, wkt_geometry);
  part.keep();
}

}  // namespace poai::storage
