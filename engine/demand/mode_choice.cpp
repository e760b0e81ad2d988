#include "engine/demand/mode_choice.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>

#include "engine/core/id_range.hpp"
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

class Chooser {
 public:
  Chooser(const ModeInputs& inputs, const ModeParameters& parameters,
          const population::AccessUtilities& utilities, const random::Draws& draws)
      : inputs_(inputs),
        parameters_(parameters),
        weights_(population::weighted(inputs.spec.access, utilities)),
        nest_scale_{parameters.transit_nest, 1.0, parameters.active_nest},
        draws_(draws.seed(), 0) {}

  [[nodiscard]] ModeAtGate choose(PersonId person) const {
    const population::Population& people = inputs_.people;
    const ModeAtGate present{people.mode[person], people.gate[person]};
    const auto profile = access_of(person);
    if (!profile || present.mode == Mode::kNone || !has_gate_trip(person)) {
      return present;
    }
    std::array<PivotAlternative, kModeCount> alternatives{};
    const ModeWeights& weights = weights_[*profile];
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      const Mode mode = static_cast<Mode>(i);
      const double share = weights.at(i) / total;
      alternatives.at(i) = {share, share > 0.0 ? change(person, mode) : 0.0, nest_of(mode)};
    }
    const auto uniform = [&](std::uint32_t index) {
      return draws_.uniform(people.key[person], Occasion{0}, Purpose::kModeChoice, index);
    };
    const Mode mode = static_cast<Mode>(
        pivot_choice(alternatives, nest_scale_, static_cast<std::size_t>(present.mode), uniform));
    return mode == present.mode ? present : ModeAtGate{mode, gate_of(person, mode)};
  }

 private:
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

  [[nodiscard]] double change(PersonId person, Mode mode) const {
    const routing::Traveller traveller{inputs_.people.key[person],
                                       static_cast<double>(inputs_.people.speed_mps[person])};
    const PlaceId gate = gate_of(person, mode);
    double more_min = 0.0;
    double trips = 0.0;
    for_gate_trips(person, [&](PlaceId from, PlaceId to, SimTime time) {
      const routing::TripRequest request{is_gate(from) ? gate : from, is_gate(to) ? gate : to, mode,
                                         time, Occasion{1}};
      trips += 1.0;
      if (request.from.index() < inputs_.places_before &&
          request.to.index() < inputs_.places_before) {
        more_min += inputs_.now.felt_min(traveller, request, parameters_.wait_weight) -
                    inputs_.before.felt_min(traveller, request, parameters_.wait_weight);
      }
    });
    const double change = parameters_.utility_per_min * more_min / trips +
                          parameters_.utility_per_yen * parameters_.yen_more(mode);
    return std::clamp(change, -kMostChange, kMostChange);
  }

  const ModeInputs& inputs_;
  const ModeParameters& parameters_;
  std::vector<ModeWeights> weights_;  ///< by access profile
  std::array<double, kNestCount> nest_scale_;
  random::Draws draws_;
};

}  // namespace

Column<PersonId, ModeAtGate> choose_modes(const ModeInputs& inputs,
                                          const ModeParameters& parameters,
                                          const population::AccessUtilities& utilities,
                                          random::Draws draws, parallel::Threads threads) {
  const Chooser chooser(inputs, parameters, utilities, draws);
  Column<PersonId, ModeAtGate> chosen(inputs.people.size());
  parallel::for_each_index(threads, inputs.people.size(), [&](std::size_t i) {
    chosen[PersonId(i)] = chooser.choose(PersonId(i));
  });
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
