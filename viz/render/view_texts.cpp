#include "viz/render/view_texts.hpp"

#include <fmt/format.h>

#include <array>

namespace poai::viz {
namespace {

const std::vector<std::string> kEnglishHelp = {"Space: play, pause",
                                               "Up, Down: faster, slower",
                                               "Right, Left: 5 minutes on, back",
                                               "Home, End: begin, end of the day",
                                               "Slider: any time",
                                               "Left drag: turn and tilt",
                                               "Middle drag, or Shift and left: move",
                                               "Wheel, right drag: nearer, farther",
                                               "Click: the day of a person or place",
                                               "N: the next person at the place",
                                               "Esc: let go of what was clicked",
                                               "F: camera to what was clicked",
                                               "R: first view    T: from above",
                                               "1 to 6: layers on, off",
                                               "S: picture to a file",
                                               "H: this help    Q: close"};
const std::vector<std::string> kJapaneseHelp = {"スペース：再生・一時停止",
                                                "↑・↓：速く・遅く",
                                                "→・←：5分進む・戻る",
                                                "Home・End：一日の始め・終わり",
                                                "スライダー：時刻を選ぶ",
                                                "左ドラッグ：回転",
                                                "中ドラッグ、Shift+左：平行移動",
                                                "ホイール、右ドラッグ：拡大・縮小",
                                                "クリック：人・場所の一日",
                                                "N：その場所の次の人",
                                                "Esc：選択をやめる",
                                                "F：選択したものへ移動",
                                                "R：最初の視点　T：真上から",
                                                "1〜6：層の表示・非表示",
                                                "S：画像を保存",
                                                "H：この説明　Q：閉じる"};

constexpr std::array<const char*, kIslandLayerCount> kEnglishLayers = {
    "Ways", "Buildings", "Railway", "Trains", "Waiting", "People"};
constexpr std::array<const char*, kIslandLayerCount> kJapaneseLayers = {
    "歩行路", "建物", "線路・駅", "列車", "列車待ち", "人"};

}  // namespace

const std::vector<std::string>& help_lines(Language language) {
  return language == Language::kJapanese ? kJapaneseHelp : kEnglishHelp;
}

std::string clock_line(const ViewClock& clock, Language language) {
  const bool japanese = language == Language::kJapanese;
  std::string time = format_time(clock.now());
  if (time.size() == 5) {
    time += ":00";
  }
  const char* playing = japanese ? "再生中" : "playing";
  const char* pausing = japanese ? "停止中" : "paused";
  return fmt::format("{}   x{}   {}", time, clock.speed(), clock.is_playing() ? playing : pausing);
}

std::string layer_line(IslandLayer layer, Visibility visibility, Language language) {
  const auto index = static_cast<std::size_t>(layer);
  const char* name =
      language == Language::kJapanese ? kJapaneseLayers.at(index) : kEnglishLayers.at(index);
  return visibility == Visibility::kShown ? fmt::format("{} {}", index + 1, name)
                                          : fmt::format("({} {})", index + 1, name);
}

}  // namespace poai::viz
