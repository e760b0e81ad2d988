#pragma once
// Runs an import into a district folder, as the command does.

#include <string>

#include "engine/importers/merge.hpp"

namespace poai::test {

/// `make(district, report, problems)` gives the draft. Throws what the import throws.
template <class Make>
importers::ImportReport import_into(
    const std::filesystem::path& folder, Make make,
    importers::ConflictPolicy policy = importers::ConflictPolicy::kRefuse) {
  Problems problems;
  importers::ImportReport report("test", {});
  const auto district = importers::open_district_folder(folder, std::nullopt, problems);
  problems.throw_if_any();
  const importers::DistrictDraft draft = make(district, report, problems);
  problems.throw_if_any();
  const auto plan = importers::plan_merge(district, draft, problems);
  problems.throw_if_any();
  report.add_changes(plan.changes);
  importers::apply_merge(district, plan, policy);
  return report;
}

}  // namespace poai::test
