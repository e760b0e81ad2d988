#include "engine/importers/detail/vector_reader.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <memory>

#include "engine/importers/detail/gdal_errors.hpp"
#include "engine/importers/detail/vector_fields.hpp"
#include "engine/importers/detail/vector_outlines.hpp"

namespace poai::importers::detail {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGeographic = "EPSG:6668";  ///< JGD2011, as the native files
constexpr std::array<const char*, 5> kDrivers = {"GeoJSON", "GPKG", "ESRI Shapefile", "GML",
                                                 nullptr};
constexpr GIntBig kMostFeatures = 5'000'000;

struct DestroyTransform {
  void operator()(OGRCoordinateTransformation* transform) const {
    OGRCoordinateTransformation::DestroyCT(transform);
  }
};
using Transform = std::unique_ptr<OGRCoordinateTransformation, DestroyTransform>;

formats::GeoLine line_of(const OGRLineString& source) {
  formats::GeoLine line;
  for (int i = 0; i < source.getNumPoints(); ++i) {
    line.push_back({source.getX(i), source.getY(i)});
  }
  return line;
}

/// Points and lines, single or several.
void collect_simple(const OGRGeometry& geometry, VectorFeature& feature) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
      feature.shape = VectorShape::kPoint;
      feature.parts.push_back({{geometry.toPoint()->getX(), geometry.toPoint()->getY()}});
      break;
    case wkbLineString:
      feature.shape = VectorShape::kLine;
      feature.parts.push_back(line_of(*geometry.toLineString()));
      break;
    case wkbMultiPoint:
    case wkbMultiLineString:
      for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
        collect_simple(*part, feature);
      }
      break;
    default:
      feature.shape = VectorShape::kPolygon;
      feature.parts = outlines_of(geometry);
  }
}

bool is_on_earth(const VectorFeature& feature) {
  return std::all_of(feature.parts.begin(), feature.parts.end(), [](const auto& part) {
    return std::all_of(part.begin(), part.end(), [](geometry::GeoPoint at) {
      return std::abs(at.lon_deg) <= 180.0 && std::abs(at.lat_deg) <= 90.0;
    });
  });
}

constexpr double kMostLonDeg = 180.0;
constexpr double kMostLatDeg = 90.0;

class VectorReader {
 public:
  VectorReader(const fs::path& file, const VectorRequest& request, ImportReport& report,
               Problems& problems)
      : file_(file), request_(request), report_(report), problems_(problems) {}

  VectorData read() {
    GDALAllRegister();
    const std::array<const char*, 3> options = {"WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO", nullptr};
    const bool is_gml = file_.extension() == ".gml" || file_.extension() == ".xml";
    const std::unique_ptr<GDALDataset> data(
        GDALDataset::Open(file_.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data(),
                          is_gml ? options.data() : nullptr, nullptr));
    if (!data) {
      report("cannot be read as GeoJSON, GeoPackage, Shapefile or GML", errors_.first(), {});
      return {};
    }
    refuse_damage();
    bool found = false;
    for (OGRLayer* layer : data->GetLayers()) {
      if (request_.layer.empty() || request_.layer == layer->GetName()) {
        found = true;
        read_layer(*layer);
      }
    }
    if (!found) {
      report(fmt::format("has no layer \"{}\"", request_.layer), layer_names(*data), {});
    }
    return std::move(data_);
  }

 private:
  void report(std::string problem, std::string reason, std::string suggestion) {
    problems_.add_file_problem({.place = {.file = file_.string()},
                                .key = {},
                                .problem = std::move(problem),
                                .reason = std::move(reason),
                                .suggestion = std::move(suggestion)});
  }

  static std::string layer_names(GDALDataset& data) {
    std::string names;
    for (OGRLayer* layer : data.GetLayers()) {
      names += (names.empty() ? "it has " : ", ") + std::string(layer->GetName());
    }
    return names;
  }

