#pragma once
// Where a picture, film or page may be written.

#include <filesystem>
#include <string>

namespace poai::viz {

/// What stands there already.
enum class Owner { kPoai, kOther };

/// `what` is "picture", "film" or "report". Throws InputError (kFiles) if there is no folder for
/// the file, or if a file that is there is somebody else's.
void expect_writable(const std::filesystem::path& file, const std::string& option,
                     const std::string& what, Owner owner);

}  // namespace poai::viz
