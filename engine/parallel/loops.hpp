#pragma once
// The loops that run in parallel. Iteration i writes only its own slot; sums are taken over fixed
// blocks in order. Results are the same, bit for bit, for any number of threads.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/parallel/threads.hpp"

namespace poai::parallel {

inline constexpr std::size_t kBlock = 1024;

/// Calls body(first, last) for the fixed blocks [first, last) of [0, count); the blocks' borders do
/// not depend on the threads. If blocks throw, the exception of the first block in order is thrown
/// after all have ended.
template <class Body>
void for_each_block(Threads threads, std::size_t count, std::size_t block_size, Body body) {
  expects(block_size > 0, "a block has at least one iteration");
  const std::size_t blocks = (count + block_size - 1) / block_size;
  std::vector<std::exception_ptr> failures(blocks);
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads.count()) if (blocks > 1)
  for (std::int64_t b = 0; b < static_cast<std::int64_t>(blocks); ++b) {
    const auto block = static_cast<std::size_t>(b);
    try {
      body(block * block_size, std::min(count, (block + 1) * block_size));
    } catch (...) {
      failures[block] = std::current_exception();
    }
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) {
      std::rethrow_exception(failure);
    }
  }
}

/// Calls body(i) for every i in [0, count).
template <class Body>
void for_each_index(Threads threads, std::size_t count, Body body,
                    std::size_t block_size = kBlock) {
  for_each_block(threads, count, block_size, [&body](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      body(i);
    }
  });
}

/// Sum of term(i) over [0, count): each block of 1,024 is summed in order, then the blocks in
/// order.
template <class Term>
[[nodiscard]] double ordered_sum(Threads threads, std::size_t count, Term term) {
  std::vector<double> partial((count + kBlock - 1) / kBlock, 0.0);
  for_each_block(threads, count, kBlock, [&](std::size_t first, std::size_t last) {
    double sum = 0.0;
    for (std::size_t i = first; i < last; ++i) {
      sum += term(i);
    }
    partial[first / kBlock] = sum;
  });
  double total = 0.0;
  for (const double sum : partial) {
    total += sum;
  }
  return total;
}

}  // namespace poai::parallel
