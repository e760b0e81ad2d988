// What of the guests and the calendar is in a checkpoint.

#include <array>

#include "engine/storage/archive.hpp"
#include "engine/venues/detail/end_calendar.hpp"
#include "engine/venues/detail/visits.hpp"

namespace poai::venues::detail {

using storage::Archive;
using storage::Field;

namespace {

template <std::size_t I>
constexpr auto kCompanion =
    [](auto& visit) -> auto& { return std::get<I>(visit.companions.person); };
template <std::size_t I>
constexpr auto kTable = [](auto& visit) -> auto& { return std::get<I>(visit.seating.table); };

}  // namespace

void Visits::checkpoint(Archive& archive) {
  archive.list_of(
      "visits", visits_, Field{"key", &Visit::key}, Field{"must_leave_ms", &Visit::must_leave},
      Field{"person", &Visit::person}, Field{"occasion", &Visit::occasion},
      Field{"generation", &Visit::generation}, Field{"ahead", &Visit::ahead},
      Field{"behind", &Visit::behind}, Field{"has_chair", &Visit::has_chair},
      Field{"least_stay_ms", &Visit::least_stay}, Field{"stay_mean_min", &Visit::stay_mean_min},
      Field{"companions", [](auto& visit) -> auto& { return visit.companions.count; }},
      Field{"companion_0", kCompanion<0>}, Field{"companion_1", kCompanion<1>},
      Field{"companion_2", kCompanion<2>}, Field{"companion_3", kCompanion<3>},
      Field{"companion_4", kCompanion<4>}, Field{"table_0", kTable<0>}, Field{"table_1", kTable<1>},
      Field{"table_2", kTable<2>}, Field{"table_3", kTable<3>}, Field{"table_4", kTable<4>},
      Field{"table_5", kTable<5>});
  archive.value("first_free", first_free_);
}

void EndCalendar::checkpoint(Archive& archive) {
  archive.list_of("ends", ends_, Field{"time_ms", &End::time_ms}, Field{"key", &End::key},
                  Field{"place", &End::place}, Field{"visit", &End::visit},
                  Field{"generation", &End::generation}, Field{"kind", &End::kind});
}

}  // namespace poai::venues::detail
