#include "viz/render/person_group.hpp"

namespace poai::viz {

PersonGroup group_of(Role role) {
  switch (role) {
    case Role::kResident:
      return PersonGroup::kResident;
    case Role::kOfficeWorker:
    case Role::kResearcher:
    case Role::kEngineer:
    case Role::kClinicalWorker:
    case Role::kServiceWorker:
    case Role::kPortWorker:
    case Role::kAirportWorker:
      return PersonGroup::kWorker;
    case Role::kStudent:
    case Role::kPupil:
      return PersonGroup::kStudent;
    case Role::kOutPatient:
    case Role::kCompanion:
    case Role::kInPatient:
    case Role::kInPatientVisitor:
      return PersonGroup::kPatient;
    case Role::kAirPassenger:
      return PersonGroup::kAirPassenger;
    case Role::kVisitor:
    case Role::kHotelGuest:
    case Role::kMainlandRider:
      break;
  }
  return PersonGroup::kVisitor;
}

}  // namespace poai::viz
