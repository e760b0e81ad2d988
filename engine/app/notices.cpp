#include "engine/app/notices.hpp"

#include <fmt/format.h>

#include <cmath>

namespace poai::app {

void warn_of_idle(const scenario::Changes& changes, const Logger& logger) {
  for (const Problem& notice : changes.notices) {
    logger->warn("{}", notice.text());
  }
}

void warn_of_missing_guests(const simulation::Model& model, const Logger& logger) {
  for (const demand::EventGuests& guests : model.plan_report.events) {
    const scenario::Intervention* event = model.scenario.intervention(guests.id);
    if (event == nullptr || guests.come >= guests.asked) {
      continue;
    }
    const Problem notice = {
        .place = event->place_of("guests"),
        .key = fmt::format("intervention.{}.guests", guests.id),
        .problem = fmt::format("only {} of the {} guests asked for come",
                               std::llround(guests.come / model.scenario.population.scale),
                               event->event.guests),
        .reason = "not enough people of that audience are on the island and free then",
        .suggestion =
            "ask for fewer, widen `roles`, `places` or `organisations`, or choose another "
            "time"};
    logger->warn("{}", notice.text());
  }
}

}  // namespace poai::app
