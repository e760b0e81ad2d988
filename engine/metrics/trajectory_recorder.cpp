#include "engine/metrics/trajectory_recorder.hpp"

namespace poai::metrics {

void TrajectoryRecorder::add(PersonId person, std::uint32_t link, SimTime entered, SimTime left) {
  links_.person.push_back(person.value());
  links_.link.push_back(link);
  links_.enter_ms.push_back(static_cast<std::int32_t>(entered.ms));
  links_.leave_ms.push_back(static_cast<std::int32_t>(left.ms));
}

void TrajectoryRecorder::stay_on_link(PersonId person, DirectedLinkId link, SimTime entered,
                                      SimTime end) {
  if (overlaps(entered, end)) {
    add(person, link.value(), entered, end);
  }
}

void TrajectoryRecorder::take(const Event& event) {
  if (event.kind == EventKind::kRunDeparts) {
    last_departure_[RunId(event.a)] = {StopId(event.b), event.time};
  } else if (event.kind == EventKind::kRunArrives) {
    const Departure& departure = last_departure_[RunId(event.a)];
    if (departure.stop.valid() && overlaps(departure.time, event.time)) {
      runs_.run.push_back(event.a);
      runs_.from_stop.push_back(departure.stop.value());
      runs_.to_stop.push_back(event.b);
      runs_.depart_ms.push_back(static_cast<std::int32_t>(departure.time.ms));
      runs_.arrive_ms.push_back(static_cast<std::int32_t>(event.time.ms));
    }
  }
}

}  // namespace poai::metrics
