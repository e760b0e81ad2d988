#include "engine/output/population_fit.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/files.hpp"
#include "engine/output/result_folder.hpp"

namespace poai::output {
namespace {

using Json = nlohmann::ordered_json;

Json rows_as_json(const std::vector<population::FitRow>& rows) {
  Json list = Json::array();
  for (const population::FitRow& row : rows) {
    list.push_back({{"control", row.control},
                    {"target", row.target},
                    {"synthesised", row.synthesised},
                    {"error", row.error()}});
  }
  return list;
}

}  // namespace

void write_population_fit(const std::filesystem::path& folder,
                          const population::FitReport& report) {
  Json tables = Json::array();
  for (const population::TableFit& fit : report.tables) {
    tables.push_back({{"table", fit.table},
                      {"cells", fit.cells},
                      {"mean", fit.mean},
                      {"rmse", fit.rmse},
                      {"rmse_share", fit.rmse_share()}});
  }
  const Json all = {{"totals", rows_as_json(report.totals)},
                    {"tables", tables},
                    {"drawn", rows_as_json(report.drawn)}};
  write_file_atomically(folder / kPopulationFitFile, all.dump(1) + '\n');
}

}  // namespace poai::output
