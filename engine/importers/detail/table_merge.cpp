#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/formats/csv.hpp"
#include "engine/importers/detail/file_merge.hpp"

namespace poai::importers::detail {
namespace {

using Row = std::vector<std::string>;

/// A table in memory, its rows as records by key.
struct Records {
  std::vector<std::string> columns;
  std::vector<std::string> keys;         ///< in the order of their first rows
  std::vector<std::vector<Row>> groups;  ///< the rows of each key
};

constexpr char kBetweenKeys = '\x1f';

std::string key_of(const Row& row, const std::vector<std::size_t>& key_columns) {
  std::string key;
  for (const std::size_t column : key_columns) {
    key += key.empty() ? "" : std::string(1, kBetweenKeys);
    key += row[column];
  }
  return key;
}

Records records_of(std::vector<std::string> columns, std::vector<Row> rows,
                   const std::vector<std::string>& key_names) {
  Records records{.columns = std::move(columns), .keys = {}, .groups = {}};
  std::vector<std::size_t> key_columns;
  for (const std::string& name : key_names) {
    const auto found = std::find(records.columns.begin(), records.columns.end(), name);
    if (found != records.columns.end()) {
      key_columns.push_back(static_cast<std::size_t>(found - records.columns.begin()));
    }
  }
  std::unordered_map<std::string, std::size_t> index_of;
  for (Row& row : rows) {
    std::string key = key_of(row, key_columns);
    const auto [found, is_new] = index_of.emplace(key, records.keys.size());
    if (is_new) {
      records.keys.push_back(std::move(key));
      records.groups.emplace_back();
    }
    records.groups[found->second].push_back(std::move(row));
  }
  return records;
}

std::optional<Records> read_records(const std::filesystem::path& path, const TableDraft& draft,
                                    Problems& problems) {
  const std::size_t before = problems.size();
  const auto table = formats::CsvTable::read(path, problems);
  if (!table || problems.size() != before) {
    return std::nullopt;
  }
  for (const std::string& name : draft.key_columns) {
    static_cast<void>(table->required(name));
  }
  std::vector<Row> rows(table->row_count());
  for (const std::string& name : table->column_names()) {
    const formats::CsvColumn column = table->optional(name);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      rows[row].emplace_back(table->cell(row, column));
    }
  }
  return records_of(table->column_names(), std::move(rows), draft.key_columns);
}

bool is_same_cell(const std::string& a, const std::string& b) {
  constexpr double kSame = 1e-7;
  if (a == b) {
    return true;
  }
  double x = 0.0;
  double y = 0.0;
  const auto read_a = std::from_chars(a.data(), a.data() + a.size(), x);
  const auto read_b = std::from_chars(b.data(), b.data() + b.size(), y);
  return read_a.ec == std::errc() && read_b.ec == std::errc() &&
         read_a.ptr == a.data() + a.size() && read_b.ptr == b.data() + b.size() &&
         std::abs(x - y) <= kSame;
}

/// Where each column of the draft is in the existing table; columns it lacks are added.
std::vector<std::size_t> place_columns(Records& records, const std::vector<std::string>& columns) {
  std::vector<std::size_t> places;
  for (const std::string& name : columns) {
    const auto found = std::find(records.columns.begin(), records.columns.end(), name);
    places.push_back(static_cast<std::size_t>(found - records.columns.begin()));
    if (found == records.columns.end()) {
      records.columns.push_back(name);
    }
  }
  for (auto& group : records.groups) {
    for (Row& row : group) {
      row.resize(records.columns.size());
    }
  }
  return places;
}

bool is_same_group(const std::vector<Row>& existing, const std::vector<Row>& import,
                   const std::vector<std::size_t>& places) {
  if (existing.size() != import.size()) {
    return false;
  }
  for (std::size_t row = 0; row < import.size(); ++row) {
    for (std::size_t column = 0; column < places.size(); ++column) {
      if (!is_same_cell(existing[row][places[column]], import[row][column])) {
        return false;
      }
    }
  }
  return true;
}

/// The import's rows over the existing ones: cells of other columns stay.
void put_over(std::vector<Row>& existing, const std::vector<Row>& import,
              const std::vector<std::size_t>& places, std::size_t width) {
  existing.resize(import.size(), Row(width));
  for (std::size_t row = 0; row < import.size(); ++row) {
    for (std::size_t column = 0; column < places.size(); ++column) {
      existing[row][places[column]] = import[row][column];
    }
  }
}

std::string text_of(const Records& records) {
  std::string text;
  formats::append_csv_row(text, records.columns);
  for (const auto& group : records.groups) {
    for (const Row& row : group) {
      formats::append_csv_row(text, row);
    }
  }
  return text;
}

void withdraw(Records& records, const TableDraft& draft, FileChange& change) {
  const std::set<std::string> withdrawn(draft.withdrawn.begin(), draft.withdrawn.end());
  for (std::size_t i = 0; i < records.keys.size(); ++i) {
    if (withdrawn.contains(records.keys[i]) && !records.groups[i].empty()) {
      count_overwritten(change, change.removed, records.keys[i]);
      records.groups[i].clear();
    }
  }
}

}  // namespace

MergedFile merge_table(const std::filesystem::path& path, const TableDraft& draft,
                       Problems& problems) {
  MergedFile merged;
  const Records import = records_of(draft.columns, draft.rows, draft.key_columns);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    merged.change.added = import.keys.size();
    merged.content = text_of(import);
    return merged;
  }
  auto existing = read_records(path, draft, problems);
  if (!existing) {
    return merged;
  }
  const std::vector<std::size_t> places = place_columns(*existing, draft.columns);
  std::unordered_map<std::string, std::size_t> index_of;
  for (std::size_t i = 0; i < existing->keys.size(); ++i) {
    index_of.emplace(existing->keys[i], i);
  }
  FileChange& change = merged.change;
  change.kept = existing->keys.size();
  withdraw(*existing, draft, change);
  change.kept -= change.removed;
  for (std::size_t i = 0; i < import.keys.size(); ++i) {
    const auto found = index_of.find(import.keys[i]);
    if (found == index_of.end()) {
      existing->keys.push_back(import.keys[i]);
      existing->groups.emplace_back();
      put_over(existing->groups.back(), import.groups[i], places, existing->columns.size());
      ++change.added;
      continue;
    }
    --change.kept;
    std::vector<Row>& group = existing->groups[found->second];
    if (is_same_group(group, import.groups[i], places)) {
      ++change.unchanged;
    } else {
      count_overwritten(change, change.changed, import.keys[i]);
      put_over(group, import.groups[i], places, existing->columns.size());
    }
  }
  if (change.added + change.changed + change.removed > 0) {
    merged.content = text_of(*existing);
  }
  return merged;
}

}  // namespace poai::importers::detail
