#include "viz/names.hpp"

#include <array>
#include <cstddef>

namespace poai::viz {
namespace {

const std::array<Named, 18> kRoles = {{{"Residents", "住民"},
                                       {"Office workers", "事務従業者"},
                                       {"Researchers", "研究者"},
                                       {"Clinical staff", "医療従事者"},
                                       {"Service workers", "サービス従業者"},
                                       {"Port workers", "港湾従業者"},
                                       {"Airport workers", "空港従業者"},
                                       {"Students", "大学生等"},
                                       {"Pupils", "児童・生徒"},
                                       {"Out-patients", "外来患者"},
                                       {"Companions of patients", "付添"},
                                       {"In-patients", "入院患者"},
                                       {"Visitors of in-patients", "見舞客"},
                                       {"Visitors", "来訪者"},
                                       {"Hotel guests", "宿泊客"},
                                       {"Air passengers", "航空旅客"},
                                       {"Riders on the mainland", "本土側利用者"},
                                       {"Engineers", "技術者"}}};
const std::array<Named, kModeCount> kModes = {{{"None", "なし"},
                                               {"On foot", "徒歩"},
                                               {"Bicycle", "自転車"},
                                               {"Car", "自動車"},
                                               {"Ferry", "船"},
                                               {"Bus", "バス"},
                                               {"Port Liner", "ポートライナー"},
                                               {"Taxi", "タクシー"},
                                               {"Employer's shuttle", "企業送迎バス"}}};
const std::array<Named, 15> kActivities = {{{"Home", "在宅"},
                                            {"Work", "勤務"},
                                            {"Study", "通学"},
                                            {"Medical", "受診・入院"},
                                            {"Shopping", "買物"},
                                            {"Leisure", "余暇"},
                                            {"Visit", "訪問"},
                                            {"Event", "催し"},
                                            {"Stay", "宿泊"},
                                            {"Escort", "付添"},
                                            {"Travel", "旅行"},
                                            {"Lunch", "昼食"},
                                            {"Elsewhere", "島外"},
                                            {"Meeting", "会議"},
                                            {"Seminar", "セミナー"}}};

}  // namespace

const Named& name_of(Role role) { return kRoles.at(static_cast<std::size_t>(role)); }
const Named& name_of(Mode mode) { return kModes.at(static_cast<std::size_t>(mode)); }
const Named& name_of(ActivityKind activity) {
  return kActivities.at(static_cast<std::size_t>(activity));
}

}  // namespace poai::viz
