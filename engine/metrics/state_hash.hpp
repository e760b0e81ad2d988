#pragma once
// A digest of all events of a run in their order and of everybody's final state. It depends on
// external ids and person keys, not on dense indices or names, and on no output option.

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/district/district.hpp"
#include "engine/movement/person_state.hpp"
#include "engine/population/population.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

class StateHash {
 public:
  /// `population` must outlive this.
  StateHash(const district::District& district, const district::Timetable& timetable,
            const population::Population& population);

  void add(const Event& event) {
    const auto kind = static_cast<std::size_t>(event.kind);
    const std::uint64_t person =
        event.person.valid() ? population_.key[event.person].value : kNobody;
    const std::uint64_t when = static_cast<std::uint64_t>(event.time.ms) ^
                               (std::uint64_t{event.detail} << 48U) ^
                               (static_cast<std::uint64_t>(event.kind) << 56U);
    add(person, when, number_of(meaning_of_a_[kind], event.a),
        number_of(meaning_of_b_[kind], event.b));
  }

  /// Adds a person's state at the end of the run; `container` as Whereabouts::container_of gives
  /// it.
  void add_state(PersonId person, const movement::PersonState& state, std::uint32_t container);

  /// Adds the digest of the days before.
  void add_days_before(std::uint64_t state_hash) { add(0, 0, state_hash, 0); }

  [[nodiscard]] std::uint64_t value() const;
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string text() const;

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  /// What a number of an event stands for.
  enum class Meaning : std::uint8_t {
    kNumber,
    kPlace,
    kDirectedLink,
    kNode,
    kStop,
    kRun,
    kFlight,
    kPerson
  };
  static constexpr std::size_t kMeaningCount = 8;
  static constexpr std::size_t kKindCount = kEventKindCount;
  static constexpr std::uint64_t kNobody = 0x6e6f626f6479U;
  static constexpr std::uint64_t kNothing = 0x6e6f7468696e67U;

  [[nodiscard]] std::uint64_t number_of(Meaning meaning, std::uint32_t value) const {
    if (meaning == Meaning::kNumber) {
      return value;
    }
    return value == PersonId::kNoneValue ? kNothing
                                         : names_[static_cast<std::size_t>(meaning)][value];
  }

  void add(std::uint64_t person, std::uint64_t when, std::uint64_t a, std::uint64_t b) {
    const std::uint64_t word = (person ^ (when * 0x9e3779b97f4a7c15U)) * 0xbf58476d1ce4e5b9U +
                               (a ^ std::rotl(b, 29)) * 0x94d049bb133111ebU;
    state_ = (std::rotl(state_, 23) ^ word ^ (word >> 32U)) * 0xd6e8feb86659fd93U;
  }

  void name_things(const district::District& district, const district::Timetable& timetable);
  void set_meanings();
  [[nodiscard]] static Meaning meaning_of(movement::StateKind kind);

  const population::Population& population_;
  std::array<Meaning, kKindCount> meaning_of_a_{};
  std::array<Meaning, kKindCount> meaning_of_b_{};
  std::array<std::vector<std::uint64_t>, kMeaningCount> names_;
  std::uint64_t state_ = 0x706f6169U;
};

}  // namespace poai::metrics
