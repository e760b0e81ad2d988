#pragma once
// What an import would put into a district folder, as the records of its files.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/geometry/point.hpp"

namespace poai::importers {

/// The parts of a district folder, as `district.toml` names them.
enum class Part : std::uint8_t {
  kCoastline,
  kWalkways,
  kPlaces,
  kBuildings,
  kGtfs,
  kVehicles,
  kFlights,
  kPopulation,
  kObserved  ///< the folder `observed/`, which has no key
};

/// One feature of a GeoJSON file, as the line that stands for it.
struct DraftFeature {
  std::string id = {};  ///< empty: it is known by its geometry alone
  std::string text = {};
};

struct FeatureDraft {
  Part part = Part::kWalkways;
  /// Ids are "owner" or "owner<separator>rest": features of the district whose owner is in the
  /// import, but not they themselves, are withdrawn. 0 = ids stand alone.
  char separator = '\0';
  std::vector<DraftFeature> features = {};  ///< ids that are not empty are unique
};

/// Rows of a CSV file. All rows with the same key are one record: the calls of a trip, the points
/// of a shape.
struct TableDraft {
  Part part = Part::kGtfs;
  std::string file = {};  ///< within the part if that is a folder ("stops.txt"), else empty
  std::vector<std::string> columns = {};
  std::vector<std::string> key_columns = {};  ///< of `columns`
  std::vector<std::vector<std::string>> rows = {};
  std::vector<std::string> withdrawn = {};  ///< keys that the import knows to be gone
};

/// Where the records come from, for `SOURCES.md` and the credit line.
struct DraftSource {
  std::string key = {};    ///< "openstreetmap": the `source` of the records
  std::string title = {};  ///< what it is
  std::string licence = {};
  std::string credit = {};  ///< may be empty
  std::string page = {};    ///< `SOURCES.md` of a district that has none; may be empty
};

struct DistrictDraft {
  geometry::GeoPoint origin;  ///< of a new district
  std::vector<FeatureDraft> features = {};
  std::vector<TableDraft> tables = {};
  std::vector<DraftFeature> residents = {};  ///< tables `[[residents]]` of population.toml
  DraftSource source;
};

}  // namespace poai::importers
