#include "viz/report/page.hpp"

#include <string_view>

#include "viz/report/page_parts.hpp"

namespace poai::report {
namespace {

/// Replaces each @NAME@ of the template once; values are not looked at again.
class Filler {
 public:
  explicit Filler(std::string_view rest) : rest_(rest) {}

  void put(std::string_view mark, std::string_view value) {
    const std::size_t at = rest_.find(mark);
    page_ += rest_.substr(0, at);
    page_ += value;
    rest_.remove_prefix(at + mark.size());
  }
  [[nodiscard]] std::string page() { return page_.append(rest_); }

 private:
  std::string_view rest_;
  std::string page_;
};

Json json_of(const Document& document) {
  Json sections = Json::array();
  for (const Section& section : document.sections) {
    if (!section.empty()) {
      sections.push_back(section.json());
    }
  }
  return {{"title", to_json(document.title)},
          {"subtitle", to_json(document.subtitle)},
          {"source", to_json(document.source)},
          {"language", document.language},
          {"sections", std::move(sections)}};
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      default:
        safe += letter;
    }
  }
  return safe;
}

/// JSON that cannot end the script it stands in, whatever names are in it; bytes that are no UTF-8
/// are replaced.
std::string in_script(const Json& json) {
  std::string safe;
  for (const char letter : json.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    if (letter == '<') {
      safe += "\\u003c";
    } else {
      safe += letter;
    }
  }
  return safe;
}

}  // namespace

std::string html_of(const Document& document) {
  const std::string title =
      escaped(document.language == "ja" ? document.title.ja : document.title.en);
  Filler filler(kPageTemplate);
  filler.put("@LANGUAGE@", document.language);
  filler.put("@TITLE@", title);
  filler.put("@STYLE@", kPageStyle);
  filler.put("@TITLE@", title);
  filler.put("@DOCUMENT@", in_script(json_of(document)));
  filler.put("@CHARTS@", kChartLibrary);
  filler.put("@SCRIPT@", kPageScript);
  return filler.page();
}

}  // namespace poai::report
