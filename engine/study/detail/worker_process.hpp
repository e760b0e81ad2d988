#pragma once
// The other side of a worker pool: what happens in the forked process.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace poai::study::detail {

/// A message of a worker: its kind, its memory in a fixed number of bytes, then the text.
enum class MessageKind : char { kDone = 'D', kFailed = 'F', kInterrupted = 'I' };
struct Message {
  MessageKind kind = MessageKind::kFailed;
  std::uint64_t private_bytes = 0;
  std::string text;
};
/// Nothing if the bytes are no whole message.
[[nodiscard]] std::optional<Message> parse_message(std::string_view bytes);

/// Runs `work` within `memory_mb` of new memory, writes one message to `pipe` and ends this
/// process. Returns to nobody.
[[noreturn]] void run_worker(const std::function<std::optional<std::string>()>& work,
                             const std::optional<double>& memory_mb, int pipe, int parent);

}  // namespace poai::study::detail
