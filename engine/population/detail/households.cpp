#include "engine/population/detail/households.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace poai::population::detail {
namespace {

constexpr int kAdultAge = 18;
constexpr int kOldestAge = 120;
constexpr int kGeneration = 30;       // years between mother and eldest child (estimate)
constexpr int kLeastGeneration = 18;  // (estimate)
constexpr int kMostGeneration = 45;   // (estimate)
constexpr int kOlderHusband = 2;      // years (estimate)
constexpr int kMostCoupleGap = 15;    // years (estimate)
constexpr double kSiblingGap = 3.0;   // years (estimate)

Sex other(Sex sex) { return sex == Sex::kMale ? Sex::kFemale : Sex::kMale; }

/// Adults who have no household yet, by age and sex.
class AdultPool {
 public:
  void add(std::uint32_t person, const ResidentDraft& draft) {
    shelf(draft.age, draft.sex).push_back(person);
    ++size_;
  }

  [[nodiscard]] bool empty() const { return size_ == 0; }

  /// Takes the adult of that sex whose age is nearest to `age` and within [least, most].
  std::optional<std::uint32_t> take_nearest(int age, Sex sex, int least, int most) {
    least = std::max(least, 0);
    most = std::min(most, kOldestAge);
    for (int gap = 0; age - gap >= least || age + gap <= most; ++gap) {
      for (const int tried : {age - gap, age + gap}) {
        if (tried >= least && tried <= most && !shelf(tried, sex).empty()) {
          return take(tried, sex);
        }
      }
    }
    return std::nullopt;
  }

  /// The same, of any sex and age; the pool must not be empty.
  std::uint32_t take_nearest(int age) {
    for (int gap = 0;; ++gap) {
      for (const int tried : {age - gap, age + gap}) {
        for (const Sex sex : {Sex::kFemale, Sex::kMale}) {
          if (tried >= 0 && tried <= kOldestAge && !shelf(tried, sex).empty()) {
            return take(tried, sex);
          }
        }
      }
    }
  }

 private:
  std::vector<std::uint32_t>& shelf(int age, Sex sex) {
    return shelves_.at(2 * static_cast<std::size_t>(age) + static_cast<std::size_t>(sex));
  }
  std::uint32_t take(int age, Sex sex) {
    std::vector<std::uint32_t>& from = shelf(age, sex);
    const std::uint32_t person = from.back();
    from.pop_back();
    --size_;
    return person;
  }

  std::array<std::vector<std::uint32_t>, 2 * (std::size_t{kOldestAge} + 1)> shelves_;
  std::size_t size_ = 0;
};

using Members = std::vector<std::uint32_t>;

/// Households of one size and the people who will live in them.
class HouseholdClass {
 public:
  HouseholdClass(std::span<ResidentDraft> drafts, const Members& persons, std::size_t size)
      : drafts_(drafts), size_(size), households_((persons.size() + size - 1) / size) {
    for (const std::uint32_t person : persons) {
      if (drafts[person].age < kAdultAge) {
        children_.push_back(person);
      } else {
        adults_.add(person, drafts[person]);
      }
    }
    left_over_ = persons.size() % size;
  }

  [[nodiscard]] std::vector<Members> form() {
    std::stable_sort(children_.begin(), children_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return drafts_[a].age < drafts_[b].age;
    });
    seat_children();
    for (std::size_t h = 0; h < households_.size(); ++h) {
      if (!households_[h].empty()) {
        add_parents(h);
      }
    }
    for (std::size_t h = 0; h < households_.size(); ++h) {
      if (households_[h].empty() && !adults_.empty()) {
        add_couple(h);
      }
    }
    fill();
    return std::move(households_);
  }

 private:
  /// The last household may be a smaller one.
  [[nodiscard]] std::size_t room(std::size_t household) const {
    const bool is_small = left_over_ > 0 && household + 1 == households_.size();
    return (is_small ? left_over_ : size_) - households_[household].size();
  }

