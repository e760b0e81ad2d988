#pragma once
// SHA-256 of bytes that come in parts.

#include <memory>
#include <string>
#include <string_view>

namespace poai {

class Sha256 {
 public:
  Sha256();

  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; to be called once, after the last part.
  [[nodiscard]] std::string digest();

 private:
  struct Free {
    void operator()(void* state) const;
  };
  std::unique_ptr<void, Free> state_;
};

}  // namespace poai
