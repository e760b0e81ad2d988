#pragma once
// Settings of all types with their declaration, for the tests of the visitors.

#include "engine/config/field.hpp"

namespace poai::config {

enum class Colour : std::uint8_t { kRed, kGreen };
inline constexpr std::array<std::string_view, 2> kColourNames = {"red", "green"};

struct Sample {
  std::uint64_t seed = 7;
  std::uint32_t count = 3;
  double share = 0.5;
  bool loud = false;
  std::string title;
  SimTime begin = SimTime::at(3);
  Duration pause = Duration::minutes(5);
  Duration blink = Duration::seconds(2);
  std::filesystem::path folder;
  std::optional<double> limit;
  Colour colour = Colour::kRed;
  std::optional<Colour> second_colour;
};

inline void declare(FieldVisitor& visitor, Sample& sample) {
  visitor.field({.key = "title", .meaning = "A title.", .presence = Presence::kRequired},
                sample.title);
  visitor.section("inner", "All the rest.", [&] {
    visitor.field({.key = "seed", .meaning = "A seed."}, sample.seed);
    visitor.field({.key = "count", .meaning = "A count.", .range = between(1, 9)}, sample.count);
    visitor.field({.key = "share", .meaning = "A share.", .range = share()}, sample.share);
    visitor.field({.key = "loud", .meaning = "Loud or not."}, sample.loud);
    visitor.field({.key = "begin", .meaning = "A time.", .range = between(3, 27)}, sample.begin);
    visitor.field({.key = "pause_min", .meaning = "A pause.", .unit = "min", .range = over(0)},
                  sample.pause);
    visitor.field({.key = "blink_s", .meaning = "A blink.", .unit = "s"}, sample.blink);
    visitor.field({.key = "folder", .meaning = "A folder."}, sample.folder);
    visitor.field({.key = "limit", .meaning = "A limit."}, sample.limit);
    visitor.word({.key = "colour", .meaning = "A colour."}, kColourNames, sample.colour);
    visitor.word({.key = "second_colour", .meaning = "Another."}, kColourNames,
                 sample.second_colour);
  });
}

}  // namespace poai::config
