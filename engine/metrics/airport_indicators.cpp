#include "engine/metrics/airport_indicators.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "engine/core/words.hpp"

namespace poai::metrics {
namespace {

using district::Flight;

constexpr Duration kImmigrationTarget = Duration::minutes(20);  // the immigration service's measure
constexpr double kNineOfTen = 0.9;
constexpr std::int32_t kSecondsPerMinute = 60;

class Collector {
 public:
  Collector(const AirportObserver& airport, const TransitObserver& transit, double scale,
            Indicators& indicators)
      : airport_(airport), transit_(transit), scale_(scale), indicators_(indicators) {}

  void collect() {
    add_missed();
    add_inflow();
    add_train_load();
    if (airport_.landed() == 0) {
      return;  // no terminals, or nobody aboard
    }
    count("landed", airport_.landed());
    real("deplaned_per_min", airport_.deplaned_per_min());
    add_kerb("kerb.domestic", Flight::Kind::kDomestic);
    add_kerb("kerb.international", Flight::Kind::kInternational);
    add_waits("immigration", TerminalStep::kImmigration);
    const Waits& immigration = airport_.waits(TerminalStep::kImmigration);
    if (immigration.count() > 0) {
      real("immigration.within_20_min_share", immigration.share_within(kImmigrationTarget));
      real("formalities.mean_min", airport_.formalities().mean_s() / kSecondsPerMinute);
    }
    add_waits("baggage", TerminalStep::kBaggage);
    add_waits("taxi_rank", TerminalStep::kTaxiRank);
    add_waits("security", TerminalStep::kSecurity);
    add_waits("emigration", TerminalStep::kEmigration);
  }

 private:
  void count(const std::string& name, std::uint64_t simulated) {
    indicators_.add("airport." + name,
                    std::int64_t{std::llround(static_cast<double>(simulated) / scale_)});
  }
  void real(const std::string& name, double value) { indicators_.add("airport." + name, value); }

  void add_missed() {
    for (std::size_t i = 0; i < kMissCauseNames.size(); ++i) {
      count(fmt::format("missed_by_cause.{}", kMissCauseNames.at(i)),
            airport_.missed(static_cast<MissCause>(i)));
    }
    count("cancelled", airport_.cancelled());
    for (std::size_t i = 0; i < kStrandedChoiceNames.size(); ++i) {
      count(fmt::format("stranded.{}", kStrandedChoiceNames.at(i)),
            airport_.stranded(static_cast<StrandedChoice>(i)));
    }
  }

  void add_inflow() {
    const CountTable& inflow = airport_.inflow();
    for (std::size_t purpose = 0; purpose < kAirPurposeCount; ++purpose) {
      count(fmt::format("inflow_by_purpose.{}", kAirPurposeNames.at(purpose)),
            inflow.total_of(purpose));
    }
    for (std::size_t hour = 0; hour < inflow.rows(); ++hour) {
      std::uint64_t all = 0;
      for (std::size_t purpose = 0; purpose < kAirPurposeCount; ++purpose) {
        all += inflow.at(hour, purpose);
      }
      count(fmt::format("inflow_by_hour.{}", format_time(airport_.hours().begin_of(hour))), all);
    }
    std::uint64_t onward = 0;
    for (std::size_t mode = 1; mode < kModeNames.size(); ++mode) {
      onward += airport_.inflow_by(static_cast<Mode>(mode));
      count(fmt::format("inflow_by_mode.{}", kModeNames.at(mode)),
            airport_.inflow_by(static_cast<Mode>(mode)));
    }
    if (onward > 0) {
      real("port_liner.share_of_inflow",
           static_cast<double>(airport_.inflow_by(Mode::kPortLiner)) / static_cast<double>(onward));
    }
    count("stopped_on_island", airport_.stopped());
  }

  /// The section and hour of the Port Liner with most air passengers.
  void add_train_load() {
    const CountTable& added = airport_.section_passengers();
    const SectionSeries& sections = transit_.sections();
    std::size_t best_hour = 0;
    std::size_t best_section = 0;
    std::uint32_t most = 0;
    for (std::size_t hour = 0; hour < added.rows(); ++hour) {
      for (std::size_t s = 0; s < added.columns(); ++s) {
        if (sections.sections[s].mode == Mode::kPortLiner && added.at(hour, s) > most) {
          most = added.at(hour, s);
          best_hour = hour;
          best_section = s;
        }
      }
    }
    if (most == 0) {
      return;
    }
    const auto& stops = transit_.transit().stops;
    const Section& section = sections.sections[best_section];
    count("port_liner.max_passengers", most);
    indicators_.add("airport.port_liner.max_section",
                    stops[section.from].id + '-' + stops[section.to].id);
    indicators_.add("airport.port_liner.max_hour",
                    format_time(airport_.hours().begin_of(best_hour)));
    const double rated = sections.rated_capacity.at(best_hour, best_section) * scale_;
    real("port_liner.max_load_share", rated > 0.0 ? most / rated : 0.0);
  }

  void add_kerb(const std::string& name, Flight::Kind kind) {
    const Waits& times = airport_.kerb_times(kind);
    if (times.count() > 0) {
      real(name + ".median_min", times.quantile_s(0.5) / kSecondsPerMinute);
      real(name + ".p90_min", times.quantile_s(kNineOfTen) / kSecondsPerMinute);
    }
  }

  void add_waits(const std::string& name, TerminalStep step) {
    const Waits& waits = airport_.waits(step);
    count(name + ".passengers", waits.count());
    if (waits.count() == 0) {
      return;
    }
    real(name + ".mean_wait_s", waits.mean_s());
    real(name + ".p90_wait_s", waits.quantile_s(kNineOfTen));
  }

  const AirportObserver& airport_;
  const TransitObserver& transit_;
  double scale_;
  Indicators& indicators_;
};

}  // namespace

void add_airport_indicators(const AirportObserver& airport, const TransitObserver& transit,
                            double scale, Indicators& indicators) {
  Collector(airport, transit, scale, indicators).collect();
}

}  // namespace poai::metrics