  /// Siblings are about `kSiblingGap` years apart: of a run of children in the order of their age
  /// each household takes every `width`-th.
  void seat_children() {
    if (children_.empty() || size_ == 1) {
      return;
    }
    const std::size_t whole = households_.size() - (left_over_ > 0 ? 1 : 0);
    std::size_t each = std::max<std::size_t>(1, size_ - 2);
    if (each * whole < children_.size()) {
      each = size_ - 1;
    }
    const auto width = std::max<std::size_t>(
        1,
        static_cast<std::size_t>(static_cast<double>(children_.size()) * kSiblingGap / kAdultAge));
    std::size_t household = 0;
    for (std::size_t first = 0; first < children_.size(); first += each * width) {
      const std::size_t end = std::min(children_.size(), first + each * width);
      for (std::size_t j = 0; j < width && first + j < end && household < whole; ++j) {
        for (std::size_t child = first + j; child < end; child += width) {
          households_[household].push_back(children_[child]);
          children_[child] = kSeated;
        }
        ++household;
      }
    }
    std::erase(children_, kSeated);
  }

  void add_parents(std::size_t household) {
    Members& members = households_[household];
    int eldest = 0;
    for (const std::uint32_t child : members) {
      eldest = std::max(eldest, int{drafts_[child].age});
    }
    if (adults_.empty()) {
      return;
    }
    auto parent = adults_.take_nearest(eldest + kGeneration, Sex::kFemale,
                                       eldest + kLeastGeneration, eldest + kMostGeneration);
    if (!parent) {
      parent = adults_.take_nearest(eldest + kGeneration, Sex::kMale, eldest + kLeastGeneration,
                                    kOldestAge);
    }
    members.push_back(parent ? *parent : adults_.take_nearest(eldest + kGeneration));
    add_partner(household);
  }

  void add_couple(std::size_t household) {
    households_[household].push_back(adults_.take_nearest(kOldestAge));
    add_partner(household);
  }

  /// A partner for the last member, if there is room and somebody near in age.
  void add_partner(std::size_t household) {
    if (room(household) == 0) {
      return;
    }
    const ResidentDraft& head = drafts_[households_[household].back()];
    const int age = head.age + (head.sex == Sex::kFemale ? kOlderHusband : -kOlderHusband);
    const int least = std::max(kAdultAge, age - kMostCoupleGap);
    if (const auto partner =
            adults_.take_nearest(age, other(head.sex), least, age + kMostCoupleGap)) {
      households_[household].push_back(*partner);
    }
  }

  /// Rooms that are left go to adults a generation from the eldest member, then to children.
  void fill() {
    for (std::size_t h = 0; h < households_.size(); ++h) {
      int eldest = 0;
      for (const std::uint32_t member : households_[h]) {
        eldest = std::max(eldest, int{drafts_[member].age});
      }
      while (room(h) > 0 && !adults_.empty()) {
        households_[h].push_back(adults_.take_nearest(std::max(kAdultAge, eldest - kGeneration)));
      }
      while (room(h) > 0 && !children_.empty()) {
        households_[h].push_back(children_.back());
        children_.pop_back();
      }
    }
  }

  static constexpr std::uint32_t kSeated = 0xffffffffU;

  std::span<ResidentDraft> drafts_;
  std::size_t size_;
  std::size_t left_over_ = 0;  ///< persons of the smaller household at the end
  std::vector<Members> households_;
  Members children_;
  AdultPool adults_;
};

}  // namespace

std::vector<std::uint8_t> form_households(std::span<ResidentDraft> drafts) {
  std::array<Members, ResidentBlock::kHouseholdSizes> classes;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    classes.at(drafts[i].household_size - 1U).push_back(i);
  }
  std::vector<std::uint8_t> sizes;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    for (const Members& members : HouseholdClass(drafts, classes.at(c), c + 1).form()) {
      for (const std::uint32_t person : members) {
        drafts[person].household = static_cast<std::uint32_t>(sizes.size());
      }
      sizes.push_back(static_cast<std::uint8_t>(members.size()));
    }
  }
  return sizes;
}

}  // namespace poai::population::detail
