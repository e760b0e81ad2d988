#include "engine/study/comparison_files.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "engine/formats/csv.hpp"

namespace poai::study {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const PairedEstimate& estimate) {
  Json json = {{"base", estimate.base}, {"alt", estimate.alt}, {"diff", estimate.diff}};
  json["ci95"] =
      estimate.half_width
          ? Json({estimate.diff - *estimate.half_width, estimate.diff + *estimate.half_width})
          : Json();
  json["correlation"] = estimate.correlation ? Json(*estimate.correlation) : Json();
  json["runs_saved"] = estimate.runs_saved ? Json(*estimate.runs_saved) : Json();
  json["p"] = estimate.half_width ? Json(estimate.p_value) : Json();
  return json;
}

template <class Difference>
void add_verdict(const Difference& difference, Json& entry) {
  entry["p_adjusted"] = difference.estimate.half_width ? Json(difference.adjusted_p) : Json();
  entry["verdict"] = name_of(difference.verdict());
}

}  // namespace

std::string comparison_json(const Comparison& comparison) {
  Json json = {{"base", comparison.base},
               {"alt", comparison.alt},
               {"district", comparison.district},
               {"replicates", comparison.replicates},
               {"persons", comparison.persons == Persons::kShared ? "shared" : "resampled"},
               {"invalid_runs", comparison.invalid_runs},
               {"reached_half_width", comparison.reached_half_width},
               {"asked", comparison.asked}};
  json["until_half_width"] =
      comparison.stop ? Json({{comparison.stop->indicator, comparison.stop->half_width}}) : Json();
  json["indicators"] = Json::object();
  for (const IndicatorDifference& one : comparison.indicators) {
    Json& entry = json["indicators"][one.indicator] = json_of(one.estimate);
    add_verdict(one, entry);
    entry["differs"] = one.estimate.differs;
  }
  json["incomparable"] = comparison.incomparable;
  json["groups"] = Json::object();
  for (const GroupDifference& one : comparison.groups) {
    Json& group = json["groups"][one.group];
    group["persons"] = one.persons;
    group["only_base"] = one.only_base;
    group["only_alt"] = one.only_alt;
    Json& entry = group[one.measure] = json_of(one.estimate);
    add_verdict(one, entry);
    entry["more_share"] = one.more_share;
    entry["less_share"] = one.less_share;
  }
  return json.dump(2) + '\n';
}

std::string spots_csv(std::span<const SpotDifference> spots) {
  std::string text =
      "id,x_m,y_m,base,alt,diff,ci95_low,ci95_high,p_adjusted,correlation,runs_saved,"
      "verdict,name_en,name_ja\n";
  for (const SpotDifference& spot : spots) {
    const PairedEstimate& estimate = spot.estimate;
    const auto bound = [&estimate](double sign) {
      return estimate.half_width ? fmt::format("{}", estimate.diff + sign * *estimate.half_width)
                                 : std::string();
    };
    const auto known = [](const std::optional<double>& value) {
      return value ? fmt::format("{}", *value) : std::string();
    };
    const std::vector<std::string> row{
        spot.id,
        fmt::format("{:.1f}", spot.x_m),
        fmt::format("{:.1f}", spot.y_m),
        fmt::format("{}", estimate.base),
        fmt::format("{}", estimate.alt),
        fmt::format("{}", estimate.diff),
        bound(-1.0),
        bound(1.0),
        estimate.half_width ? fmt::format("{}", spot.adjusted_p) : std::string(),
        known(estimate.correlation),
        known(estimate.runs_saved),
        std::string(name_of(spot.verdict())),
        spot.name_en,
        spot.name_ja};
    formats::append_csv_row(text, row);
  }
  return text;
}

}  // namespace poai::study
