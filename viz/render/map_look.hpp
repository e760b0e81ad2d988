#pragma once
// Colours and sizes of a map. Sizes are pixels of a picture whose shorter side is 1000.

#include <array>

#include "viz/render/map_scene.hpp"

namespace poai::viz::look {

inline constexpr const char* kSea = "#d3e3ee";
inline constexpr const char* kLand = "#f8f5ef";
inline constexpr const char* kMainland = "#eae8e2";
inline constexpr const char* kCoast = "#8aa2b4";
inline constexpr const char* kBusLine = "#8d8a84";
inline constexpr const char* kGuideway = "#4a545d";
inline constexpr const char* kTrain = "#7b1fa2";
inline constexpr const char* kInk = "#1f2c37";
inline constexpr const char* kSoftInk = "#4b5963";
inline constexpr const char* kWhite = "#ffffff";

// Okabe and Ito's colours, told apart by colour-blind readers too (2008, jfly.uni-koeln.de/color).
inline constexpr std::array<const char*, kPersonGroupCount> kGroups = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"};

// Pale, so that the people stand out: other, housing, work, health, learning, public.
inline constexpr std::array<const char*, kBuildingUseCount> kBuildings = {
    "#dddad3", "#e3d3a8", "#bccad8", "#efc0c0", "#c0dfb9", "#d8c4e6"};

// Streets, what is raised, indoors: greys, so that no dot is taken for a way.
inline constexpr std::array<const char*, kWayKindCount> kWays = {"#d3cfc6", "#98a1a6", "#bcc2c6"};
inline constexpr std::array<double, kWayKindCount> kWayWidthsPx = {1.0, 1.8, 1.2};

// Other, dining, bus stops, gates; Okabe and Ito again.
inline constexpr std::array<const char*, kPlaceMarkCount> kPlaces = {"#8a8f94", "#d55e00",
                                                                     "#0072b2", "#000000"};

// What is doubtful, what is wrong.
inline constexpr std::array<const char*, kFlawMarkCount> kFlaws = {"#e69f00", "#d00000"};

inline constexpr double kMarginPx = 30.0;     // of texts
inline constexpr double kMapMarginPx = 46.0;  // of coast and stations
inline constexpr double kTitlePx = 38.0;
inline constexpr double kSubtitlePx = 23.0;
inline constexpr double kClockPx = 84.0;
inline constexpr double kLegendPx = 18.0;
inline constexpr double kStationPx = 21.0;
inline constexpr double kCodePx = 15.0;
inline constexpr double kPlaceNamePx = 16.0;
inline constexpr double kScalePx = 18.0;
inline constexpr double kCreditPx = 14.0;
inline constexpr double kPersonRadiusPx = 2.1;
// A ring around a station has this area for each person who waits there, times pi.
inline constexpr double kWaitingAreaPx2 = 1.5;
inline constexpr double kPlaceRadiusPx = 3.4;
inline constexpr double kFlawRadiusPx = 11.0;
inline constexpr double kTrainLengthPx = 17.0;
inline constexpr double kStationRadiusPx = 7.0;

}  // namespace poai::viz::look
