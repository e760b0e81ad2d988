#include "viz/report/page.hpp"

#include <gtest/gtest.h>

#include <string>

namespace poai::report {
namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

Document hostile() {
  Document document{.title = {"</title><script>bad()</script>", "題"},
                    .subtitle = {},
                    .sections = {},
                    .language = "en",
                    .source = {}};
  Section section("one", {"@SCRIPT@", "@STYLE@"});
  section.say({"</script><img src=x onerror=bad()> \xff", "<!--"});
  document.sections.push_back(section);
  document.sections.emplace_back("two", Text{"Nothing in it", "なし"});
  return document;
}

TEST(ReportPage, HoldsNamesAsTextOnly) {
  const std::string page = html_of(hostile());
  EXPECT_EQ(count_of(page, "<script>bad()"), 0U);
  EXPECT_EQ(count_of(page, "<img src=x"), 0U);
  EXPECT_EQ(count_of(page, "&lt;script&gt;bad()"), 2U);  // title and heading
  EXPECT_EQ(count_of(page, "</script>"), 3U);            // document, charts, layout
}

TEST(ReportPage, LeavesMarksInTextsAlone) {
  EXPECT_EQ(count_of(html_of(hostile()), "\"en\":\"@SCRIPT@\""), 1U);
}

TEST(ReportPage, LeavesOutEmptySections) {
  EXPECT_EQ(count_of(html_of(hostile()), "Nothing in it"), 0U);
}

TEST(ReportPage, AsksForNothing) {
  const std::string page = html_of(hostile());
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  for (const char* request : {"src=\"http", "href=\"http", "@import", "url(http"}) {
    EXPECT_EQ(count_of(page, request), 0U) << request;
  }
  EXPECT_NE(page.find("Chart.js v3"), std::string::npos);
}

}  // namespace
}  // namespace poai::report
