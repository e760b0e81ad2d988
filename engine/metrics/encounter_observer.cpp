#include "engine/metrics/encounter_observer.hpp"

#include <algorithm>
#include <numeric>

#include "engine/core/compressed_rows.hpp"
#include "engine/core/id_range.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "engine/storage/archive.hpp"

namespace poai::metrics {
namespace {

using encounters::MetPair;

/// Whom each person met.
CompressedRows<PersonId, PersonId> met_by_person(std::span<const MetPair> pairs,
                                                 const Column<PersonId, std::uint32_t>& counts) {
  std::vector<std::uint32_t> offsets(counts.size() + 1, 0);
  std::partial_sum(counts.begin(), counts.end(), offsets.begin() + 1);
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  std::vector<PersonId> met(offsets.back());
  for (const MetPair& pair : pairs) {
    met[next[pair.a.index()]++] = pair.b;
    met[next[pair.b.index()]++] = pair.a;
  }
  return {std::move(offsets), std::move(met)};
}

}  // namespace

std::uint64_t PairSummary::new_ties() const {
  return std::accumulate(new_ties_by_kind.begin(), new_ties_by_kind.end(), std::uint64_t{0});
}

EncounterObserver::EncounterObserver(const World& world)
    : world_(world),
      sectors_(world.population.organisations.sector_name.size() + 1),
      by_role_(kRoleNames.size() * kRoleNames.size()),
      by_sector_(sectors_ * sectors_),
      by_place_(world.district.places.size()),
      open_(world.population.size()),
      contacts_(world.population.size(), 0),
      contact_ms_(world.population.size(), 0),
      partners_(world.population.size(), 0) {}

void EncounterObserver::take(const Event& event) {
  if (event.kind == EventKind::kContactBegins) {
    begin(event);
  } else if (event.kind == EventKind::kContactEnds) {
    end(event);
  }
}

void EncounterObserver::begin(const Event& event) {
  const PersonId a = event.person;
  const PersonId b(event.a);
  ++total_.contacts;
  ++by_kind_.at(event.detail & ContactDetail::kSpaceKind).contacts;
  ++contacts_[a];
  ++contacts_[b];
  add_to_matrices(a, b, {.contacts = 1, .ms = 0});
  const bool tie = (event.detail & ContactDetail::kTie) != 0;
  strangers_ += tie ? 0U : 1U;
  weak_ += tie && (event.detail & ContactDetail::kStrongTie) == 0 ? 1U : 0U;
  const bool first = (event.detail & ContactDetail::kFirst) != 0;
  bridges_ += first && (event.detail & ContactDetail::kBridge) != 0 ? 1U : 0U;
  if (PlaceId(event.b).valid()) {
    open_.begin(a, b, PlaceId(event.b));
    begin_at_place(event);
  }
}

void EncounterObserver::begin_at_place(const Event& event) {
  PlaceContacts& place = by_place_[PlaceId(event.b)];
  ++place.sum.contacts;
  const std::size_t own = sector_of(event.person);
  const std::size_t other = sector_of(PersonId(event.a));
  const std::size_t none = sectors_ - 1;
  place.cross_sector += own != other && own != none && other != none ? 1U : 0U;
  if ((event.detail & ContactDetail::kFirst) != 0) {
    ++place.first;
    place.bridges += (event.detail & ContactDetail::kBridge) != 0 ? 1U : 0U;
  }
}

void EncounterObserver::end(const Event& event) {
  const PersonId b(event.a);
  total_.ms += event.b;
  by_kind_.at(event.detail & ContactDetail::kSpaceKind).ms += event.b;
  contact_ms_[event.person] += event.b;
  contact_ms_[b] += event.b;
  add_to_matrices(event.person, b, {.contacts = 0, .ms = event.b});
  if (const PlaceId place = open_.end(event.person, b); place.valid()) {
    by_place_[place].sum.ms += event.b;
  }
  ++ended_;
  for (std::size_t i = 0; i < kDurationsS.size(); ++i) {
    lasted_[i] += event.b >= kDurationsS[i] * 1000 ? 1U : 0U;
  }
}

void EncounterObserver::add_to_matrices(PersonId a, PersonId b, ContactSum sum) {
  const auto add = [sum](std::vector<ContactSum>& matrix, std::size_t size, std::size_t x,
                         std::size_t y) {
    matrix[x * size + y].contacts += sum.contacts;
    matrix[x * size + y].ms += sum.ms;
    if (x != y) {
      matrix[y * size + x].contacts += sum.contacts;
      matrix[y * size + x].ms += sum.ms;
    }
  };
  const auto& role = world_.population.role;
  add(by_role_, kRoleNames.size(), static_cast<std::size_t>(role[a]),
      static_cast<std::size_t>(role[b]));
  add(by_sector_, sectors_, sector_of(a), sector_of(b));
}

std::size_t EncounterObserver::sector_of(PersonId person) const {
  const std::uint8_t sector = world_.circles.affiliation[person].sector;
  return sector == encounters::Affiliation::kNoSector ? sectors_ - 1 : sector;
}

void EncounterObserver::finish() {
  const std::span<const MetPair> pairs = world_.encounters.pairs();
  const encounters::TieKinds kinds(world_.population, world_.district, world_.circles);
  const double least_ms = world_.scenario.encounters.new_tie_least_min * 60'000.0;
  pairs_.pairs = pairs.size();
  for (const MetPair& pair : pairs) {
    ++partners_[pair.a];
    ++partners_[pair.b];
    if ((pair.ties & ContactDetail::kTie) == 0 && pair.capped_ms >= least_ms) {
      ++pairs_.new_ties_by_kind.at(static_cast<std::size_t>(kinds.between(pair.a, pair.b)));
    }
  }
  pairs_.persons = static_cast<std::uint64_t>(
      std::count_if(partners_.begin(), partners_.end(), [](std::uint32_t n) { return n > 0; }));
  add_reach(pairs);
  if (world_.scenario.run.days > 1) {
    renew_ties(pairs);
  }
}

void EncounterObserver::renew_ties(std::span<const MetPair> pairs) {
  const encounters::TieGraph& morning = world_.encounters.ties();
  evening_ties_ = encounters::renewed(morning, world_.encounters.minutes_of_pairs(),
                                      world_.scenario.encounters, world_.population.key);
  history_ = world_.history == nullptr ? encounters::TieHistory() : *world_.history;
  history_.add_day(pairs, morning, evening_ties_, world_.population.key);
}

void EncounterObserver::add_reach(std::span<const MetPair> pairs) {
  const CompressedRows<PersonId, PersonId> met = met_by_person(pairs, partners_);
  Column<PersonId, PersonId> seen_by(partners_.size());
  std::uint64_t reached = 0;
  for (const PersonId person : ids<PersonId>(partners_.size())) {
    const auto reach = [&](PersonId other) {
      if (other != person && seen_by[other] != person) {
        seen_by[other] = person;
        ++reached;
      }
    };
    for (const PersonId other : met[person]) {
      reach(other);
      for (const PersonId further : met[other]) {
        reach(further);
      }
    }
  }
  pairs_.mean_reach = pairs_.persons == 0
                          ? 0.0
                          : static_cast<double>(reached) / static_cast<double>(pairs_.persons);
}

double EncounterObserver::share(std::uint64_t part) const {
  return total_.contacts == 0 ? 0.0
                              : static_cast<double>(part) / static_cast<double>(total_.contacts);
}

double EncounterObserver::share_of_duration(std::size_t i) const {
  return ended_ == 0 ? 0.0 : static_cast<double>(lasted_.at(i)) / static_cast<double>(ended_);
}

double EncounterObserver::mean_duration_s() const {
  return ended_ == 0 ? 0.0 : static_cast<double>(total_.ms) * 1e-3 / static_cast<double>(ended_);
}

double EncounterObserver::cross_sector_share() const {
  std::uint64_t same = 0;
  std::uint64_t cross = 0;
  for (std::size_t x = 0; x + 1 < sectors_; ++x) {
    same += by_sector_[x * sectors_ + x].contacts;
    for (std::size_t y = x + 1; y + 1 < sectors_; ++y) {
      cross += by_sector_[x * sectors_ + y].contacts;
    }
  }
  return same + cross == 0 ? 0.0 : static_cast<double>(cross) / static_cast<double>(same + cross);
}

void EncounterObserver::checkpoint(storage::Archive& archive) {
  using storage::Field;
  const auto sums = [&archive](const char* name, std::span<ContactSum> rows) {
    archive.rows(name, rows, Field{"contacts", &ContactSum::contacts},
                 Field{"ms", &ContactSum::ms});
  };
  sums("total", std::span<ContactSum>(&total_, 1));
  sums("by_kind", by_kind_);
  sums("by_role", by_role_);
  sums("by_sector", by_sector_);
  archive.value("ended", ended_);
  archive.fixed("lasted", std::span<std::uint64_t>(lasted_));
  archive.value("weak", weak_);
  archive.value("strangers", strangers_);
  archive.value("bridges", bridges_);
  archive.common_rows("by_place", by_place_.values(),
                      Field{"contacts", [](auto& place) -> auto& { return place.sum.contacts; }},
                      Field{"ms", [](auto& place) -> auto& { return place.sum.ms; }},
                      Field{"cross_sector", &PlaceContacts::cross_sector},
                      Field{"first", &PlaceContacts::first},
                      Field{"bridges", &PlaceContacts::bridges});
  storage::Archive open = archive.part("open");
  open_.checkpoint(open);
  archive.fixed("contacts", contacts_.values());
  archive.fixed("contact_ms", contact_ms_.values());
}

}  // namespace poai::metrics
