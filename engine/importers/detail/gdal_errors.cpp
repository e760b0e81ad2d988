#include "engine/importers/detail/gdal_errors.hpp"

#include <cpl_error.h>

namespace poai::importers::detail {
namespace {

void CPL_STDCALL keep_failure(CPLErr type, CPLErrorNum /*number*/, const char* message) {
  if (type >= CE_Failure) {
    static_cast<GdalErrors*>(CPLGetErrorHandlerUserData())->add(message);
  }
}

}  // namespace

QuietGdal::QuietGdal() {
  CPLPushErrorHandler(CPLQuietErrorHandler);
  CPLErrorReset();
}

QuietGdal::~QuietGdal() { CPLPopErrorHandler(); }

GdalErrors::GdalErrors() {
  CPLPushErrorHandlerEx(keep_failure, this);
  CPLErrorReset();
}

GdalErrors::~GdalErrors() { CPLPopErrorHandler(); }

void GdalErrors::add(const char* message) {
  if (!any_) {
    any_ = true;
    first_ = message;
  }
}

void GdalErrors::forget() {
  any_ = false;
  first_.clear();
}

}  // namespace poai::importers::detail
