#include "engine/demand/mode_choice.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>
#include <tuple>

#include "engine/core/id_range.hpp"
#include "engine/demand/detail/day_changes.hpp"
#include "engine/demand/detail/shuttle_seats.hpp"
#include "engine/demand/pivot_choice.hpp"
#include "engine/parallel/loops.hpp"
#include "engine/population/pick.hpp"

namespace poai::demand {
namespace {

using population::ModeWeights;
using random::Occasion;
using random::Purpose;

constexpr double kMostChange = 30.0;  // of a utility: beyond it shares are 0 or 1 anyway

enum Nest : std::size_t { kTransitNest, kRoadNest, kActiveNest, kNestCount };

Nest nest_of(Mode mode) {
  switch (mode) {
    case Mode::kPortLiner:
    case Mode::kBus:
    case Mode::kFerry:
    case Mode::kShuttle:
      return kTransitNest;
    case Mode::kCar:
    case Mode::kTaxi:
      return kRoadNest;
    case Mode::kWalk:
    case Mode::kBicycle:
    case Mode::kNone:
      break;
  }
  return kActiveNest;
}

/// Whether the shuttles of employers are among the alternatives.
enum class Shuttles : std::uint8_t { kOffered, kFull };

/// What somebody needs of a shuttle.
struct ShuttleUse {
  std::size_t shuttle = 0;
  std::vector<detail::ShuttleRide> rides;
  SimTime first;
};

class Chooser {
 public:
  Chooser(const ModeInputs& inputs, const population::Population& present,
          const ModeParameters& parameters, const random::Draws& draws)
      : inputs_(inputs),
        present_(present),
        parameters_(parameters),
        weights_(population::weighted(inputs.spec.access, inputs.utilities)),
        nest_scale_{parameters.transit_nest, 1.0, parameters.active_nest},
        draws_(draws.seed(), 0) {}

  [[nodiscard]] ModeAtGate choose(PersonId person, Shuttles shuttles) const {
    const population::Population& people = inputs_.people;
    const ModeAtGate observed{people.mode[person], people.gate[person]};
    const auto profile = access_of(person);
    if (!profile || observed.mode == Mode::kNone || !has_gate_trip(person)) {
      return observed;
    }
    std::array<PivotAlternative, kModeCount> alternatives{};
    const ModeWeights& weights = weights_[*profile];
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      const Mode mode = static_cast<Mode>(i);
      alternatives.at(i) = {weights.at(i) / total, 0.0, nest_of(mode)};
      if (weights.at(i) > 0.0) {
        const ModeAtGate same{mode, gate_of(person, mode)};
        alternatives.at(i).change = change(person, same, same);
      }
    }
    const auto use = shuttles == Shuttles::kOffered ? shuttle_of(person, 0) : std::nullopt;
    const ModeAtGate shuttle{Mode::kShuttle, use ? inputs_.shuttles[use->shuttle].gate : PlaceId()};
    if (use) {
      const Mode like = *like_shuttles(person);
      alternatives.at(static_cast<std::size_t>(Mode::kShuttle)) = {
          0.0, change(person, shuttle, {like, gate_of(person, like)}), nest_of(Mode::kShuttle),
          static_cast<std::size_t>(like)};
    }
    const auto uniform = [&](std::uint32_t index) {
      return draws_.uniform(people.key[person], Occasion{0}, Purpose::kModeChoice, index);
    };
    const Mode mode = static_cast<Mode>(
        pivot_choice(alternatives, nest_scale_, static_cast<std::size_t>(observed.mode), uniform));
    if (use && mode == Mode::kShuttle) {
      return shuttle;
    }
    return mode == observed.mode ? observed : ModeAtGate{mode, gate_of(person, mode)};
  }

  /// The next shuttle for the person from number `first` on, with the seats that the trips need;
  /// nothing if there is none. All begin at the same gate, so that they are felt alike.
  [[nodiscard]] std::optional<ShuttleUse> shuttle_of(PersonId person, std::size_t first) const {
    const auto like = first < inputs_.shuttles.size() ? like_shuttles(person) : std::nullopt;
    if (!like || !population::is_staff(inputs_.people.role[person])) {
      return std::nullopt;
    }
    for (std::size_t i = first; i < inputs_.shuttles.size(); ++i) {
      const EmployerShuttle& shuttle = inputs_.shuttles[i];
      if (shuttle.gate == gate_of(person, *like) &&
          detail::is_among(shuttle.who, inputs_.people, person)) {
        if (auto use = use_of(person, i)) {
          return use;
        }
      }
    }
    return std::nullopt;
  }

