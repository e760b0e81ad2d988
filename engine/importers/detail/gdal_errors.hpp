#pragma once
// What GDAL reports while something lives, instead of printing it.

#include <string>

namespace poai::importers::detail {

/// Keeps GDAL from printing while it lives. Within the life of a GdalErrors it also keeps from that
/// what is none of its business.
class QuietGdal {
 public:
  QuietGdal();
  ~QuietGdal();
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;
};

/// Keeps the first failure that GDAL reports in this thread while it lives, whatever follows it,
/// and keeps GDAL from printing. GDAL itself remembers the last message only.
class GdalErrors {
 public:
  GdalErrors();
  ~GdalErrors();
  GdalErrors(const GdalErrors&) = delete;
  GdalErrors& operator=(const GdalErrors&) = delete;

  [[nodiscard]] bool any() const { return any_; }
  /// Empty if there is no failure, or GDAL does not say why.
  [[nodiscard]] const std::string& first() const { return first_; }

  void add(const char* message);
  void forget();

 private:
  bool any_ = false;
  std::string first_;
};

}  // namespace poai::importers::detail
