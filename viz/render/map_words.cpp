#include "viz/render/map_words.hpp"

#include <cmath>

namespace poai::viz {
namespace {

const MapWords kJapaneseWords{
    .groups = {"住民", "働く人", "学生・生徒", "患者・付添・見舞", "来訪者", "航空旅客"},
    .day_types = {"学期中の平日", "休暇中の平日", "土曜・休日"},
    .scenario = "シナリオ {}",
    .day_as_a_whole = "一日全体（27:00 は翌3時）",
    .people = "移動中・待ち列の人  {}",
    .of_these = "その内訳",
    .walking = "徒歩・行列・バス  {}（点）",
    .waiting = "列車待ち  {}（輪の面積）",
    .in_trains = "列車に乗車中  {}（太いほど混雑）",
    .waiting_in_space = "列車待ち  {}（駅の柱の高さ）",
    .in_trains_in_space = "列車に乗車中  {}（橙・赤は定員超）",
    .drawn_larger = "人は拡大、高さは2倍で表示",
    .not_shown = "車・船など  {}（図示なし）",
    .buildings = "建物",
    .ways_and_places = "歩行路・場所",
    .uses = {"その他", "住宅", "事業所・研究所", "医療", "学校・大学", "商業・交流・駅"},
    .ways = {"歩道・横断歩道", "デッキ・階段・橋", "屋内通路"},
    .places = {"その他の場所", "飲食", "バス停", "島の出入口"},
    .findings = "データの点検（poai check）",
    .flaws = {"疑わしい箇所  {}", "誤り  {}"},
    .themes = {.walkers_per_15min = "歩行者（15分間・両方向）",
               .passengers_per_h = "{}～{}の列車の乗客（片方向）",
               .load = "列車の混雑率（定員比）",
               .and_more = "{} 以上",
               .persons_per_m2 = "歩行路・建物の人口密度（人/m²）",
               .difference_per_m2 = "密度の差（人/m²、{} との比較）",
               .nearly_equal = "差 {} 未満",
               .no_difference = "この時点で差のある場所なし",
               .one_moment = "各1日の一時点の差（偶然を含む）",
               .added_place = "{} にない場所",
               .now = "食事の場所（ラウンジ除く、円の面積 = 人数）",
               .guests = "利用中  {}",
               .queue = "行列  {}",
               .went_off = "15分間に食べられず立ち去った回数  {}",
               .seats = "席数（白円）、例 {}",
               .so_far = "この時刻まで",
               .served = "利用を終えた人  {}",
               .unserved = "食べられず立ち去った回数  {}",
               .tries = "（1人が3か所まで。他所で食べた人を含む）",
               .lunch_not_got = "昼食を得られなかった人  {}",
               .whole_day = "一日全体",
               .no_place = "うち行ける店がなかった人  {}",
               .walkers_differ = "歩行者／日の差（{} との比較）",
               .guests_differ = "店の利用者／日の差（円の面積）",
               .more_guests = "増、例 +{}",
               .fewer_guests = "減、例 −{}",
               .mean_of_pairs = "{} 組の日の平均",
               .beyond_chance = "偶然を超える差のみ（補正後 5 %）",
               .or_equal = "または全組で同じ差",
               .meals_per_seat = "徒歩5分圏の昼食需要 ÷ 席数",
               .no_seat = "5分圏に席なし",
               .meals_wanted = "店を求めた人数（円の面積）、例 {}",
               .place_with_seats = "席のある店",
               .wanted = "店を求めた人  {}",
               .not_got = "うち食べられなかった人  {}",
               .contact_hours = "対面接触  {} 時間（一日）",
               .but_in_transit = "ホーム・車内を除く",
               .meeting_place = "出会いの場所（円の面積）、例 {} 時間",
               .best_bridges = "橋渡しの多い8か所",
               .bridges = "橋渡し（初対面で共通の知人なし）  {} 組",
               .arcs = "拠点と出会いの場所（滞在時間で按分した推定）",
               .hours = "{} 時間",
               .to_bridges = "橋渡しの多い場所へ"},
};

const MapWords kEnglishWords{
    .groups = {"Residents", "Workers", "Students, pupils", "Patients, their visitors", "Visitors",
               "Air passengers"},
    .day_types = {"term weekday", "vacation weekday", "weekend"},
    .scenario = "scenario {}",
    .day_as_a_whole = "the whole day (27:00 is 3 a.m.)",
    .people = "Moving or queuing  {}",
    .of_these = "The same people by how they move",
    .walking = "On foot, queuing, on buses  {} (dots)",
    .waiting = "Waiting for trains  {} (area of ring)",
    .in_trains = "Riding trains  {} (thicker: fuller)",
    .waiting_in_space = "Waiting for trains  {} (height of column)",
    .in_trains_in_space = "Riding trains  {} (orange, red: over capacity)",
    .drawn_larger = "People drawn larger, heights doubled",
    .not_shown = "In cars and so on  {} (not drawn)",
    .buildings = "Buildings",
    .ways_and_places = "Walkways and places",
    .uses = {"Other", "Housing", "Offices, research", "Health", "Schools, universities",
             "Shops, venues, stations"},
    .ways = {"Footways and crossings", "Decks, stairs, bridges", "Indoor passages"},
    .places = {"Other places", "Dining", "Bus stops", "Gates of the district"},
    .findings = "What poai check finds",
    .flaws = {"Doubtful  {}", "Wrong  {}"},
    .themes = {.walkers_per_15min = "Walkers in 15 min, both directions",
               .passengers_per_h = "Trains {}–{}: passengers, one direction",
               .load = "Load of the trains, of rated capacity",
               .and_more = "{} and more",
               .persons_per_m2 = "Persons per m², ways and buildings",
               .difference_per_m2 = "Persons per m² more or less than {}",
               .nearly_equal = "differs by less than {}",
               .no_difference = "Nothing differs at this moment",
               .one_moment = "A moment of one day each: partly chance",
               .added_place = "Place that {} does not have",
               .now = "Places for meals, no lounges (area: persons)",
               .guests = "Being served or seated  {}",
               .queue = "In the queue  {}",
               .went_off = "Visits ended unserved in 15 min  {}",
               .seats = "Seats (white disc), e.g. {}",
               .so_far = "Until now",
               .served = "Guests served  {}",
               .unserved = "Visits that ended unserved  {}",
               .tries = "(up to 3 by one person, who may eat at the next)",
               .lunch_not_got = "Lunches not got at all  {}",
               .whole_day = "On the whole day",
               .no_place = "Of these, no open place in reach  {}",
               .walkers_differ = "Walkers a day more or less than {}",
               .guests_differ = "Guests of a place a day (area)",
               .more_guests = "More, e.g. +{}",
               .fewer_guests = "Fewer, e.g. −{}",
               .mean_of_pairs = "Mean of {} pairs of days",
               .beyond_chance = "Only what is beyond chance (adjusted)",
               .or_equal = "or equal in all pairs of days",
               .meals_per_seat = "Meals wanted per seat, 5 min on foot",
               .no_seat = "no seat within 5 min",
               .meals_wanted = "Meals wanted here (area), e.g. {}",
               .place_with_seats = "Place with seats",
               .wanted = "Meals wanted from a place  {}",
               .not_got = "Of these, not got  {}",
               .contact_hours = "Contacts face to face  {} hours a day",
               .but_in_transit = "without platforms and vehicles",
               .meeting_place = "Where people meet (area), e.g. {} hours",
               .best_bridges = "The 8 places with most bridges",
               .bridges = "Bridges (no tie, none in common)  {} pairs",
               .arcs = "Base and place of meeting (estimate by time of stay)",
               .hours = "{} h",
               .to_bridges = "To the places with most bridges"},
};

/// Bytes of the UTF-8 character that begins with `first`.
std::size_t bytes_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80U) {
    return 1;
  }
  return byte < 0xe0U ? 2 : byte < 0xf0U ? 3 : 4;
}

