#include "engine/study/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "engine/config/field_list.hpp"
#include "engine/study/declare.hpp"

namespace poai::study {
namespace {

std::vector<config::FieldRow> rows_of(const config::FieldList& list, std::string_view section) {
  std::vector<config::FieldRow> rows;
  std::copy_if(list.rows().begin(), list.rows().end(), std::back_inserter(rows),
               [section](const config::FieldRow& row) { return row.section == section; });
  return rows;
}

template <class Declared>
std::string element_text(std::string_view heading) {
  Declared declared;
  config::FieldList list;
  declare(list, declared);
  return fmt::format("\n{}\n{}", heading, config::reference_text(list.rows()));
}

}  // namespace

std::string describe_study() {
  Study study;
  config::FieldList list;
  declare(list, study);
  std::string text =
      fmt::format("A study is a TOML file with format = \"{}\" and format_version = {}.\n\n",
                  kFormat, kFormatVersion);
  text += config::reference_text(rows_of(list, ""));
  for (const config::SectionRow& section : list.sections()) {
    text += fmt::format("\n[{}]  {}\n", section.key, section.meaning);
    text += config::reference_text(rows_of(list, section.key));
  }
  text += element_text<Factor>(
      "[[factor]]  One thing that is varied: values, or low and high, or named levels.");
  text += element_text<Level>("[[factor.level]]  A named level, which may set several keys.");
  while (!text.empty() && text.back() == '\n') {
    text.pop_back();
  }
  return text;
}

}  // namespace poai::study
