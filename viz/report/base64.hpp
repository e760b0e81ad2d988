#pragma once
// Base64 (RFC 4648), as data URLs want it.

#include <string>
#include <string_view>

namespace poai::report {

[[nodiscard]] std::string base64_of(std::string_view bytes);

}  // namespace poai::report
