#include "viz/report/document.hpp"

#include <array>

#include "engine/core/contracts.hpp"
#include "viz/report/base64.hpp"

namespace poai::report {
namespace {

constexpr std::array<std::string_view, 7> kFormatNames = {
    "text", "whole", "one", "three", "percent", "fine_percent", "difference"};
constexpr std::array<std::string_view, 4> kChartNames = {"stacked", "lines", "bars", "intervals"};

Json name_of(NumberFormat format) { return kFormatNames.at(static_cast<std::size_t>(format)); }

}  // namespace

Json to_json(const Text& text) { return {{"en", text.en}, {"ja", text.ja}}; }

Table::Table(Text caption, std::vector<Column> columns)
    : caption_(std::move(caption)), columns_(std::move(columns)) {}

void Table::add_row(Json::array_t cells) {
  expects(cells.size() == columns_.size(), "a row has a value for each column");
  rows_.emplace_back(std::move(cells));
}

Json Table::block() const {
  Json columns = Json::array();
  for (const Column& column : columns_) {
    columns.push_back({{"title", to_json(column.title)}, {"format", name_of(column.format)}});
  }
  return {{"kind", "table"},
          {"caption", to_json(caption_)},
          {"columns", columns},
          {"rows", rows_},
          {"shaded", look_ == TableLook::kShaded},
          {"folded", look_ == TableLook::kFolded},
          {"emphasis", emphasis_}};
}

Json Table::block(const Chart& chart) const {
  Json with_chart = block();
  with_chart["chart"] = {{"kind", kChartNames.at(static_cast<std::size_t>(chart.kind))},
                         {"columns", chart.columns},
                         {"axis", to_json(chart.axis)}};
  return with_chart;
}

void Section::say(const Text& paragraph) {
  blocks_.push_back({{"kind", "paragraph"}, {"text", to_json(paragraph)}});
}

void Section::warn(const Text& paragraph) {
  blocks_.push_back({{"kind", "warning"}, {"text", to_json(paragraph)}});
}

void Section::show(const std::vector<Figure>& figures) {
  Json items = Json::array();
  for (const Figure& figure : figures) {
    items.push_back({{"key", figure.key},
                     {"label", to_json(figure.label)},
                     {"value", figure.value},
                     {"format", name_of(figure.format)},
                     {"note", to_json(figure.note)}});
  }
  blocks_.push_back({{"kind", "figures"}, {"items", items}});
}

void Section::show_picture(std::string_view png, const Text& caption, const std::string& language) {
  blocks_.push_back({{"kind", "picture"},
                     {"source", "data:image/png;base64," + base64_of(png)},
                     {"caption", to_json(caption)},
                     {"language", language}});
}

void Section::take(const Section& other) {
  blocks_.insert(blocks_.end(), other.blocks_.begin(), other.blocks_.end());
}

void Section::quote(const Text& title, const std::string& text) {
  blocks_.push_back({{"kind", "quote"}, {"title", to_json(title)}, {"text", text}});
}

Json Section::json() const {
  return {{"id", id_}, {"title", to_json(title_)}, {"blocks", blocks_}};
}

}  // namespace poai::report
