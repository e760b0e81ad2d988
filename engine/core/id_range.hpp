#pragma once
// `for (PersonId person : ids<PersonId>(n))`: all ids of a kind from 0 to n - 1.

#include <cstddef>

namespace poai {

template <class IdType>
class IdRange {
 public:
  class Iterator {
   public:
    constexpr explicit Iterator(std::size_t index) : index_(index) {}
    constexpr IdType operator*() const { return IdType(index_); }
    constexpr Iterator& operator++() {
      ++index_;
      return *this;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;

   private:
    std::size_t index_;
  };

  constexpr IdRange(std::size_t first, std::size_t last) : first_(first), last_(last) {}
  [[nodiscard]] constexpr Iterator begin() const { return Iterator(first_); }
  [[nodiscard]] constexpr Iterator end() const { return Iterator(last_); }

 private:
  std::size_t first_;
  std::size_t last_;
};

template <class IdType>
[[nodiscard]] constexpr IdRange<IdType> ids(std::size_t count) {
  return IdRange<IdType>(0, count);
}

}  // namespace poai
