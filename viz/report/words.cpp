#include "viz/report/words.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "viz/names.hpp"

namespace poai::report {
namespace {

const std::array<Text, kDayTypeCount> kDayTypes = {{{"Weekday in term", "平日（学期中）"},
                                                    {"Weekday in vacation", "平日（休暇中）"},
                                                    {"Weekend or holiday", "土曜・休日"}}};

using enum Role;
const std::array<RoleGroup, 7> kGroups = {
    {{{"Residents", "住民"}, {kResident}, 1},
     {{"Workers", "働く人"},
      {kOfficeWorker, kResearcher, kClinicalWorker, kServiceWorker, kPortWorker, kAirportWorker,
       kEngineer},
      7},
     {{"Students, pupils", "学生・生徒"}, {kStudent, kPupil}, 2},
     {{"Patients and who is with them", "患者・付添・見舞"},
      {kOutPatient, kCompanion, kInPatient, kInPatientVisitor},
      4},
     {{"Visitors", "来訪者"}, {kVisitor, kMainlandRider}, 2},
     {{"Hotel guests", "宿泊客"}, {kHotelGuest}, 1},
     {{"Air passengers", "航空旅客"}, {kAirPassenger}, 1}}};

struct Titled {
  std::string_view key;
  const char* en;
  const char* ja;
};
constexpr auto kIndicators = std::to_array<Titled>(
    {{"persons.total", "Persons on the roster", "対象者数"},
     {"persons.appeared", "Persons who appeared", "当日の登場者数"},
     {"trips.total", "Trips completed", "完了トリップ数"},
     {"trips.by_mode.walk", "Trips on foot", "徒歩トリップ"},
     {"trips.by_mode.bicycle", "Trips by bicycle", "自転車トリップ"},
     {"trips.by_mode.car", "Trips by car", "自動車トリップ"},
     {"trips.by_mode.ferry", "Trips by ferry", "船トリップ"},
     {"trips.by_mode.bus", "Trips by bus", "バストリップ"},
     {"trips.by_mode.port_liner", "Trips by Port Liner", "ポートライナートリップ"},
     {"trips.by_mode.taxi", "Trips by taxi", "タクシートリップ"},
     {"trips.by_mode.shuttle", "Trips by employers' shuttles", "企業送迎バストリップ"},
     {"transit.port_liner.boardings", "Port Liner boardings", "ポートライナー乗車人員"},
     {"transit.port_liner.denied_boardings", "Left behind by full trains", "積み残し（延べ）"},
     {"transit.port_liner.max_load_share", "Fullest hour and section", "最混雑1時間の混雑率"},
     {"transit.port_liner.max_run_load_share", "Fullest single train", "最混雑列車の混雑率"},
     {"transit.port_liner.mean_wait_s", "Mean wait for the Port Liner (s)",
      "ポートライナー平均待ち時間（秒）"},
     {"transit.port_liner.crowded_share", "Riders of trains over 100 %", "定員超過列車の乗客割合"},
     {"transit.port_liner.mean_delay_s", "Mean delay of the Port Liner (s)",
      "ポートライナー平均遅延（秒）"},
     {"transit.bus.boardings", "Bus boardings", "バス乗車人員"},
     {"transit.bus.denied_boardings", "Left behind by full buses", "バス積み残し（延べ）"},
     {"transit.bus.mean_wait_s", "Mean wait for the bus (s)", "バス平均待ち時間（秒）"},
     {"transit.gave_up", "Went on by taxi after a last run", "終便後にタクシーへ変更"},
     {"dining.wanted", "Meals wanted from a place", "店で希望された昼食"},
     {"dining.served", "Meals got", "得られた昼食"},
     {"dining.unserved", "Meals not got", "得られなかった昼食"},
     {"dining.balked", "Turned away by the sight of a queue", "行列を見て断念"},
     {"dining.reneged", "Left a queue", "行列から離脱"},
     {"dining.mean_wait_s", "Mean wait for a meal (s)", "昼食の平均待ち時間（秒）"},
     {"dining.p90_wait_s", "Wait that nine of ten stay below (s)", "昼食の待ち時間90%値（秒）"},
     {"walking.mean_speed_mps", "Mean walking speed (m/s)", "平均歩行速度（m/s）"},
     {"walking.walks", "Walks", "歩行回数"},
     {"walking.link_entries", "Passages of walkway links", "リンク通過回数"},
     {"walking.released_stuck", "Stuck walkers let through", "滞留解放人数"},
     {"airport.arrived", "Air passengers arrived", "到着旅客"},
     {"airport.departed", "Air passengers departed", "出発旅客"},
     {"airport.missed_flights", "Flights missed", "乗り遅れ"},
     {"encounters.contacts", "Contacts", "接触回数"},
     {"encounters.pairs", "Pairs who met", "接触した組"},
     {"encounters.cross_sector_share", "Share of contacts across sectors", "異業種間の接触割合"},
     {"encounters.mean_duration_s", "Mean length of a contact (s)", "平均接触時間（秒）"}});

}  // namespace

const std::array<RoleGroup, 7>& role_groups() { return kGroups; }

Text name_of(Role role) { return {viz::name_of(role).en, viz::name_of(role).ja}; }
Text name_of(Mode mode) { return {viz::name_of(mode).en, viz::name_of(mode).ja}; }
Text about(const district::RailName& rail, const Text& words) {
  Text text = {district::about_rail(words.en, rail), district::about_rail(words.ja, rail)};
  if (!text.en.empty() && text.en.front() >= 'a' && text.en.front() <= 'z') {
    text.en.front() = static_cast<char>(text.en.front() - 'a' + 'A');
  }
  return text;
}
const Text& title_of(DayType day_type) { return kDayTypes.at(static_cast<std::size_t>(day_type)); }

Text group_title(std::string_view group) {
  const std::size_t dot = group.find('.');
  const std::string rest(dot == std::string_view::npos ? group : group.substr(dot + 1));
  const std::string_view kind = group.substr(0, dot);
  if (kind == "role") {
    const auto role = parse_word<Role>(kRoleNames, rest);
    return role ? name_of(*role) : same(rest);
  }
  if (kind == "age") {
    return {fmt::format("Aged {}", rest), fmt::format("{} 歳", rest)};
  }
  if (kind == "sex") {
    return rest == "male" ? Text{"Men", "男性"} : Text{"Women", "女性"};
  }
  if (kind == "home") {
    return {fmt::format("Day begins at {}", rest), fmt::format("起点 {}", rest)};
  }
  return same(std::string(group));
}

std::optional<Text> indicator_title(std::string_view key, const district::RailName& rail) {
  for (const Titled& titled : kIndicators) {
    if (titled.key == key) {
      return about(rail, {titled.en, titled.ja});
    }
  }
  return std::nullopt;
}

}  // namespace poai::report
