#include "viz/render/font_file.hpp"

#include <fontconfig/fontconfig.h>

#include <memory>

#include "engine/core/input_error.hpp"

namespace poai::viz {
namespace {

struct DestroyPattern {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, DestroyPattern>;

const FcChar8* fc_text(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

// Whether the font really has the character "港" or is only fontconfig's best guess.
bool has_japanese(const FcPattern* font) {
  FcCharSet* characters = nullptr;
  return FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) == FcResultMatch &&
         FcCharSetHasChar(characters, 0x6E2F) == FcTrue;
}

}  // namespace

std::optional<std::string> japanese_font_file() {
  if (FcInit() != FcTrue) {
    return std::nullopt;
  }
  const Pattern wanted(FcNameParse(fc_text("IPAPGothic,Noto Sans CJK JP:lang=ja")));
  FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  const Pattern font(FcFontMatch(nullptr, wanted.get(), &result));
  FcChar8* file = nullptr;
  if (!font || !has_japanese(font.get()) ||
      FcPatternGetString(font.get(), FC_FILE, 0, &file) != FcResultMatch) {
    return std::nullopt;
  }
  return std::string(reinterpret_cast<const char*>(file));
}

std::string font_or_fail() {
  auto file = japanese_font_file();
  if (!file) {
    throw InputError(InputKind::kFiles,
                     {Problem{.place = {},
                              .key = "render",
                              .problem = "no font with Japanese characters",
                              .reason = "labels could not be drawn",
                              .suggestion = "install the package fonts-ipafont-gothic"}});
  }
  return *file;
}

}  // namespace poai::viz
