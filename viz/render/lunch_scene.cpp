// Places that serve meals: guests, queues, and who went off unserved.

#include <algorithm>
#include <numeric>

#include "engine/core/event.hpp"
#include "engine/district/places.hpp"
#include "viz/render/theme_scenes.hpp"

namespace poai::viz {
namespace {

using Series = storage::Matrix<std::uint32_t>;

/// The series have a column for every place with a service; what had none at the begin was opened
/// during the day.
bool serves_meals(std::uint8_t service) {
  return static_cast<district::ServiceKind>(service) != district::ServiceKind::kLounge;
}

/// The series of one place, as real persons.
class PlaceSums {
 public:
  explicit PlaceSums(const output::RunFile& run)
      : balked_(run.matrix<std::uint32_t>("series/places/balked")),
        reneged_(run.matrix<std::uint32_t>("series/places/reneged")),
        turned_away_(run.matrix<std::uint32_t>("series/places/turned_away")),
        served_(run.matrix<std::uint32_t>("series/places/served")) {}

  [[nodiscard]] double went_off(std::size_t column, std::size_t from, std::size_t until) const {
    return sum(balked_, column, from, until) + sum(reneged_, column, from, until) +
           sum(turned_away_, column, from, until);
  }
  [[nodiscard]] double served(std::size_t column, std::size_t until) const {
    return sum(served_, column, 0, until);
  }

 private:
  static double sum(const Series& series, std::size_t column, std::size_t from, std::size_t until) {
    double total = 0.0;
    for (std::size_t row = from; row < until; ++row) {
      total += static_cast<double>(series.at(row, column));
    }
    return total;
  }

  Series balked_;
  Series reneged_;
  Series turned_away_;
  Series served_;
};

/// Marks those where most went off on the whole day.
void name_the_worst(const std::vector<double>& went_off, LunchTheme& theme) {
  constexpr std::size_t kNamed = 5;
  std::vector<std::size_t> order(theme.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&went_off](std::size_t a, std::size_t b) { return went_off[a] > went_off[b]; });
  order.resize(std::min(order.size(), kNamed));
  for (const std::size_t place : order) {
    theme.places[place].is_named = went_off[place] > 0.0;
  }
}

}  // namespace

LunchTheme lunch_of(const output::RunFile& run, SimTime time) {
  LunchTheme theme;
  const auto begins_ms = run.column<std::int32_t>("series/places/time_ms");
  const auto rows = run.column<std::uint32_t>("series/places/place");
  const std::int64_t step_ms = begins_ms.size() < 2 ? 300'000 : begins_ms[1] - begins_ms[0];
  std::size_t ended = 0;  // intervals
  while (ended < begins_ms.size() && begins_ms[ended] + step_ms <= time.ms) {
    ++ended;
  }
  if (ended == 0) {
    return theme;
  }
  const auto recent = static_cast<std::size_t>(std::max<std::int64_t>(1, 900'000 / step_ms));
  const double scale = run.info().scale;
  const auto outcomes = run.column<std::uint8_t>("person_outcomes/lunch_outcome");
  const auto persons_with = [&](MealOutcome outcome) {
    const auto row = static_cast<std::uint8_t>(outcome);
    return static_cast<double>(std::count(outcomes.begin(), outcomes.end(), row)) / scale;
  };
  theme.no_place = persons_with(MealOutcome::kNoPlace);
  theme.not_got = theme.no_place + persons_with(MealOutcome::kTurnedAway);
  const PlaceSums sums(run);
  const Series seated = run.matrix<std::uint32_t>("series/places/seated");
  const Series queue = run.matrix<std::uint32_t>("series/places/queue");
  const output::PlaceTable places = run.places();
  std::vector<double> all_day;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t place = rows[i];
    if (serves_meals(places.service.at(place))) {
      theme.served += sums.served(i, ended) / scale;
      theme.went_off += sums.went_off(i, 0, ended) / scale;
      theme.places.push_back(
          {.position = {static_cast<double>(places.x_m[place]),
                        static_cast<double>(places.y_m[place])},
           .name_ja = places.name_ja[place],
           .name_en = places.name_en[place],
           .seats = static_cast<double>(places.seats[place]),
           .guests = static_cast<double>(seated.at(ended - 1, i)) / scale,
           .queue = static_cast<double>(queue.at(ended - 1, i)) / scale,
           .went_off = sums.went_off(i, ended - std::min(recent, ended), ended) / scale});
      all_day.push_back(sums.went_off(i, 0, begins_ms.size()));
    }
  }
  name_the_worst(all_day, theme);
  return theme;
}

}  // namespace poai::viz