  /// From the layer's CRS to longitude and latitude; nothing, with a report, if that is unknown.
  Transform transform_of(OGRLayer& layer) {
    const QuietGdal quiet;  // what fails here is reported here
    OGRSpatialReference source;
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const OGRSpatialReference* stated = layer.GetSpatialRef();
    if (request_.source_crs.empty() && stated == nullptr) {
      report(fmt::format("the layer \"{}\" has no coordinate reference system", layer.GetName()),
             "where it is on the earth would be a guess", "name it with --source-crs EPSG:...");
      return nullptr;
    }
    if (request_.source_crs.empty()) {
      source = *stated;
    } else if (source.SetFromUserInput(request_.source_crs.c_str()) != OGRERR_NONE) {
      report(fmt::format("\"{}\" is no coordinate reference system", request_.source_crs), {},
             "write --source-crs EPSG:...");
      return nullptr;
    } else if (stated != nullptr && source.IsSame(stated) == 0) {
      report_.state(fmt::format("crs that {} states", layer.GetName()),
                    fmt::format("{}, not used: --source-crs names another", name_of(*stated)));
    }
    state_crs(layer, source);
    in_metres_ = source.IsProjected() != 0;
    OGRSpatialReference target;
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    target.SetFromUserInput(kGeographic);
    Transform transform(OGRCreateCoordinateTransformation(&source, &target));
    if (!transform) {
      report("its coordinate reference system cannot be turned into JGD2011", CPLGetLastErrorMsg(),
             {});
    }
    return transform;
  }

  static std::string name_of(const OGRSpatialReference& crs) {
    const char* name = crs.GetName();
    return name == nullptr ? "unnamed" : name;
  }

  void state_crs(OGRLayer& layer, const OGRSpatialReference& source) {
    const char* stated = source.GetAttrValue("VERT_CS");
    std::string vertical = stated == nullptr ? "" : stated;
    if (vertical.empty() && is_of_plateau()) {
      vertical = "JGD2011 (vertical) height, EPSG:6695";
    }
    report_.state(fmt::format("crs of {}", layer.GetName()), name_of(source));
    report_.state(fmt::format("vertical datum of {}", layer.GetName()),
                  (vertical.empty() ? "none stated" : vertical) +
                      "; heights of buildings are taken as above the ground");
  }

  /// Whether the positions are in EPSG:6697, whose vertical part GDAL does not keep.
  [[nodiscard]] bool is_of_plateau() const {
    constexpr std::size_t kHead = 65'536;
    std::string head(kHead, '\0');
    std::ifstream in(file_, std::ios::binary);
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    return head.find("EPSG/0/6697") != std::string::npos ||
           head.find("EPSG::6697") != std::string::npos;
  }