/// What must stay together: a Latin word with the space after it, or one other character.
std::vector<std::string> chunks_of(const std::string& text) {
  std::vector<std::string> chunks;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = bytes_of(text[at]);
    const bool latin = bytes == 1;
    if (!latin || !in_word) {
      chunks.emplace_back();
    }
    chunks.back() += text.substr(at, bytes);
    in_word = latin && text[at] != ' ';
    at += bytes;
  }
  return chunks;
}

std::size_t columns_of(const std::string& chunk) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < chunk.size(); at += bytes_of(chunk[at])) {
    columns += bytes_of(chunk[at]) == 1 ? 1U : 2U;
  }
  return columns;
}

}  // namespace

const MapWords& words_in(Language language) {
  return language == Language::kJapanese ? kJapaneseWords : kEnglishWords;
}

std::string with_commas(double number) {
  std::string digits = std::to_string(std::llround(number));
  for (std::size_t at = digits.size(); at > 3 + (digits[0] == '-' ? 1U : 0U);) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::vector<std::string> wrapped(const std::string& text, std::size_t most) {
  std::vector<std::string> lines;
  std::size_t used = most;
  for (const std::string& chunk : chunks_of(text)) {
    const std::size_t columns = columns_of(chunk);
    if (lines.empty() || used + columns > most) {
      lines.emplace_back();
      used = 0;
    }
    lines.back() += chunk;
    used += columns;
  }
  return lines;
}

}  // namespace poai::viz
