#include "viz/report/day.hpp"

#include "engine/core/time.hpp"
#include "viz/report/json_file.hpp"

namespace poai::report {
namespace {

void add_leaves(const Json& value, const std::string& key, std::vector<Leaf>& leaves) {
  if (!value.is_object()) {
    leaves.push_back({key, value});
    return;
  }
  for (const auto& [name, child] : value.items()) {
    add_leaves(child, key.empty() ? name : key + "." + name, leaves);
  }
}

Text named(const std::string& en, const std::string& ja, const std::string& id) {
  return {en.empty() ? id : en, ja.empty() ? id : ja};
}

}  // namespace

Day::Day(std::filesystem::path folder, output::RunFile file)
    : folder_(std::move(folder)),
      file_(std::move(file)),
      info_(file_.info()),
      places_(file_.places()),
      stops_(file_.stops()),
      indicators_(json_of(file_.indicators_json(), folder_ / "run.h5", "meta/indicators")) {}

Day Day::read(const std::filesystem::path& folder) {
  return {folder, output::RunFile::open(folder)};
}

Json Day::indicator(const std::string& key) const {
  for (const Leaf& leaf : leaves_of(indicators_)) {
    if (leaf.key == key) {
      return leaf.value;
    }
  }
  return {};
}

Text Day::place_name(std::size_t row) const {
  return named(places_.name_en.at(row), places_.name_ja.at(row), places_.id.at(row));
}

Text Day::stop_name(std::size_t row) const {
  return named(stops_.name_en.at(row), stops_.name_ja.at(row), stops_.id.at(row));
}

std::vector<Leaf> leaves_of(const Json& indicators) {
  std::vector<Leaf> leaves;
  add_leaves(indicators, "", leaves);
  return leaves;
}

std::string hour_label(std::int64_t time_ms) { return format_time({time_ms}); }

}  // namespace poai::report
