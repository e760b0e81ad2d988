// What of the guests and the calendar is in a checkpoint.

#include "engine/storage/archive.hpp"
#include "engine/venues/detail/end_calendar.hpp"
#include "engine/venues/detail/visits.hpp"

namespace poai::venues::detail {

using storage::Archive;
using storage::Field;

void Visits::checkpoint(Archive& archive) {
  archive.list_of("visits", visits_, Field{"key", &Visit::key},
                  Field{"must_leave_ms", &Visit::must_leave}, Field{"person", &Visit::person},
                  Field{"occasion", &Visit::occasion}, Field{"generation", &Visit::generation},
                  Field{"ahead", &Visit::ahead}, Field{"behind", &Visit::behind},
                  Field{"has_chair", &Visit::has_chair});
  archive.value("first_free", first_free_);
}

void EndCalendar::checkpoint(Archive& archive) {
  archive.list_of("ends", ends_, Field{"time_ms", &End::time_ms}, Field{"key", &End::key},
                  Field{"place", &End::place}, Field{"visit", &End::visit},
                  Field{"generation", &End::generation}, Field{"kind", &End::kind});
}

}  // namespace poai::venues::detail
