#include "engine/app/interrupt.hpp"

#include <csignal>

namespace poai::app {
namespace {

// A signal handler reaches nothing but objects of static storage.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<bool> g_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void request_interrupt(int) { g_requested.store(true); }

}  // namespace

void watch_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGUSR1}) {
    struct sigaction action = {};
    action.sa_handler = request_interrupt;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
  }
  std::signal(SIGXFSZ, SIG_IGN);
}

const std::atomic<bool>& interrupt_requested() { return g_requested; }

}  // namespace poai::app
