#include "viz/render/render_options.hpp"

#include <gtest/gtest.h>

#include "engine/core/input_error.hpp"

namespace poai::viz {
namespace {

RenderWords morning() {
  RenderWords words;
  words.from = "07:30";
  words.until = "07:40";
  return words;
}

TEST(RenderOptions, AskForOnePictureUnlessTimesAreNamed) {
  EXPECT_FALSE(checked(RenderWords()).sequence);
  EXPECT_EQ(checked(RenderWords()).at, SimTime::at(8, 20));
  const RenderOptions options = checked(morning());
  ASSERT_TRUE(options.sequence);
  EXPECT_EQ(options.sequence->every, Duration::minutes(5));
}

TEST(RenderOptions, ShowAFilmSixtyTimesAsFast) {
  RenderWords words = morning();
  words.movie = "morning.mp4";
  const RenderOptions options = checked(words);
  EXPECT_EQ(options.sequence->every.ms * kPicturesPerSecond, 60'000);
  EXPECT_EQ(moments_of(*options.sequence).size(), 300U);
}

TEST(RenderOptions, EndBeforeTheLastTime) {
  const auto moments = moments_of(*checked(morning()).sequence);
  EXPECT_EQ(moments, (std::vector<SimTime>{SimTime::at(7, 30), SimTime::at(7, 35)}));
}

TEST(RenderOptions, NameAllProblemsAtOnce) {
  RenderWords words = morning();
  words.size = "big";
  words.until = "07:20";
  words.every = "soon";
  words.movie = "film.avi";
  try {
    static_cast<void>(checked(words));
    FAIL() << "it did not fail";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3U) << error.what();
    EXPECT_EQ(error.kind(), InputKind::kScenario);
  }
}

TEST(RenderOptions, RefuseTimesThatGoBack) {
  RenderWords words = morning();
  words.until = "07:30";
  EXPECT_THROW(static_cast<void>(checked(words)), InputError);
  words = morning();
  words.every = "00:00";
  EXPECT_THROW(static_cast<void>(checked(words)), InputError);
  words = morning();
  words.until.clear();
  EXPECT_THROW(static_cast<void>(checked(words)), InputError);
}

TEST(RenderOptions, RefuseManyPicturesOfAWholeDay) {
  RenderWords words = morning();
  words.kind = "lunch-desert";
  EXPECT_THROW(static_cast<void>(checked(words)), InputError);
}

TEST(StampOf, CountsSecondsOnlyWhereThereAreSome) {
  EXPECT_EQ(stamp_of(SimTime::at(8, 20)), "0820");
  EXPECT_EQ(stamp_of(SimTime::at(8, 20, 30)), "082030");
}

}  // namespace
}  // namespace poai::viz
