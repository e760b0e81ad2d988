#include "viz/picture_note.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string_view>

#include <nlohmann/json.hpp>

namespace poai::viz {
namespace {

using Json = nlohmann::json;

/// A PNG file is eight bytes and chunks of length, type, data and checksum (ISO/IEC 15948, 5.3).
constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t kHeadBytes = 8;
constexpr std::size_t kChecksumBytes = 4;
constexpr std::uint32_t kMostTextBytes = 100'000;

std::uint32_t big_endian(const char* bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

/// The text after `keyword`; texts of ours stand before the pixels.
std::optional<std::string> text_in(std::istream& png, std::string_view keyword) {
  std::array<char, kHeadBytes> head{};
  if (!png.read(head.data(), head.size()) ||
      std::string_view(head.data(), head.size()) != kSignature) {
    return std::nullopt;
  }
  while (png.read(head.data(), head.size())) {
    const std::uint32_t length = big_endian(head.data());
    const std::string_view type(head.data() + 4, 4);
    if (type == "IDAT" || type == "IEND") {
      break;
    }
    if (type != "tEXt" || length > kMostTextBytes) {
      png.seekg(static_cast<std::streamoff>(length + kChecksumBytes), std::ios::cur);
      continue;
    }
    std::string data(length, '\0');
    png.read(data.data(), static_cast<std::streamsize>(length)).ignore(kChecksumBytes);
    const std::string begin = std::string(keyword) + '\0';
    if (png && data.starts_with(begin)) {
      return data.substr(begin.size());
    }
  }
  return std::nullopt;
}

}  // namespace

std::string text_of(const PictureNote& note) {
  constexpr int kOneLine = -1;
  const Json json = {{"kind", note.kind},
                     {"moment", note.moment},
                     {"language", note.language},
                     {"subject", note.subject},
                     {"base", note.base}};
  return json.dump(kOneLine, ' ', true, Json::error_handler_t::replace);
}

std::optional<PictureNote> note_of(const std::filesystem::path& png) {
  std::ifstream stream(png, std::ios::binary);
  const auto text = text_in(stream, kNoteKeyword);
  const Json json = text ? Json::parse(*text, nullptr, false) : Json();
  if (!json.is_object()) {
    return std::nullopt;
  }
  const auto word = [&json](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  return PictureNote{.kind = word("kind"),
                     .moment = word("moment"),
                     .language = word("language"),
                     .subject = word("subject"),
                     .base = word("base")};
}

}  // namespace poai::viz
