#include "viz/render/view_session.hpp"

#include <gtest/gtest.h>
#include <vtkCamera.h>
#include <vtkGenericRenderWindowInteractor.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkRendererCollection.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/output/recorded_day.hpp"
#include "viz/render/offscreen_context.hpp"
#include "viz/render/surfaceless_window.hpp"
#include "viz/render/window_picture.hpp"

namespace poai::viz {
namespace {

/// A window without a display, to which events are sent.
class ViewSessionTest : public testing::Test {
 protected:
  ViewSessionTest() {
    test::write_small_day(island_, folder_.path());
    window_->SetSize(640, 400);
    window_->SetIsCurrent(true);
  }

  ViewSession& open(std::size_t runs = 1) {
    session_ = std::make_unique<ViewSession>(
        ViewOptions{.folders = std::vector<std::filesystem::path>(runs, folder_.path()),
                    .at = SimTime::at(7, 5),
                    .language = Language::kEnglish,
                    .picture_folder = folder_.path()});
    session_->attach(*window_, *interactor_);
    return *session_;
  }

  void press(const char* key) {
    interactor_->SetEventInformation(0, 0, 0, 0, '\0', 0, key);
    interactor_->InvokeEvent(vtkCommand::KeyPressEvent);
  }
  void drag(int from_x, int from_y, int to_x, int to_y) {
    interactor_->SetEventInformation(from_x, from_y);
    interactor_->InvokeEvent(vtkCommand::LeftButtonPressEvent);
    interactor_->SetEventInformation(to_x, to_y);
    interactor_->InvokeEvent(vtkCommand::MouseMoveEvent);
    interactor_->InvokeEvent(vtkCommand::LeftButtonReleaseEvent);
  }
  void click(int x, int y) { drag(x, y, x, y); }
  void tick() { interactor_->InvokeEvent(vtkCommand::TimerEvent); }

  [[nodiscard]] vtkRenderer& renderer(int index) {
    return *vtkRenderer::SafeDownCast(window_->GetRenderers()->GetItemAsObject(index));
  }
  /// Clicks a place of the island in the first pane.
  void click_place(const std::string& id) {
    const auto at = island_.island.district.places[island_.place(id)].position;
    renderer(0).SetWorldPoint(at.x_m, at.y_m, 0.0, 1.0);
    renderer(0).WorldToDisplay();
    const double* pixel = renderer(0).GetDisplayPoint();
    click(static_cast<int>(pixel[0] + 0.5), static_cast<int>(pixel[1] + 0.5));
  }
  [[nodiscard]] std::vector<unsigned char> pixels() {
    const auto picture = picture_of(*window_);
    const auto* begin = static_cast<const unsigned char*>(picture->GetScalarPointer());
    return {begin, begin + 3 * picture->GetNumberOfPoints()};
  }

  TemporaryFolder folder_;
  test::ObservedIsland island_{1};
  OffscreenContext context_;
  vtkNew<SurfacelessWindow> window_;
  vtkNew<vtkGenericRenderWindowInteractor> interactor_;
  std::unique_ptr<ViewSession> session_;
};

TEST_F(ViewSessionTest, PlaysPausesAndStepsByKeys) {
  ViewSession& session = open();
  tick();
  EXPECT_EQ(session.clock().now(), SimTime::at(7, 5)) << "it does not play yet";
  press("space");
  tick();
  EXPECT_EQ(session.clock().now(), SimTime::at(7, 5, 6)) << "60 x 0.1 s";
  press("space");
  tick();
  EXPECT_EQ(session.clock().now(), SimTime::at(7, 5, 6));
  press("Left");
  EXPECT_EQ(session.clock().now(), SimTime::at(7, 0, 6));
  press("End");
  EXPECT_EQ(session.clock().now(), SimTime::at(7, 10)) << "the last frame";
  press("Home");
  EXPECT_EQ(session.clock().now(), SimTime::at(7));
}

TEST_F(ViewSessionTest, GoesToTheTimeOfTheSlider) {
  ViewSession& session = open();
  drag(640 / 2, 14, 640 * 96 / 100, 14);  // from the middle (07:05) to the right end
  EXPECT_GT(session.clock().now(), SimTime::at(7, 8));
  EXPECT_FALSE(session.pane(0).picked()) << "the slider is no place";
}

TEST_F(ViewSessionTest, ShowsTheDayOfAPlaceAndOfWhoIsThere) {
  ViewSession& session = open();
  EXPECT_TRUE(session.pane(0).panel().empty());
  click_place("homes");
  ASSERT_TRUE(session.pane(0).picked());
  EXPECT_EQ(session.pane(0).picked()->kind, Picked::Kind::kPlace);
  ASSERT_FALSE(session.pane(0).panel().empty());
  press("Escape");
  EXPECT_FALSE(session.pane(0).picked());
  EXPECT_TRUE(session.pane(0).panel().empty());
  click(320, 390);  // the sky
  EXPECT_FALSE(session.pane(0).picked());
}

TEST_F(ViewSessionTest, TurnsWithoutPickingWhatWasDragged) {
  ViewSession& session = open();
  const double before = renderer(0).GetActiveCamera()->GetPosition()[0];
  drag(300, 200, 380, 220);
  EXPECT_NE(renderer(0).GetActiveCamera()->GetPosition()[0], before);
  EXPECT_FALSE(session.pane(0).picked());
  press("r");
  EXPECT_DOUBLE_EQ(renderer(0).GetActiveCamera()->GetPosition()[0], before);
}

TEST_F(ViewSessionTest, HidesAndShowsLayers) {
  open();
  const auto whole = pixels();
  press("2");
  const auto without_buildings = pixels();
  EXPECT_NE(whole, without_buildings);
  press("2");
  EXPECT_EQ(whole, pixels());
}

TEST_F(ViewSessionTest, LinksTheCamerasAndPicksOfTwoRuns) {
  ViewSession& session = open(2);
  ASSERT_EQ(session.pane_count(), 2U);
  EXPECT_EQ(renderer(0).GetActiveCamera(), renderer(1).GetActiveCamera());
  click_place("homes");
  ASSERT_TRUE(session.pane(0).picked());
  EXPECT_EQ(session.pane(0).picked(), session.pane(1).picked());
  EXPECT_EQ(session.pane(0).panel(), session.pane(1).panel());
}

TEST_F(ViewSessionTest, WritesAPicture) {
  ViewSession& session = open();
  press("s");
  ASSERT_EQ(session.pictures().size(), 1U);
  EXPECT_EQ(session.pictures()[0], folder_.path() / "view-0705.png");
  EXPECT_TRUE(std::filesystem::exists(session.pictures()[0]));
}

TEST_F(ViewSessionTest, SaysThatARunHasNoFrames) {
  TemporaryFolder empty;
  test::ObservedIsland island(1);
  test::write_small_day(island, empty.path(), test::Ending::kComplete, 0);
  EXPECT_THROW(ViewSession({.folders = {empty.path()}}), InputError);
}

}  // namespace
}  // namespace poai::viz
