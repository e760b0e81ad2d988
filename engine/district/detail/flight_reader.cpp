#include "engine/district/detail/flight_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/core/suggest.hpp"
#include "engine/district/ranges.hpp"
#include "engine/formats/csv.hpp"

namespace poai::district {
namespace {

constexpr std::array<std::string_view, 2> kDirectionNames = {"arrival", "departure"};
constexpr std::array<std::string_view, 2> kKindNames = {"domestic", "international"};

enum class Days : std::uint8_t { kDaily, kWeekday, kWeekend };
constexpr std::array<std::string_view, 3> kDaysNames = {"daily", "weekday", "weekend"};

class FlightReader {
 public:
  FlightReader(const formats::CsvTable& table, const District& district)
      : table_(table), district_(district) {
    table.known_columns({"time", "direction", "airline", "number", "other_end", "kind", "seats",
                         "load_factor", "delay_sd_min", "terminal", "days", "estimated", "source"});
  }

  [[nodiscard]] Flight read(std::size_t row) const {
    Flight flight;
    flight.time = table_.required_time(row, time_).value_or(SimTime::at(12));
    flight.direction = table_.required_word<Flight::Direction>(row, direction_, kDirectionNames)
                           .value_or(Flight::Direction::kArrival);
    flight.kind = table_.required_word<Flight::Kind>(row, kind_, kKindNames)
                      .value_or(Flight::Kind::kDomestic);
    flight.airline = table_.cell(row, airline_);
    flight.number = table_.required_text(row, number_);
    flight.other_end = table_.cell(row, other_end_);
    flight.seats = static_cast<std::uint32_t>(
        table_.required_integer(row, seats_, config::between(1.0, 1000.0)));
    flight.load_factor = table_.required_number(row, load_factor_, config::share());
    flight.delay_sd_min = table_.number(row, delay_sd_, config::between(0.0, 600.0)).value_or(0.0);
    flight.terminal = terminal(row);
    const Days days = table_.required_word<Days>(row, days_, kDaysNames).value_or(Days::kDaily);
    flight.on_weekdays = days != Days::kWeekend;
    flight.on_weekends = days != Days::kWeekday;
    return flight;
  }

  void check_time(std::size_t row, SimTime time) const {
    if (time < kDayBegin || time >= kDayEnd) {
      table_.report(row, time_, fmt::format("\"{}\" is not within the day", format_time(time)),
                    "a day runs from 03:00 to 27:00",
                    time < kDayBegin ? "write hours after midnight as 24:00 to 26:59" : "");
    }
  }

  /// One number flies once a day in each direction.
  void check_unique(std::size_t row, const Flight& flight) {
    for (const bool weekend : {false, true}) {
      if (!(weekend ? flight.on_weekends : flight.on_weekdays) || flight.number.empty()) {
        continue;
      }
      const auto [first, is_new] =
          first_rows_.try_emplace({flight.number, flight.direction, weekend}, row);
      if (!is_new && first->second != row) {
        table_.report(row, number_, fmt::format("\"{}\" is there twice", flight.number),
                      fmt::format("line {} has the same number and direction on the same days",
                                  table_.place(first->second).line));
        return;
      }
    }
  }

 private:
  [[nodiscard]] PlaceId terminal(std::size_t row) const {
    const std::string id = table_.required_text(row, terminal_);
    const auto place = district_.find_place(id);
    if (!id.empty() && district_.lacks_place(id)) {
      table_.report(row, terminal_, fmt::format("\"{}\" is unknown", id), "no place has this id",
                    table_.can_report() ? did_you_mean(id, district_.place_ids()) : "");
    }
    return place.value_or(PlaceId::none());
  }

  const formats::CsvTable& table_;
  const District& district_;
  std::map<std::tuple<std::string, Flight::Direction, bool>, std::size_t> first_rows_;
  formats::CsvColumn time_ = table_.required("time");
  formats::CsvColumn direction_ = table_.required("direction");
  formats::CsvColumn airline_ = table_.optional("airline");
  formats::CsvColumn number_ = table_.required("number");
  formats::CsvColumn other_end_ = table_.optional("other_end");
  formats::CsvColumn kind_ = table_.required("kind");
  formats::CsvColumn seats_ = table_.required("seats");
  formats::CsvColumn load_factor_ = table_.required("load_factor");
  formats::CsvColumn delay_sd_ = table_.optional("delay_sd_min");
  formats::CsvColumn terminal_ = table_.required("terminal");
  formats::CsvColumn days_ = table_.required("days");
};

}  // namespace

void read_flights(const std::filesystem::path& path, District& district, Problems& problems) {
  const auto table = formats::CsvTable::read(path, problems);
  if (!table) {
    return;
  }
  FlightReader reader(*table, district);
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    district.flights.push_back(reader.read(row));
    reader.check_time(row, district.flights.values().back().time);
    reader.check_unique(row, district.flights.values().back());
  }
}

}  // namespace poai::district
