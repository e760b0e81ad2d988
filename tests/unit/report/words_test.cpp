#include "viz/report/words.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace poai::report {
namespace {

TEST(ReportWords, PutEveryRoleIntoExactlyOneGroup) {
  std::map<Role, int> groups;
  for (const RoleGroup& group : role_groups()) {
    for (std::size_t i = 0; i < group.count; ++i) {
      ++groups[group.roles.at(i)];
    }
  }
  ASSERT_EQ(groups.size(), kRoleNames.size());
  for (const auto& [role, count] : groups) {
    EXPECT_EQ(count, 1) << word(kRoleNames, role);
  }
}

TEST(ReportWords, TellAllRolesApartInBothLanguages) {
  std::set<std::string> english;
  std::set<std::string> japanese;
  for (std::size_t role = 0; role < kRoleNames.size(); ++role) {
    english.insert(name_of(static_cast<Role>(role)).en);
    japanese.insert(name_of(static_cast<Role>(role)).ja);
  }
  EXPECT_EQ(english.size(), kRoleNames.size());
  EXPECT_EQ(japanese.size(), kRoleNames.size());
}

TEST(ReportWords, NameGroupsOfComparisons) {
  EXPECT_EQ(group_title("role.resident").en, "Residents");
  EXPECT_EQ(group_title("age.0-14").ja, "0-14 歳");
  EXPECT_EQ(group_title("sex.female").en, "Women");
  EXPECT_EQ(group_title("home.gate").en, "Day begins at gate");
  EXPECT_EQ(group_title("other").en, "other");
}

TEST(ReportWords, NameTheMainIndicators) {
  EXPECT_EQ(indicator_title("dining.served").value().en, "Meals got");
  EXPECT_FALSE(indicator_title("transit.port_liner.boardings_by_station.P01"));
}

}  // namespace
}  // namespace poai::report
