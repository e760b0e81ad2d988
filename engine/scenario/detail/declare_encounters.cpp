#include "engine/scenario/detail/declare_encounters.hpp"

namespace poai::scenario::detail {
namespace {

using config::at_least;
using config::between;
using config::FieldVisitor;
using config::over;
using encounters::EncounterParameters;

void declare_rates(FieldVisitor& visitor, EncounterParameters& encounters) {
  visitor.field({.key = "rate_factor",
                 .meaning = "Factor of all rates; 0: nobody meets.",
                 .range = between(0, 100)},
                encounters.rate_factor);
  visitor.field({.key = "cell_rate_per_h",
                 .meaning = "How often a person turns to a full team, class or table.",
                 .unit = "1/h",
                 .range = between(0, 100)},
                encounters.cell_rate_per_h);
  visitor.field({.key = "room_rate_per_h",
                 .meaning = "How often a person turns to anybody in a full space.",
                 .unit = "1/h",
                 .range = between(0, 100)},
                encounters.room_rate_per_h);
  visitor.field({.key = "tie_rate_per_h",
                 .meaning = "How often a person turns to a tie of 100 minutes; it grows with the "
                            "power 3/4 of the strength.",
                 .unit = "1/h",
                 .range = between(0, 100)},
                encounters.tie_rate_per_h);
  visitor.field({.key = "introduction_share",
                 .meaning = "Share of turns to a tie that go on to somebody whom the tie knows.",
                 .range = between(0, 1)},
                encounters.introduction_share);
  visitor.field({.key = "other_organisation_factor",
                 .meaning = "Factor of the rate of two people who are not of one organisation or "
                            "school; not in lounges, at events and in clubs.",
                 .range = between(0, 1)},
                encounters.other_organisation_factor);
  visitor.field({.key = "other_sector_factor",
                 .meaning = "Further factor if they are not of one sector either.",
                 .range = between(0, 1)},
                encounters.other_sector_factor);
  visitor.field({.key = "company_factor",
                 .meaning = "Rate at which two of a party at one table turn to each other, against "
                            "two of a team of 8 in an office (2 cell_rate_per_h / 8).",
                 .range = between(0, 1'000'000)},
                encounters.company_factor);
}

void declare_contacts(FieldVisitor& visitor, EncounterParameters& encounters) {
  visitor.field({.key = "again_probability",
                 .meaning = "Probability that two people talk again after a contact.",
                 .range = between(0, 0.95)},
                encounters.again_probability);
  visitor.field({.key = "again_gap_mean_min",
                 .meaning = "Mean of the exponential gap until they do.",
                 .unit = "min",
                 .range = over(0, 120)},
                encounters.again_gap_mean_min);
  visitor.field({.key = "duration_exponent",
                 .meaning = "Exponent a of the durations: P(D >= 20 s k) = (1 + (k - 1) / 2)^-a.",
                 .range = between(1.2, 10)},
                encounters.duration_exponent);
}

void declare_ties(FieldVisitor& visitor, EncounterParameters& encounters) {
  visitor.field({.key = "team_tie_mean_min",
                 .meaning = "Mean strength of a tie in a team or class, in minutes of contact.",
                 .unit = "min",
                 .range = between(0, 100'000)},
                encounters.team_tie_mean_min);
  visitor.field({.key = "other_tie_mean_min",
                 .meaning = "Mean strength of a tie in an organisation or school beyond the team.",
                 .unit = "min",
                 .range = between(0, 100'000)},
                encounters.other_tie_mean_min);
  visitor.field({.key = "tie_strength_cv",
                 .meaning = "Coefficient of variation of these strengths.",
                 .range = between(0, 20)},
                encounters.tie_strength_cv);
  visitor.field({.key = "other_ties",
                 .meaning = "People beyond the team whom each names as ties.",
                 .range = between(0, 100)},
                encounters.other_ties);
  visitor.field({.key = "tie_growth",
                 .meaning = "Strength that a tie gains per minute of contact.",
                 .range = between(0, 100)},
                encounters.tie_growth);
  visitor.field({.key = "growth_cap_min",
                 .meaning = "Minutes of one contact that count.",
                 .unit = "min",
                 .range = over(0, 1'440)},
                encounters.growth_cap_min);
  visitor.field({.key = "weak_half_life_days",
                 .meaning = "Half-life of weak ties.",
                 .unit = "days",
                 .range = at_least(1)},
                encounters.weak_half_life_days);
  visitor.field({.key = "strong_half_life_days",
                 .meaning = "Half-life of strong ties.",
                 .unit = "days",
                 .range = at_least(1)},
                encounters.strong_half_life_days);
  visitor.field({.key = "strong_tie_least_min",
                 .meaning = "Strength from which a tie is strong.",
                 .unit = "min",
                 .range = at_least(0)},
                encounters.strong_tie_least_min);
  visitor.field({.key = "new_tie_least_min",
                 .meaning = "Minutes of contact on a day that make a tie.",
                 .unit = "min",
                 .range = at_least(0)},
                encounters.new_tie_least_min);
}

void declare_factors(FieldVisitor& visitor, encounters::ByKind& factors, std::string_view meaning) {
  for (std::size_t kind = 0; kind < encounters::kSpaceKindCount; ++kind) {
    visitor.field({.key = encounters::kSpaceKindNames.at(kind),
                   .meaning = meaning,
                   .range = between(0, 1'000)},
                  factors.at(kind));
  }
}

}  // namespace

void declare(FieldVisitor& visitor, EncounterParameters& encounters) {
  declare_rates(visitor, encounters);
  declare_contacts(visitor, encounters);
  declare_ties(visitor, encounters);
  visitor.section("stranger_factor",
                  "Rates among all who share a space, by its kind, against an office.", [&] {
                    declare_factors(visitor, encounters.stranger_factor,
                                    "Factor of cell_rate_per_h and room_rate_per_h there.");
                  });
  visitor.section("tie_factor", "Rates among ties who share a space, by its kind.", [&] {
    declare_factors(visitor, encounters.tie_factor, "Factor of tie_rate_per_h there.");
  });
}

}  // namespace poai::scenario::detail