  /// Who is first where seats are few, among those who leave at the same time.
  [[nodiscard]] std::uint64_t lot(PersonId person) const {
    return draws_.bits(inputs_.people.key[person].value, Occasion{0}, Purpose::kShuttleSeat);
  }

 private:
  /// The mode whose utility a shuttle has but for the time; nothing where shuttles are in the
  /// profile, or neither train nor bus is.
  [[nodiscard]] std::optional<Mode> like_shuttles(PersonId person) const {
    const auto profile = access_of(person);
    if (!profile || weights_[*profile].at(static_cast<std::size_t>(Mode::kShuttle)) > 0.0) {
      return std::nullopt;
    }
    for (const Mode mode : {Mode::kPortLiner, Mode::kBus}) {
      if (weights_[*profile].at(static_cast<std::size_t>(mode)) > 0.0) {
        return mode;
      }
    }
    return std::nullopt;
  }

  /// The seats that the person's trips of the day need; nothing if one of them is at a time when
  /// none leaves. Who comes by another mode now would leave so much later as the shuttle is faster.
  [[nodiscard]] std::optional<ShuttleUse> use_of(PersonId person, std::size_t index) const {
    const EmployerShuttle& shuttle = inputs_.shuttles[index];
    ShuttleUse use{.shuttle = index, .rides = {}, .first = SimTime{}};
    bool runs = true;
    for_gate_trips(person, [&](PlaceId from, PlaceId to, SimTime time) {
      const bool comes = is_gate(from);
      if (comes) {
        time = time + expected(person, {from, to, present_.mode[person], time, Occasion{1}}) -
               expected(person, {shuttle.gate, to, Mode::kShuttle, time, Occasion{1}});
      }
      const auto departure = detail::departure_at(shuttle, time);
      runs = runs && departure.has_value();
      if (departure) {
        use.first = use.rides.empty() ? time : std::min(use.first, time);
        use.rides.push_back(
            {comes ? detail::ShuttleWay::kFromGate : detail::ShuttleWay::kToGate, *departure});
      }
    });
    return runs && !use.rides.empty() ? std::optional(std::move(use)) : std::nullopt;
  }

  [[nodiscard]] routing::Traveller traveller(PersonId person) const {
    return {inputs_.people.key[person], static_cast<double>(inputs_.people.speed_mps[person])};
  }

  [[nodiscard]] Duration expected(PersonId person, const routing::TripRequest& request) const {
    return inputs_.now.route(traveller(person), request).expected;
  }

  /// The access profile by whose shares the mode was drawn; nothing where it was not.
  [[nodiscard]] std::optional<std::size_t> access_of(PersonId person) const {
    const population::PopulationSpec& spec = inputs_.spec;
    if (inputs_.people.flight[person].valid()) {
      return spec.air ? std::optional(spec.air->access) : std::nullopt;
    }
    const std::size_t block = inputs_.people.block[person].index();
    if (block < spec.residents.size()) {
      return spec.residents[block].access;
    }
    const population::OutsideBlock& outside = spec.blocks[block - spec.residents.size()];
    return outside.home.valid() && is_gate(outside.home) ? std::nullopt : outside.access;
  }

  [[nodiscard]] bool is_gate(PlaceId place) const {
    return place.valid() && inputs_.district.places[place].is_gate();
  }

  /// Calls use(from, to, time) for the trips of the plan that touch a gate.
  template <class Use>
  void for_gate_trips(PersonId person, const Use& use) const {
    const std::span<const PlanItem> plan = inputs_.plans[person];
    PlaceId from;  // before a place that is chosen when the time comes
    for (std::size_t i = 0; i + 1 < plan.size(); ++i) {
      from = plan[i].place.valid() ? plan[i].place : from;
      const PlaceId to = plan[i + 1].place;
      if (from.valid() && to.valid() && is_gate(from) != is_gate(to)) {
        use(from, to, SimTime{plan[i].end_ms});
      }
    }
  }

  [[nodiscard]] bool has_gate_trip(PersonId person) const {
    bool found = false;
    for_gate_trips(person, [&](PlaceId, PlaceId, SimTime) { found = true; });
    return found;
  }

  /// The same draw as in the synthesis: everybody has one gate per mode.
  [[nodiscard]] PlaceId gate_of(PersonId person, Mode mode) const {
    if (mode == inputs_.people.mode[person]) {
      return inputs_.people.gate[person];
    }
    const double u =
        draws_.uniform(inputs_.people.key[person], Occasion{0}, Purpose::kSynthesisGate);
    const auto& gates = inputs_.spec.gates.at(static_cast<std::size_t>(mode));
    return population::pick(u, std::span<const population::GateShare>(gates)).gate;
  }

