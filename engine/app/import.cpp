// poai import: makes or updates a district from data of others.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/app/import_district.hpp"
#include "engine/core/suggest.hpp"
#include "engine/core/words.hpp"
#include "engine/importers/gtfs_import.hpp"
#include "engine/importers/osm_import.hpp"
#include "engine/importers/table_import.hpp"
#include "engine/importers/vector_import.hpp"

namespace poai::app {
namespace {

std::string refusal(const std::string& given, const std::string& list, const std::string& nearest) {
  return fmt::format("\"{}\" is not in {}{}{}", given, list, nearest.empty() ? "" : "; ", nearest);
}

/// Refuses other words than these, and names the nearest one.
CLI::Validator one_of(const std::vector<std::string>& words) {
  const std::string list = fmt::format("{{{}}}", fmt::join(words, ","));
  return {[words, list](const std::string& given) {
            const bool is_known = std::find(words.begin(), words.end(), given) != words.end();
            return is_known ? std::string() : refusal(given, list, did_you_mean(given, words));
          },
          list};
}

struct GtfsCommand {
  ImportOptions common;
  importers::GtfsOptions gtfs;
};

void add_gtfs(CLI::App& import, CommandContext& context) {
  auto options = std::make_shared<GtfsCommand>();
  CLI::App* command =
      import.add_subcommand("gtfs", "A GTFS or GTFS-JP feed: a folder or a zip archive");
  add_import_options(*command, options->common, AreaOptions::kOffered);
  command->get_option("FILE")->expected(1);
  command->add_option("--weekday-date", options->gtfs.weekday_date,
                      "Date (YYYY-MM-DD) that stands for a weekday; else the one with most runs");
  command->add_option("--weekend-date", options->gtfs.weekend_date,
                      "Date that stands for the weekend; else likewise");
  command->add_option(
      "--vehicles", options->gtfs.vehicles,
      "Table of capacities, columns as in vehicles.csv; else that file of the feed");
  command->add_option("--prefix", options->gtfs.prefix,
                      "Text before all ids, to keep feeds apart that use the same ones");
  command->callback([options, &context] {
    context.action = [options, &context] {
      return import_district(context, options->common, "gtfs", [&](const ImportJob& job) {
        options->gtfs.area = job.area;
        return importers::import_gtfs(options->common.files.at(0), options->gtfs, job.district,
                                      job.report, job.problems);
      });
    };
  });
}

void add_osm(CLI::App& import, CommandContext& context) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command =
      import.add_subcommand("osm", "OpenStreetMap data: .osm, .osm.gz, .osm.bz2 or .osm.pbf");
  add_import_options(*command, *options, AreaOptions::kOffered);
  command->callback([options, &context] {
    context.action = [options, &context] {
      return import_district(context, *options, "osm", [&](const ImportJob& job) {
        return importers::import_osm(options->files, job.area, job.district, job.report,
                                     job.problems);
      });
    };
  });
}

struct VectorCommand {
  ImportOptions common;
  importers::VectorOptions vector;
  std::vector<std::string> fields;
  std::string part = "buildings";
  bool usage_places = false;
};

/// Pairs "ours=theirs".
std::map<std::string, std::string> fields_of(const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> fields;
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw InputError(InputKind::kScenario, {Problem{.place = {},
                                                      .key = "--field",
                                                      .problem = "\"" + pair + "\" is no pair",
                                                      .reason = {},
                                                      .suggestion = "write OURS=THEIRS"}});
    }
    fields[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return fields;
}

int import_vector(const CommandContext& context, VectorCommand& options) {
  const std::map<std::string, importers::Part> parts = {{"buildings", importers::Part::kBuildings},
                                                        {"walkways", importers::Part::kWalkways},
                                                        {"places", importers::Part::kPlaces},
                                                        {"coastline", importers::Part::kCoastline}};
  options.vector.part = parts.at(options.part);
  options.vector.fields = fields_of(options.fields);
  options.vector.usage_places =
      options.usage_places ? importers::UsagePlaces::kByUsage : importers::UsagePlaces::kNone;
  return import_district(context, options.common, "vector", [&](const ImportJob& job) {
    options.vector.area = job.area;
    return importers::import_vector(options.common.files.at(0), options.vector, job.district,
                                    job.report, job.problems);
  });
}

void add_vector(CLI::App& import, CommandContext& context) {
  auto options = std::make_shared<VectorCommand>();
  CLI::App* command = import.add_subcommand(
      "vector", "GeoJSON, GeoPackage, Shapefile, GML or CityGML (PLATEAU), read by GDAL");
  add_import_options(*command, options->common, AreaOptions::kOffered);
  command->get_option("FILE")->expected(1);
  command->add_option("--as", options->part, "What the features are")
      ->check(one_of({"buildings", "walkways", "places", "coastline"}))
      ->capture_default_str();
  command->add_option("--layer", options->vector.layer, "Only this layer");
  command->add_option("--source-crs", options->vector.source_crs,
                      "CRS of the file's positions, if it does not say it or says it wrongly");
  command->add_option("--field", options->fields,
                      "OURS=THEIRS: the field that holds a property, such as height_m=HEIGHT");
  command->add_flag("--usage-places", options->usage_places,
                    "Also make places of buildings, by PLATEAU's codes of usage");
  command->callback([options, &context] {
    context.action = [options, &context] { return import_vector(context, *options); };
  });
}

/// Names in the order of TableKind and TableEncoding.
constexpr std::array<std::string_view, 5> kTableKinds = {"flights", "vehicles", "organisations",
                                                         "residents", "counts"};
constexpr std::array<std::string_view, 3> kTableEncodings = {"auto", "utf-8", "shift_jis"};

struct TableCommand {
  ImportOptions common;
  std::string kind;
  std::string encoding = "auto";
};

void add_table(CLI::App& import, CommandContext& context) {
  auto options = std::make_shared<TableCommand>();
  CLI::App* command = import.add_subcommand(
      "table", "A CSV table of flights, vehicles, organisations, residents or counts");
  add_import_options(*command, options->common, AreaOptions::kAbsent);
  command->get_option("FILE")->expected(1);
  command->add_option("--as", options->kind, "What the rows are")
      ->required()
      ->check(one_of({kTableKinds.begin(), kTableKinds.end()}));
  command->add_option("--encoding", options->encoding, "Encoding of the file")
      ->check(one_of({kTableEncodings.begin(), kTableEncodings.end()}))
      ->capture_default_str();
  command->callback([options, &context] {
    context.action = [options, &context] {
      const importers::TableOptions table = {
          .kind = *parse_word<importers::TableKind>(kTableKinds, options->kind),
          .encoding = *parse_word<importers::TableEncoding>(kTableEncodings, options->encoding)};
      return import_district(context, options->common, "table", [&](const ImportJob& job) {
        return importers::import_table(options->common.files.at(0), table, job.district, job.report,
                                       job.problems);
      });
    };
  });
}

}  // namespace

void add_import_command(CLI::App& program, CommandContext& context) {
  CLI::App* import =
      program.add_subcommand("import", "Make or update a district from maps, timetables, tables");
  import->require_subcommand(1);
  add_osm(*import, context);
  add_gtfs(*import, context);
  add_vector(*import, context);
  add_table(*import, context);
}

}  // namespace poai::app
