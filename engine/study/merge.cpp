#include "engine/study/merge.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/version.hpp"
#include "engine/storage/file.hpp"
#include "engine/study/factor_value.hpp"

namespace poai::study {
namespace {

namespace fs = std::filesystem;
using State = SweepFolder::State;

void write_meta(const Design& design, storage::Group& root) {
  root.set_attribute("format", "poai-results");
  root.set_attribute("format_version", std::uint64_t{1});
  root.set_attribute("program", std::string("poai ") + kVersion);
  root.set_attribute("study", design.study().name);
  root.set_attribute("design",
                     kDesignKindNames.at(static_cast<std::size_t>(design.study().design.kind)));
  root.write_text("study", design.study().text, {"1", "study file", "スタディファイル"});
}

void write_members(const Design& design, const ResultTable& table, storage::Group& root) {
  std::vector<std::uint32_t> member;
  std::vector<std::uint32_t> point;
  std::vector<std::uint32_t> replicate;
  std::vector<std::uint8_t> state;
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    const Member which = design.member(i);
    member.push_back(static_cast<std::uint32_t>(i));
    point.push_back(static_cast<std::uint32_t>(which.point));
    replicate.push_back(which.replicate);
    state.push_back(static_cast<std::uint8_t>(table.state[i]));
  }
  storage::Group group = root.make_group("members");
  group.write_column<std::uint32_t>("member", member,
                                    {"1", "number of the member", "メンバー番号"});
  group.write_column<std::uint32_t>("point", point, {"1", "point of the design", "計画点"});
  group.write_column<std::uint32_t>("replicate", replicate, {"1", "replicate", "反復"});
  group.write_column<std::uint8_t>(
      "state", state, {"1", "0 = missing, 1 = done, 2 = failed", "0 = 未実行, 1 = 完了, 2 = 失敗"});
  group.write_column<std::uint8_t>("valid", table.valid, {"1", "run.valid", "有効な実行"});
  group.write_strings("state_hash", table.state_hash, {"1", "digest of the run", "実行の要約値"});
  group.write_strings("message", table.message, {"1", "why it failed", "失敗の理由"});
}

/// Numbers as numbers, everything else as texts.
void write_factors(const Design& design, storage::Group& root) {
  storage::Group group = root.make_group("factors");
  for (std::size_t k = 0; k < design.study().factors.size(); ++k) {
    const Factor& factor = design.study().factors[k];
    std::vector<double> numbers;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < design.member_count(); ++i) {
      FactorValue value = value_of(factor, design.points().at(design.member(i).point, k));
      numbers.push_back(value.number);
      texts.push_back(std::move(value.text));
    }
    const std::string what = factor.key.empty() ? "named levels" : factor.key;
    if (is_numeric(factor)) {
      group.write_column<double>(factor.name, numbers, {"1", what, what});
    } else {
      group.write_strings(factor.name, texts, {"1", what, what});
    }
  }
}

void write_indicators(const ResultTable& table, storage::Group& root) {
  storage::Group group = root.make_group("indicators");
  for (std::size_t i = 0; i < table.indicators.size(); ++i) {
    const std::string& name = table.indicators[i];
    group.write_column<double>(name, table.columns[i], {"1", name, name});
  }
}

void write_hdf5(const fs::path& path, const Design& design, const ResultTable& table) {
  storage::File file = storage::File::create(path);
  storage::Group root = file.root();
  write_meta(design, root);
  write_members(design, table, root);
  write_factors(design, root);
  write_indicators(table, root);
  file.close();
}

/// A file that is removed unless it was renamed.
class Part {
 public:
  explicit Part(const fs::path& of) : path_(part_of(of)) {}
  ~Part() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

[[noreturn]] void fail(const fs::path& path, const std::error_code& error) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = path.string()},
                                               .key = {},
                                               .problem = "cannot be written",
                                               .reason = error.message(),
                                               .suggestion = {}}});
}

}  // namespace

std::string results_csv(const Design& design, const ResultTable& table) {
  std::string text = "member,point,replicate";
  for (const Factor& factor : design.study().factors) {
    text += ',' + csv_cell(factor.name);
  }
  text += ",state,valid,state_hash,message";
  for (const std::string& name : table.indicators) {
    text += ',' + csv_cell(name);
  }
  text += '\n';
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    text += fmt::format("{},{},{},{},{}", design.csv_line(design.member(i)),
                        kMemberStateNames.at(static_cast<std::size_t>(table.state[i])),
                        table.valid[i], table.state_hash[i], csv_cell(table.message[i]));
    for (const std::vector<double>& column : table.columns) {
      text += std::isnan(column[i]) ? "," : fmt::format(",{}", column[i]);
    }
    text += '\n';
  }
  return text;
}

void write_results(const SweepFolder& folder, const ResultTable& table) {
  write_file_atomically(folder.path() / kResultsTextFile, results_csv(folder.design(), table));
  const fs::path path = folder.path() / kResultsFile;
  const Part part(path);
  write_hdf5(part.path(), folder.design(), table);
  std::error_code error;
  fs::rename(part.path(), path, error);
  if (error) {
    fail(path, error);
  }
}

}  // namespace poai::study