  /// Of the utility of a way, from what it was `before`.
  [[nodiscard]] double change(PersonId person, const ModeAtGate& now,
                              const ModeAtGate& before) const {
    double more_min = 0.0;
    double trips = 0.0;
    for_gate_trips(person, [&](PlaceId from, PlaceId to, SimTime time) {
      const auto by = [&](const ModeAtGate& way) {
        return routing::TripRequest{is_gate(from) ? way.gate : from, is_gate(to) ? way.gate : to,
                                    way.mode, time, Occasion{1}};
      };
      const routing::TripRequest request = by(before);
      const bool was_there = request.from.index() < inputs_.places_before &&
                             request.to.index() < inputs_.places_before;
      const routing::TripRouter& router = was_there ? inputs_.before : inputs_.now;
      trips += 1.0;
      more_min += inputs_.now.felt_min(traveller(person), by(now), parameters_.wait_weight) -
                  router.felt_min(traveller(person), request, parameters_.wait_weight);
    });
    const double change = parameters_.utility_per_min * more_min / trips +
                          parameters_.utility_per_yen * parameters_.yen_more(now.mode);
    return std::clamp(change, -kMostChange, kMostChange);
  }

  const ModeInputs& inputs_;
  const population::Population& present_;
  const ModeParameters& parameters_;
  std::vector<ModeWeights> weights_;  ///< by access profile
  std::array<double, kNestCount> nest_scale_;
  random::Draws draws_;
};

/// Somebody who would take a shuttle.
struct Rider {
  PersonId person;
  bool is_new = true;
  std::optional<ShuttleUse> use;  ///< nothing: none leaves any more when the person would need it
  std::uint64_t lot = 0;
};

/// Those whose choice is one of the shuttles, in the order in which they are given seats.
std::vector<Rider> riders(const Chooser& chooser, const population::Population& present,
                          const Column<PersonId, ModeAtGate>& chosen,
                          const Column<PersonId, Mode>& synthesised) {
  std::vector<Rider> all;
  for (const PersonId person : ids<PersonId>(chosen.size())) {
    if (chosen[person].mode == Mode::kShuttle && synthesised[person] != Mode::kShuttle) {
      all.push_back({person, present.mode[person] != Mode::kShuttle, chooser.shuttle_of(person, 0),
                     chooser.lot(person)});
    }
  }
  const auto key = [](const Rider& rider) {
    return std::tuple(rider.is_new, rider.use ? rider.use->first.ms : 0, rider.lot, rider.person);
  };
  std::sort(all.begin(), all.end(),
            [&key](const Rider& a, const Rider& b) { return key(a) < key(b); });
  return all;
}

/// Whoever gets no seat on any shuttle chooses again.
void give_seats(const Chooser& chooser, std::span<const EmployerShuttle> shuttles,
                const std::vector<Rider>& riders, Column<PersonId, ModeAtGate>& chosen) {
  std::vector<detail::ShuttleSeats> seats(shuttles.begin(), shuttles.end());
  for (const Rider& rider : riders) {
    auto use = rider.use;
    while (use && !seats[use->shuttle].take(use->rides)) {
      use = chooser.shuttle_of(rider.person, use->shuttle + 1);
    }
    if (!use) {
      chosen[rider.person] = chooser.choose(rider.person, Shuttles::kFull);
    }
  }
}

}  // namespace

Column<PersonId, ModeAtGate> choose_modes(const ModeInputs& inputs, const ModeReview& review,
                                          const ModeParameters& parameters, random::Draws draws,
                                          parallel::Threads threads) {
  const population::Population& present = review.present;
  const Chooser chooser(inputs, present, parameters, draws);
  Column<PersonId, ModeAtGate> chosen(inputs.people.size());
  parallel::for_each_index(threads, inputs.people.size(), [&](std::size_t i) {
    const PersonId person(i);
    const double u =
        draws.uniform(inputs.people.key[person], Occasion{review.day}, Purpose::kModeReview);
    chosen[person] = u < review.share ? chooser.choose(person, Shuttles::kOffered)
                                      : ModeAtGate{present.mode[person], present.gate[person]};
  });
  give_seats(chooser, inputs.shuttles, riders(chooser, present, chosen, inputs.people.mode),
             chosen);
  return chosen;
}

population::Population with_modes(const population::Population& people,
                                  const district::District& district,
                                  const Column<PersonId, ModeAtGate>& modes) {
  population::Population changed = people;
  for (const PersonId person : ids<PersonId>(people.size())) {
    changed.mode[person] = modes[person].mode;
    changed.gate[person] = modes[person].gate;
    if (people.home[person].valid() && district.places[people.home[person]].is_gate()) {
      changed.home[person] = modes[person].gate;
    }
  }
  return changed;
}

}  // namespace poai::demand
