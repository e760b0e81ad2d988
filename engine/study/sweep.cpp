#include "engine/study/sweep.hpp"

#include <poll.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "engine/study/worker_pool.hpp"

namespace poai::study {
namespace {

using Clock = std::chrono::steady_clock;
using State = SweepFolder::State;
using How = WorkerEnd::How;

constexpr std::chrono::milliseconds kPatience{500};
constexpr std::chrono::milliseconds kReport{1'000};
constexpr double kTakeOverEveryS = 2.0;
constexpr int kRefreshesPerExpiry = 6;
constexpr double kSecondsPerHour = 3'600.0;

double seconds_since(Clock::time_point moment) {
  return std::chrono::duration<double>(Clock::now() - moment).count();
}

/// Sleeps, unless a signal comes.
void pause(std::chrono::milliseconds time) { ::poll(nullptr, 0, static_cast<int>(time.count())); }

std::vector<std::size_t> sorted(std::vector<std::size_t> members) {
  std::sort(members.begin(), members.end());
  return members;
}

/// What both have; they are in order.
std::vector<std::size_t> common(const std::vector<std::size_t>& a,
                                const std::vector<std::size_t>& b) {
  std::vector<std::size_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

/// What only `a` has; they are in order.
std::vector<std::size_t> without(const std::vector<std::size_t>& a,
                                 const std::vector<std::size_t>& b) {
  std::vector<std::size_t> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

/// One process's part of a sweep.
class Sweep {
 public:
  Sweep(const SweepFolder& folder, const MemberRunner& runner, const SweepControl& control,
        const Logger& logger);
  ~Sweep() { release_all(); }
  Sweep(const Sweep&) = delete;
  Sweep& operator=(const Sweep&) = delete;

  SweepOutcome run();

 private:
  [[nodiscard]] std::optional<std::string> work(std::size_t member) const;
  [[nodiscard]] bool is_out_of_time() const;
  [[nodiscard]] bool may_begin() const;
  /// Begins members until all workers are busy; false if none is left for this process now.
  bool fill();
  [[nodiscard]] bool begin(std::size_t member);
  void settle(const WorkerEnd& end);
  void fail(const WorkerEnd& end);
  void note(std::size_t member, State state);
  /// Looks what other processes have settled.
  void look();
  [[nodiscard]] bool may_look() const;
  void begin_some(const std::vector<std::size_t>& members);
  void keep_alive();
  void report();
  void release_all();

  const SweepFolder& folder_;
  const MemberRunner& runner_;
  const SweepControl& control_;
  Logger logger_;
  Claims claims_;
  WorkerPool pool_;
  std::vector<std::size_t> open_;  ///< members of the shard that are not settled, in order
  std::map<std::size_t, std::uint32_t> attempts_;
  SweepProgress progress_;
  std::size_t missing_at_begin_ = 0;
  Clock::time_point started_ = Clock::now();
  Clock::time_point refreshed_ = Clock::now();
  Clock::time_point looked_ = Clock::now();
  Clock::duration look_took_{};
  Clock::time_point tried_claimed_{};  ///< never yet
  std::uint64_t most_private_bytes_ = 0;
  bool has_filled_ = false;
  bool stopped_ = false;
  bool asked_to_stop_ = false;
};

Sweep::Sweep(const SweepFolder& folder, const MemberRunner& runner, const SweepControl& control,
             const Logger& logger)
    : folder_(folder),
      runner_(runner),
      control_(control),
      logger_(logger),
      claims_(folder.claims()),
      pool_([this](std::size_t member) { return work(member); },
            {.wall = folder.design().study().budget.member_wall,
             .memory_mb = folder.design().study().budget.member_memory_mb}) {
  for (std::size_t member = 0; member < folder.design().member_count(); ++member) {
    if (control.shard.has(member)) {
      open_.push_back(member);
    }
  }
  progress_.members = open_.size();
  look();
  for (const std::size_t member : common(folder.written(), open_)) {
    if (folder.is_damaged(member)) {
      logger_->warn("the result of member {} is damaged and is made anew", member);
    }
  }
  missing_at_begin_ = open_.size();
}

std::optional<std::string> Sweep::work(std::size_t member) const {
  const Design& design = folder_.design();
  const Member which = design.member(member);
  const auto indicators = runner_.run(
      design.settings(which), {.threads = control_.threads, .interrupt = control_.interrupt});
  if (!indicators) {
    return std::nullopt;
  }
  return result_json(kept_of(*indicators, design.study().indicators), design.csv_line(which));
}

// Each process makes its first members whatever the time, so that it brings the sweep forward even
// where its start took longer than the budget.
bool Sweep::is_out_of_time() const {
  const auto& wall = folder_.design().study().budget.wall;
  return has_filled_ && wall && seconds_since(started_) > wall->in_seconds();
}

bool Sweep::may_begin() const { return !stopped_ && !asked_to_stop_ && !is_out_of_time(); }

bool Sweep::begin(std::size_t member) {
  if (!claims_.take(member)) {
    return false;
  }
  if (const State state = folder_.state(member); state != State::kMissing) {
    claims_.release(member);  // another process has settled it meanwhile
    return false;
  }
  pool_.start(member);
  return true;
}

// Members that others have are tried only now and then: each try is an exclusive creation of a
// file that fails, and the look whether its owner lives.
bool Sweep::fill() {
  has_filled_ = true;
  if (pool_.running() >= control_.jobs) {
    return true;
  }
  const std::vector<std::size_t> claimed = claims_.claimed();
  begin_some(without(open_, claimed));
  if (pool_.running() < control_.jobs && seconds_since(tried_claimed_) > kTakeOverEveryS) {
    tried_claimed_ = Clock::now();
    begin_some(without(common(open_, claimed), sorted(pool_.members())));
  }
  return pool_.running() > 0;
}

void Sweep::begin_some(const std::vector<std::size_t>& members) {
  for (const std::size_t member : members) {
    if (pool_.running() >= control_.jobs) {
      return;
    }
    static_cast<void>(begin(member));
  }
}

void Sweep::note(std::size_t member, State state) {
  std::erase(open_, member);
  ++(state == State::kDone ? progress_.done : progress_.failed);
}

void Sweep::fail(const WorkerEnd& end) {
  const Study& study = folder_.design().study();
  const std::uint32_t attempts = ++attempts_[end.member];
  if (attempts <= study.failure.retries) {
    logger_->warn("member {} failed and is tried again: {}", end.member, end.text);
    return;
  }
  folder_.write_failure(end.member, {.message = end.text, .attempts = attempts});
  logger_->warn("member {} failed: {}", end.member, end.text);
  note(end.member, State::kFailed);
  ++progress_.ended_here;
  stopped_ = stopped_ || study.failure.policy == FailurePolicy::kStop;
}

void Sweep::settle(const WorkerEnd& end) {
  if (end.how == How::kDone) {
    folder_.write_result(end.member, end.text);
    note(end.member, State::kDone);
    ++progress_.ended_here;
    most_private_bytes_ = std::max(most_private_bytes_, end.private_bytes);
  } else if (end.how == How::kFailed && !asked_to_stop_) {
    fail(end);
  }
  claims_.release(end.member);
}

// Only files that are there are read, and only those of members that are not known to be settled.
void Sweep::look() {
  const Clock::time_point begin = Clock::now();
  for (const std::size_t member :
       without(common(folder_.written(), open_), sorted(pool_.members()))) {
    if (const State state = folder_.state(member); state != State::kMissing) {
      note(member, state);
    }
  }
  looked_ = Clock::now();
  look_took_ = looked_ - begin;
}

/// Looks take at most a twentieth of the time, however slow the file system is.
bool Sweep::may_look() const {
  constexpr int kMostShare = 20;
  return Clock::now() - looked_ > std::max<Clock::duration>(kReport, kMostShare * look_took_);
}

void Sweep::keep_alive() {
  const Duration expires = folder_.design().study().budget.claim_expires;
  if (seconds_since(refreshed_) * kRefreshesPerExpiry < expires.in_seconds()) {
    return;
  }
  refreshed_ = Clock::now();
  for (const std::size_t member : pool_.members()) {
    claims_.refresh(member);
  }
}

void Sweep::report() {
  progress_.running = claims_.alive();
  progress_.members_per_hour = static_cast<double>(missing_at_begin_ - open_.size()) /
                               seconds_since(started_) * kSecondsPerHour;
  progress_.share_done = missing_at_begin_ == 0 ? 1.0
                                                : 1.0 - static_cast<double>(open_.size()) /
                                                            static_cast<double>(missing_at_begin_);
  if (control_.on_progress) {
    control_.on_progress(progress_);
  }
}

void Sweep::release_all() {
  for (const std::size_t member : pool_.members()) {
    claims_.release(member);
  }
}

SweepOutcome Sweep::run() {
  while (!open_.empty()) {
    if (control_.interrupt != nullptr && control_.interrupt->load() && !asked_to_stop_) {
      asked_to_stop_ = true;
      pool_.interrupt();
    }
    const bool is_busy = may_begin() ? fill() : pool_.running() > 0;
    if (!is_busy && !may_begin()) {
      break;
    }
    if (!is_busy) {
      pause(kPatience);  // what is left is run by other processes
    }
    for (const WorkerEnd& end : pool_.wait(kPatience)) {
      settle(end);
    }
    keep_alive();
    if (may_look()) {
      look();
      report();
    }
  }
  report();
  const SweepEnd end = open_.empty() ? SweepEnd::kComplete
                       : stopped_    ? SweepEnd::kStopped
                                     : SweepEnd::kInterrupted;
  return {end, progress_, most_private_bytes_};
}

}  // namespace

std::optional<Shard> parse_shard(const std::string& text) {
  const auto slash = text.find('/');
  Shard shard{0, 0};
  if (slash == std::string::npos) {
    return std::nullopt;
  }
  const auto whole = [](const char* from, const char* to, std::size_t& value) {
    const auto [end, error] = std::from_chars(from, to, value);
    return error == std::errc{} && end == to;
  };
  const char* begin = text.data();
  const bool is_read = whole(begin, begin + slash, shard.index) &&
                       whole(begin + slash + 1, begin + text.size(), shard.count);
  return is_read && shard.index >= 1 && shard.index <= shard.count ? std::optional(shard)
                                                                   : std::nullopt;
}

SweepOutcome run_sweep(const SweepFolder& folder, const MemberRunner& runner,
                       const SweepControl& control, const Logger& logger) {
  Sweep sweep(folder, runner, control, logger);
  return sweep.run();
}

}  // namespace poai::study
