#pragma once
// The program's version, as in the top CMakeLists.txt.

namespace poai {

inline constexpr const char* kVersion = POAI_VERSION;

}  // namespace poai
