#include "engine/demand/detail/day_draws.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/core/hash.hpp"
#include "engine/population/pick.hpp"
#include "engine/random/distributions.hpp"

namespace poai::demand::detail {

using population::pick;
using random::Purpose;

namespace {

constexpr double kMsPerMinute = 60'000.0;
constexpr std::uint64_t kOccasionNumbers = std::uint64_t{1} << 20U;

std::int32_t in_ms(double minutes) {
  return static_cast<std::int32_t>(std::llround(minutes * kMsPerMinute));
}

/// Normal number of minutes cut at `least` and three deviations above the mean.
double cut_normal_min(double u, double mean, double sd, double least) {
  const double most = mean + 3.0 * sd;
  if (sd <= 0.0 || least >= most) {
    return std::max(mean, least);
  }
  return random::truncated_normal(u, mean, sd, least, most);
}

}  // namespace

bool TourDraws::appears(double share) const { return uniform(Purpose::kAppears) < share; }

bool TourDraws::wants_outing(double share) const { return uniform(Purpose::kOuting, 2) < share; }

std::int32_t TourDraws::time(Purpose purpose, const population::TimeBands& bands) const {
  const population::TimeBand& band =
      pick(uniform(purpose, 0), std::span<const population::TimeBand>(bands));
  return static_cast<std::int32_t>(random::between(
      uniform(purpose, 1), static_cast<double>(band.from.ms), static_cast<double>(band.to.ms)));
}

std::int32_t TourDraws::stay_ms(const population::Tour& tour) const {
  return in_ms(cut_normal_min(uniform(Purpose::kStay), tour.stay_mean_min, tour.stay_sd_min,
                              tour.stay_least_min));
}

std::int32_t TourDraws::end_of_stay_ms(const population::Tour& tour, std::int32_t arrive_ms,
                                       std::int32_t least_ms) const {
  if (!tour.leave.empty()) {
    return time(Purpose::kStay, tour.leave);
  }
  const std::int32_t end_ms = arrive_ms + stay_ms(tour);
  return tour.leave_by ? std::min(end_ms, std::max(static_cast<std::int32_t>(tour.leave_by->ms),
                                                   arrive_ms + least_ms))
                       : end_ms;
}

std::int32_t TourDraws::minutes_ms(Purpose purpose, const population::Minutes& minutes,
                                   double least_min) const {
  return in_ms(cut_normal_min(uniform(purpose), minutes.mean, minutes.sd, least_min));
}

std::optional<LunchPlan> TourDraws::lunch(const population::LunchProfile& profile, Sex sex,
                                          double lunch_share) const {
  if (uniform(Purpose::kLunchForm, 0) >= lunch_share) {
    return std::nullopt;
  }
  LunchPlan plan;
  const auto& shares = profile.form_share.at(static_cast<std::size_t>(sex));
  plan.form =
      static_cast<LunchForm>(random::weighted_index(uniform(Purpose::kLunchForm, 1), shares));
  plan.start_ms = time(Purpose::kLunchStart, profile.start);
  plan.break_min =
      pick(uniform(Purpose::kLunchBreak), std::span<const population::BreakLength>(profile.breaks))
          .minutes;
  return plan;
}

double TourDraws::error(Purpose purpose, std::uint64_t alternative) const {
  return random::gumbel(uniform(purpose, static_cast<std::uint32_t>(alternative)));
}

random::Occasion tour_occasion(std::uint32_t day, std::string_view tour) {
  return random::Occasion::on(day, static_cast<std::uint32_t>(hash_name(tour) % kOccasionNumbers));
}

}  // namespace poai::demand::detail
