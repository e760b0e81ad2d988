#pragma once
// Every dataset of `run.h5`, declared once: the writer, the reader and the reference are made from
// this.

#include <cstdint>
#include <span>
#include <string_view>

namespace poai::output {

inline constexpr std::string_view kRunFormat = "poai-run";
inline constexpr std::uint64_t kRunFormatVersion = 1;

enum class ElementType : std::uint8_t {
  kUint8,
  kUint16,
  kUint32,
  kUint64,
  kInt32,
  kFloat32,
  kFloat64,
  kText
};
[[nodiscard]] std::string_view name_of(ElementType type);  ///< "uint8", ..., "text"

/// When a dataset is written; until then it is not there.
enum class Written : std::uint8_t {
  kAtBegin,           ///< before the first tick
  kPerFrame,          ///< grows with each frame
  kAtEnd,             ///< when the run is complete or interrupted
  kOnRequest,         ///< with each frame, only if the scenario asks for it
  kWithTrajectories,  ///< when the run has ended, only if the scenario asks for trajectories
  kWithIterations,    ///< likewise, only of a day that was rehearsed
  kWithDays,          ///< likewise, only of the last of several days
};

struct DatasetSpec {
  std::string_view path;  ///< "stays/person"
  ElementType type;
  std::string_view dimensions;  ///< what the rows (and columns) are: "stay", "time, stop"
  std::string_view units;
  std::string_view long_name;
  std::string_view long_name_ja;
  std::string_view meaning;  ///< what the long name leaves open, may be empty
  Written written;
};

/// All datasets, group by group.
[[nodiscard]] std::span<const DatasetSpec> static_datasets();
[[nodiscard]] std::span<const DatasetSpec> day_datasets();

/// The dataset at `path`; a bug if it is not declared.
[[nodiscard]] const DatasetSpec& dataset(std::string_view path);

/// An attribute of the file itself.
struct AttributeSpec {
  std::string_view name;
  std::string_view type;
  std::string_view meaning;
};
[[nodiscard]] std::span<const AttributeSpec> root_attributes();

}  // namespace poai::output
