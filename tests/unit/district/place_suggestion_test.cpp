#include "engine/district/place_suggestion.hpp"

#include <gtest/gtest.h>

#include <string>

namespace poai::district {
namespace {

class PlaceSuggestion : public testing::Test {
 protected:
  PlaceSuggestion() {
    add("P07", "医療センター", "Iryo Center");
    add("kobe_city_hospital", "神戸市立医療センター中央市民病院", "Kobe City Medical Center");
    add("ikea", "イケア神戸", "IKEA Kobe");
  }
  [[nodiscard]] std::string of(const std::string& written) const {
    return suggest_place(written, district_);
  }

 private:
  void add(const std::string& id, const std::string& name_ja, const std::string& name_en) {
    Place place;
    place.id = id;
    place.name_ja = name_ja;
    place.name_en = name_en;
    district_.place_by_id.emplace(id, district_.places.push_back(std::move(place)));
  }

  District district_;
};

TEST_F(PlaceSuggestion, KnowsAPlaceByItsNameHoweverItIsWritten) {
  for (const std::string written : {"Iryo Center", "iryo center", "IRYO-CENTER", "医療センター"}) {
    EXPECT_EQ(of(written), "that is a name: its id is \"P07\"") << written;
  }
}

TEST_F(PlaceSuggestion, AsksWhetherAMisspeltNameOrAPartOfItIsMeant) {
  EXPECT_EQ(of("iryou centre"), "did you mean \"P07\" (Iryo Center)?");
  EXPECT_EQ(of("medical center"),
            "did you mean \"kobe_city_hospital\" (Kobe City Medical Center)?");
}

TEST_F(PlaceSuggestion, AsksWhetherAMisspeltIdIsMeant) {
  EXPECT_EQ(of("ikeaa"), "did you mean \"ikea\"?");
}

TEST_F(PlaceSuggestion, KnowsAreas) {
  EXPECT_EQ(of("Phase 2"), "that is an area: name a place in it");
}

TEST_F(PlaceSuggestion, SaysNothingWhereNothingIsNear) {
  EXPECT_EQ(of("xyzzy plugh"), "");
  EXPECT_EQ(of(""), "");
}

}  // namespace
}  // namespace poai::district
