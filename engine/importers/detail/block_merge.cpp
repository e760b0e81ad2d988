#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/importers/detail/file_merge.hpp"
#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers::detail {
namespace {

/// Lines of a block: from its header to the line before the next table.
struct Block {
  std::string id;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The only table `[[residents]]` of a text; nothing if it does not have exactly one.
std::optional<config::Node> only_block(const std::string& text) {
  Problems ignored;
  const auto root = config::parse_toml(text, "block", InputKind::kFiles, ignored);
  const config::Entry* list = root ? root->find("residents") : nullptr;
  return list != nullptr && list->value.items.size() == 1 ? std::optional(list->value.items[0])
                                                          : std::nullopt;
}

std::string text_of(const std::vector<std::string>& lines, const Block& block) {
  return join_lines({lines.begin() + static_cast<std::ptrdiff_t>(block.begin),
                     lines.begin() + static_cast<std::ptrdiff_t>(block.end)});
}

std::vector<Block> blocks_of(const std::vector<std::string>& lines) {
  std::vector<Block> blocks;
  bool inside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = trimmed(lines[i]);
    if (inside && line.starts_with('[')) {
      blocks.back().end = i;
      inside = false;
    }
    if (line.starts_with("[[residents]]")) {
      blocks.push_back({.id = {}, .begin = i, .end = lines.size()});
      inside = true;
    }
  }
  for (Block& block : blocks) {
    if (const auto node = only_block(text_of(lines, block))) {
      const config::Entry* id = node->find("id");
      block.id = id == nullptr ? "" : id->value.text;
    }
  }
  return blocks;
}

/// Whether the block has every value of the import.
bool has_all(const std::string& block, const std::string& import) {
  const auto existing = only_block(block);
  const auto wanted = only_block(import);
  if (!existing || !wanted) {
    return false;
  }
  return std::all_of(wanted->entries.begin(), wanted->entries.end(),
                     [&existing](const config::Entry& entry) {
                       const config::Entry* found = existing->find(entry.key);
                       return found != nullptr &&
                              config::toml_text(found->value) == config::toml_text(entry.value);
                     });
}

}  // namespace

MergedFile merge_blocks(const std::string& existing, const std::vector<DraftFeature>& draft) {
  MergedFile merged;
  std::vector<std::string> lines = split_lines(existing);
  std::vector<Block> blocks = blocks_of(lines);
  FileChange& change = merged.change;
  change.kept = blocks.size();
  std::string appended;
  std::vector<std::pair<Block, std::string>> replaced;
  for (const DraftFeature& block : draft) {
    const auto found = std::find_if(blocks.begin(), blocks.end(),
                                    [&block](const Block& known) { return known.id == block.id; });
    if (found == blocks.end()) {
      appended += "\n" + block.text;
      ++change.added;
      continue;
    }
    --change.kept;
    if (has_all(text_of(lines, *found), block.text)) {
      ++change.unchanged;
    } else {
      count_overwritten(change, change.changed, block.id);
      replaced.emplace_back(*found, block.text);
    }
  }
  std::sort(replaced.begin(), replaced.end(),
            [](const auto& a, const auto& b) { return a.first.begin > b.first.begin; });
  for (const auto& [block, text] : replaced) {  // from the end, so that line numbers stay right
    std::vector<std::string> fresh = split_lines(text);
    fresh.emplace_back();
    const auto at = lines.begin() + static_cast<std::ptrdiff_t>(block.begin);
    const auto rest = lines.erase(at, lines.begin() + static_cast<std::ptrdiff_t>(block.end));
    lines.insert(rest, fresh.begin(), fresh.end());
  }
  if (change.added + change.changed > 0) {
    merged.content = join_lines(lines) + appended;
  }
  return merged;
}

}  // namespace poai::importers::detail
