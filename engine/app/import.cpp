// poai import: makes or updates a district from data of others.

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "engine/app/command.hpp"
#include "engine/app/import_district.hpp"
#include "engine/importers/gtfs_import.hpp"
#include "engine/importers/osm_import.hpp"

namespace poai::app {
namespace {

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
  command->add_option("--vehicles", options->gtfs.vehicles,
                      "Table of capacities, columns as in vehicles.csv");
  command->add_option("--prefix", options->gtfs.prefix,
                      "Text before all ids, to keep feeds apart that use the same ones");
  command->callback([options, &context] {
    context.action = [options] {
      return import_district(options->common, "gtfs", [&](const ImportJob& job) {
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
    context.action = [options] {
      return import_district(*options, "osm", [&](const ImportJob& job) {
        return importers::import_osm(options->files, job.area, job.district, job.report,
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
}

}  // namespace poai::app
