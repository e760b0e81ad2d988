#include "engine/study/declare.hpp"

namespace poai::study {
namespace {

using config::at_least;
using config::between;
using config::FieldVisitor;
using config::over;
using config::Presence;

void declare(FieldVisitor& visitor, DesignSettings& design) {
  visitor.word({.key = "kind",
                .meaning = "How the factors are varied: every combination; the base and one factor "
                           "at a time; a Latin hypercube; a scrambled Sobol sequence; Saltelli's "
                           "matrices for Sobol indices; Morris trajectories.",
                .presence = Presence::kRequired},
               kDesignKindNames, design.kind);
  visitor.field({.key = "samples",
                 .meaning = "Points of a Latin hypercube or Sobol sequence; base points N of "
                            "Saltelli, which takes N (factors + 2) of them; trajectories of "
                            "Morris, of (factors + 1) points each.",
                 .range = between(0, 10'000'000)},
                design.samples);
  visitor.field({.key = "grid",
                 .meaning = "Morris: number of equidistant values per factor; even.",
                 .range = between(2, 100)},
                design.grid);
  visitor.field({.key = "seed",
                 .meaning = "Number that the sample derives from; not the seed of the runs.",
                 .range = at_least(0)},
                design.seed);
  visitor.field({.key = "replicates",
                 .meaning = "Days per point: the same people with other draws (run.replicate 0, "
                            "1, ...). All points share them, so that differences between points "
                            "are paired.",
                 .range = between(1, 100'000)},
                design.replicates);
}

void declare(FieldVisitor& visitor, FailureSettings& failure) {
  visitor.word({.key = "policy",
                .meaning = "When a member fails for good: go on with the others, or begin no "
                           "further one."},
               kFailurePolicyNames, failure.policy);
  visitor.field({.key = "retries",
                 .meaning = "How often a failed member is tried again at once.",
                 .range = between(0, 100)},
                failure.retries);
}

void declare(FieldVisitor& visitor, Budget& budget) {
  visitor.field({.key = "most_members",
                 .meaning = "A design with more members is refused.",
                 .range = between(1, 10'000'000)},
                budget.most_members);
  visitor.field({.key = "member_wall_s",
                 .meaning = "A member that takes longer is ended and has failed.",
                 .unit = "s",
                 .range = over(0)},
                budget.member_wall);
  visitor.field({.key = "member_memory_mb",
                 .meaning = "A member that needs more memory beside what all share has failed.",
                 .unit = "MB",
                 .range = over(0)},
                budget.member_memory_mb);
  visitor.field(
      {.key = "wall_min",
       .meaning = "A process begins no member after that time, but always its first ones, "
                  "and ends with 75.",
       .unit = "min",
       .range = over(0)},
      budget.wall);
  visitor.field({.key = "claim_expires_s",
                 .meaning = "A member whose process has not been heard of for so long is taken "
                            "over by another one.",
                 .unit = "s",
                 .range = between(2, 86'400)},
                budget.claim_expires);
}

void declare_distribution(FieldVisitor& visitor, Factor& factor) {
  visitor.field({.key = "low", .meaning = "Least value of a distribution."}, factor.low);
  visitor.field({.key = "high", .meaning = "Largest value, over low."}, factor.high);
  visitor.word({.key = "distribution",
                .meaning = "Of the values from low to high in samples; a normal one is cut there."},
               kDistributionNames, factor.distribution);
  visitor.field({.key = "mean", .meaning = "Of a normal distribution before it is cut."},
                factor.mean);
  visitor.field(
      {.key = "sd", .meaning = "Of a normal distribution before it is cut.", .range = over(0)},
      factor.sd);
  visitor.field({.key = "mode", .meaning = "Peak of a triangular distribution."}, factor.mode);
  visitor.field({.key = "whole", .meaning = "Only whole numbers."}, factor.whole);
  visitor.field({.key = "grid",
                 .meaning = "Number of quantiles, low and high among them, that full-factorial and "
                            "one-at-a-time take of a distribution.",
                 .range = between(2, 1'000)},
                factor.grid);
}

}  // namespace

void declare(FieldVisitor& visitor, Study& study) {
  visitor.field({.key = "name", .meaning = "Short name.", .presence = Presence::kRequired},
                study.name);
  visitor.field({.key = "description", .meaning = "The question, in a sentence."},
                study.description);
  visitor.field({.key = "base",
                 .meaning = "Scenario file that is varied, relative to this file.",
                 .presence = Presence::kRequired},
                study.base);
  visitor.field(
      {.key = "set", .meaning = "Settings of all members as on the command line: \"key=value\"."},
      study.set);
  visitor.field({.key = "indicators",
                 .meaning = "What is kept of each member: names as in summary.json with dots "
                            "(\"dining.served\"); \"dining.*\" for all numbers below, \"*\" for "
                            "all.",
                 .presence = Presence::kRequired},
                study.indicators);
  visitor.section("design", "Which points are simulated, and how often.",
                  [&] { declare(visitor, study.design); });
  visitor.section("failure", "What becomes of a member that fails.",
                  [&] { declare(visitor, study.failure); });
  visitor.section("budget", "What the sweep may use.", [&] { declare(visitor, study.budget); });
}

void declare(FieldVisitor& visitor, Factor& factor) {
  visitor.field({.key = "name", .meaning = "Name in tables; without it, the key."}, factor.name);
  visitor.field({.key = "key",
                 .meaning = "Key of the scenario as for --set (\"dining.kappa\", "
                            "\"intervention.<id>.seats\"); not with [[factor.level]]."},
                factor.key);
  visitor.field({.key = "values", .meaning = "The values, as in the scenario."}, factor.values);
  declare_distribution(visitor, factor);
}

void declare(FieldVisitor& visitor, Level& level) {
  visitor.field({.key = "label",
                 .meaning = "Name of the level; a number where the analysis is to treat it as one.",
                 .presence = Presence::kRequired},
                level.label);
  visitor.field({.key = "set",
                 .meaning = "What the level sets: \"key=value\"; nothing = as in the base.",
                 .presence = Presence::kRequired},
                level.set);
}

}  // namespace poai::study
