#pragma once
// Declared fields: a setting is declared once (key, member, unit, range, meaning); a visitor reads,
// documents or writes it.

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/config/toml_reader.hpp"

namespace poai::config {

enum class Presence : std::uint8_t { kOptional, kRequired };

/// What is declared about a setting. The unit of a Duration is "s" or "min"; the range of a SimTime
/// is in hours.
struct Field {
  std::string_view key;
  std::string_view meaning;
  std::string_view unit = {};
  Range range = {};
  Presence presence = Presence::kOptional;
};

enum class ValueType : std::uint8_t {
  kText,
  kInteger,
  kNumber,
  kBoolean,
  kTime,
  kPath,
  kWord,
  kList
};

/// "whole number", "time", ...
[[nodiscard]] std::string_view name_of(ValueType type);

/// The range as text; for times as times: "03:00" to "27:00".
[[nodiscard]] std::string range_text(ValueType type, const Range& range);

/// The member that a field is stored in.
class FieldValue {
 public:
  virtual ~FieldValue() = default;
  [[nodiscard]] virtual ValueType type() const = 0;
  /// The words a value of type kWord may have.
  [[nodiscard]] virtual std::vector<std::string> words() const { return {}; }
  /// Takes the value over; reports a problem and leaves the member alone if it is wrong.
  virtual void read(const TomlValue& value, const Field& field) = 0;
  /// The member as TOML; nothing if it is an optional without a value.
  [[nodiscard]] virtual std::optional<Node> written(const Field& field) const = 0;
};

namespace detail {

/// How a C++ type is read from and written to TOML: std::uint64_t, std::uint32_t, double, bool,
/// std::string, SimTime, Duration, std::filesystem::path, lists of texts and of any values
/// (field.cpp), and optionals of them.
template <class T>
struct ValueTraits {
  static ValueType type();
  static std::optional<T> read(const TomlValue& value, const Field& field);
  static std::optional<Node> write(const T& value, const Field& field);
};

template <class T>
struct ValueTraits<std::optional<T>> {
  static ValueType type() { return ValueTraits<T>::type(); }
  static std::optional<std::optional<T>> read(const TomlValue& value, const Field& field) {
    auto read = ValueTraits<T>::read(value, field);
    return read ? std::optional(std::optional<T>(std::move(read))) : std::nullopt;
  }
  static std::optional<Node> write(const std::optional<T>& value, const Field& field) {
    return value ? ValueTraits<T>::write(*value, field) : std::nullopt;
  }
};

/// A member of a type that has traits.
template <class T>
class BoundValue final : public FieldValue {
 public:
  explicit BoundValue(T& target) : target_(target) {}
  [[nodiscard]] ValueType type() const override { return ValueTraits<T>::type(); }
  void read(const TomlValue& value, const Field& field) override {
    if (auto read = ValueTraits<T>::read(value, field)) {
      target_ = std::move(*read);
    }
  }
  [[nodiscard]] std::optional<Node> written(const Field& field) const override {
    return ValueTraits<T>::write(target_, field);
  }

 private:
  T& target_;
};

[[nodiscard]] Node text_node(std::string_view text);

/// An enumerator (or an optional one) with its table of names.
template <class Enum, class Target, std::size_t N>
class BoundWord final : public FieldValue {
 public:
  BoundWord(Target& target, const std::array<std::string_view, N>& names)
      : target_(target), names_(names) {}
  [[nodiscard]] ValueType type() const override { return ValueType::kWord; }
  [[nodiscard]] std::vector<std::string> words() const override {
    return {names_.begin(), names_.end()};
  }
  void read(const TomlValue& value, const Field& /*field*/) override {
    if (const auto read = value.word<Enum>(names_)) {
      target_ = *read;
    }
  }
  [[nodiscard]] std::optional<Node> written(const Field& /*field*/) const override {
    const std::optional<Enum> value = target_;
    return value ? std::optional(text_node(names_.at(static_cast<std::size_t>(*value))))
                 : std::nullopt;
  }

 private:
  Target& target_;
  const std::array<std::string_view, N>& names_;
};

}  // namespace detail

/// Goes through the declared fields of a settings struct. A declaration is written once per struct
/// as `void declare(FieldVisitor&, Settings&)`.
class FieldVisitor {
 public:
  virtual ~FieldVisitor() = default;

  template <class T>
  void field(const Field& field, T& target) {
    detail::BoundValue<T> value(target);
    visit(field, value);
  }
  /// A field whose value is one of `names`, in the order of the enumerators.
  template <class Enum, std::size_t N>
  void word(const Field& field, const std::array<std::string_view, N>& names, Enum& target) {
    detail::BoundWord<Enum, Enum, N> value(target, names);
    visit(field, value);
  }
  template <class Enum, std::size_t N>
  void word(const Field& field, const std::array<std::string_view, N>& names,
            std::optional<Enum>& target) {
    detail::BoundWord<Enum, std::optional<Enum>, N> value(target, names);
    visit(field, value);
  }
  /// A table `[key]` whose fields `declare_fields` declares.
  void section(std::string_view key, std::string_view meaning,
               const std::function<void()>& declare_fields) {
    begin_section(key, meaning);
    declare_fields();
    end_section();
  }

 protected:
  virtual void visit(const Field& field, FieldValue& value) = 0;
  virtual void begin_section(std::string_view key, std::string_view meaning) = 0;
  virtual void end_section() = 0;
};

}  // namespace poai::config
