#include "engine/study/worker_pool.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <utility>

#include "engine/study/detail/descriptor.hpp"
#include "engine/study/detail/worker_process.hpp"

namespace poai::study {
namespace {

using Clock = std::chrono::steady_clock;
using detail::MessageKind;
using How = WorkerEnd::How;

constexpr std::chrono::milliseconds kLook{200};  // how exactly a wall time is kept

std::string signal_text(int signal) {
  const char* const meaning = ::sigdescr_np(signal);
  std::string text =
      fmt::format("ended by signal {} ({})", signal, meaning == nullptr ? "unknown" : meaning);
  if (signal == SIGKILL) {
    text += "; perhaps the machine ran out of memory";
  }
  return text;
}

}  // namespace

WorkerPool::WorkerPool(Work work, WorkerLimits limits) : work_(std::move(work)), limits_(limits) {}

WorkerPool::~WorkerPool() {
  for (const Worker& worker : workers_) {
    ::kill(worker.process, SIGKILL);
    ::waitpid(worker.process, nullptr, 0);
    ::close(worker.pipe);
  }
}

void WorkerPool::start(std::size_t member) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    detail::fail_on_file("pipe of a worker", "cannot be made", errno);
  }
  std::fflush(nullptr);  // else the worker would hold, and could write, what is still to be written
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) {
    const int error = errno;
    ::close(ends[0]);
    ::close(ends[1]);
    detail::fail_on_file("process of a worker", "cannot be made", error);
  }
  if (process == 0) {
    ::close(ends[0]);
    detail::run_worker([&] { return work_(member); }, limits_.memory_mb, ends[1], parent);
  }
  ::close(ends[1]);
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  workers_.push_back({member, process, ends[0], {}, Clock::now(), false});
}

bool WorkerPool::drain(Worker& worker) const {
  std::array<char, 1 << 14> buffer{};
  for (;;) {
    const ssize_t size = ::read(worker.pipe, buffer.data(), buffer.size());
    if (size > 0) {
      worker.received.append(buffer.data(), static_cast<std::size_t>(size));
    } else if (size == 0) {
      return true;
    } else if (errno != EINTR) {
      return errno != EAGAIN;
    }
  }
}

WorkerEnd WorkerPool::reap(const Worker& worker) const {
  int status = 0;
  while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
  }
  ::close(worker.pipe);
  const auto message = detail::parse_message(worker.received);
  if (worker.timed_out && !message) {
    return {worker.member, How::kFailed,
            fmt::format("took longer than {} s", limits_.wall->in_seconds()), 0};
  }
  if (message) {
    const How how = message->kind == MessageKind::kDone          ? How::kDone
                    : message->kind == MessageKind::kInterrupted ? How::kInterrupted
                                                                 : How::kFailed;
    return {worker.member, how, message->text, message->private_bytes};
  }
  return {worker.member, How::kFailed,
          WIFSIGNALED(status) ? signal_text(WTERMSIG(status)) : "ended without a word", 0};
}

void WorkerPool::enforce_wall() {
  for (Worker& worker : workers_) {
    if (limits_.wall && !worker.timed_out &&
        Clock::now() - worker.started > std::chrono::milliseconds(limits_.wall->ms)) {
      worker.timed_out = true;
      ::kill(worker.process, SIGKILL);
    }
  }
}

std::vector<WorkerEnd> WorkerPool::wait(std::chrono::milliseconds patience) {
  const auto give_up = Clock::now() + patience;
  std::vector<WorkerEnd> ended;
  while (ended.empty() && !workers_.empty() && Clock::now() < give_up) {
    std::vector<pollfd> polled;
    for (const Worker& worker : workers_) {
      polled.push_back({worker.pipe, POLLIN, 0});
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(give_up - Clock::now());
    const auto timeout = std::max(std::chrono::milliseconds(1), std::min(left, kLook));
    if (::poll(polled.data(), polled.size(), static_cast<int>(timeout.count())) < 0 &&
        errno == EINTR) {
      break;  // a signal: the caller looks what it asks for
    }
    enforce_wall();
    for (std::size_t i = workers_.size(); i > 0; --i) {
      if (drain(workers_[i - 1])) {
        ended.push_back(reap(workers_[i - 1]));
        workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(i - 1));
      }
    }
  }
  return ended;
}

void WorkerPool::interrupt() {
  for (const Worker& worker : workers_) {
    ::kill(worker.process, SIGTERM);
  }
}

std::vector<std::size_t> WorkerPool::members() const {
  std::vector<std::size_t> members;
  for (const Worker& worker : workers_) {
    members.push_back(worker.member);
  }
  return members;
}

}  // namespace poai::study