  void read_layer(OGRLayer& layer) {
    if (layer.GetFeatureCount() > kMostFeatures) {
      report(fmt::format("the layer \"{}\" has too many features", layer.GetName()),
             fmt::format("at most {} are read", kMostFeatures), {});
      return;
    }
    const Transform transform = transform_of(layer);
    if (!transform) {
      return;
    }
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
      data_.field_names.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
    }
    for (const auto& source : layer) {
      if (!read_feature(*source, fmt::format("{}:{}", layer.GetName(), source->GetFID()),
                        *transform)) {
        return;
      }
    }
    refuse_damage();
  }

  /// GDAL skips a record that it cannot read, and a file that it gives up on looks like a shorter
  /// one.
  void refuse_damage() {
    if (errors_.any()) {
      report("cannot be read as a whole", errors_.first(), {});
      errors_.forget();
    }
  }

  /// False ends the import: the positions are not what the coordinate reference system says.
  bool read_feature(OGRFeature& source, std::string where, OGRCoordinateTransformation& transform) {
    const QuietGdal quiet;  // a transformation that fails is no damage of the file
    VectorFeature feature{.where = std::move(where)};
    OGRGeometry* geometry = source.GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty()) {
      report_.reject("features", "no geometry", feature.where);
      return true;
    }
    OGREnvelope box;
    geometry->getEnvelope(&box);
    if (in_metres_ && std::abs(box.MinX) <= kMostLonDeg && std::abs(box.MaxX) <= kMostLonDeg &&
        std::abs(box.MinY) <= kMostLatDeg && std::abs(box.MaxY) <= kMostLatDeg) {
      report(fmt::format("{} is at {}, {}, which are degrees", name_of(source, feature.where),
                         box.MinX, box.MinY),
             "the coordinate reference system that the file or --source-crs says is in metres",
             "name that of the degrees: --source-crs EPSG:6668");
      return false;
    }
    const bool is_transformed = geometry->transform(&transform) == OGRERR_NONE;
    collect_simple(*geometry, feature);
    feature.height_m = solid_height_m(*geometry);
    if (!is_transformed || !is_on_earth(feature)) {
      const bool is_swapped = std::abs(box.MinX) <= kMostLatDeg &&
                              std::abs(box.MinY) > kMostLatDeg && std::abs(box.MinY) <= kMostLonDeg;
      report(fmt::format("{} is at {}, {}, which is nowhere on the earth",
                         name_of(source, feature.where), box.MinX, box.MinY),
             "its coordinate reference system is not what the file or --source-crs says, or "
             "longitude and latitude are swapped",
             is_swapped ? "write longitude first: it looks swapped"
                        : "name the right one with --source-crs EPSG:...");
      return false;
    }
    if (feature.parts.empty()) {
      report_.reject("features", "its geometry has no use in plan", feature.where);
      return true;
    }
    take_fields(source, feature);
    data_.features.push_back(std::move(feature));
    return true;
  }

  /// "layer:number", and the feature's id where it has one.
  static std::string name_of(const OGRFeature& source, const std::string& where) {
    const int id = source.GetFieldIndex("id");  // in any case
    return id < 0 || source.IsFieldSetAndNotNull(id) == 0
               ? where
               : fmt::format("{} (id {})", where, source.GetFieldAsString(id));
  }

  static std::string text_of(const OGRFeature& source, int field) {
    if (source.GetFieldDefnRef(field)->GetType() != OFTStringList) {
      return source.GetFieldAsString(field);
    }
    std::string text;
    char** const list = source.GetFieldAsStringList(field);
    for (int i = 0; i < CSLCount(list); ++i) {
      text += (i == 0 ? "" : " ") + std::string(CSLGetField(list, i));
    }
    return text;
  }

  static void take_fields(const OGRFeature& source, VectorFeature& feature) {
    for (int i = 0; i < source.GetFieldCount(); ++i) {
      if (source.IsFieldSetAndNotNull(i)) {
        feature.fields.emplace_back(source.GetFieldDefnRef(i)->GetNameRef(), text_of(source, i));
      }
    }
  }

  const fs::path& file_;
  const VectorRequest& request_;
  ImportReport& report_;
  Problems& problems_;
  GdalErrors errors_;
  bool in_metres_ = false;  ///< the positions of the layer
  VectorData data_;
};

}  // namespace

std::string VectorFeature::field(const std::string& name) const {
  auto found = std::find_if(fields.begin(), fields.end(),
                            [&name](const auto& field) { return field.first == name; });
  if (found == fields.end()) {
    found = std::find_if(fields.begin(), fields.end(),
                         [&name](const auto& field) { return is_same_field(field.first, name); });
  }
  return found == fields.end() ? std::string() : found->second;
}

VectorData read_vector(const fs::path& file, const VectorRequest& request, ImportReport& report,
                       Problems& problems) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) {
    problems.add_file_problem({.place = {.file = file.string()},
                               .key = {},
                               .problem = "does not exist",
                               .reason = "it should be a vector file",
                               .suggestion = {}});
    return {};
  }
  return VectorReader(file, request, report, problems).read();
}

}  // namespace poai::importers::detail
