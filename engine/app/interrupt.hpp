#pragma once
// Signals that ask the program to stop, from its first line on; and the one that a full disk may
// send.

#include <atomic>

namespace poai::app {

/// From now on SIGINT, SIGTERM and SIGUSR1 set the flag of `interrupt_requested` instead of ending
/// the program, and a file that grows over its limit is an error of the write instead of a signal.
void watch_signals();

[[nodiscard]] const std::atomic<bool>& interrupt_requested();

}  // namespace poai::app
