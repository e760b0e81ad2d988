#include "engine/storage/appendable.hpp"

#include <utility>

#include "engine/storage/detail/element_type.hpp"
#include "engine/storage/detail/failure.hpp"

namespace poai::storage {

using detail::check;
using detail::checked;
using detail::Handle;

template <Element T>
Appendable<T>::Appendable(Handle dataset, detail::FileContext file, std::string path)
    : dataset_(std::move(dataset)), file_(std::move(file)), path_(std::move(path)) {}

template <Element T>
void Appendable<T>::append(std::span<const T> values) {
  if (values.empty()) {
    return;
  }
  const hsize_t first = rows_;
  const hsize_t count = values.size();
  const hsize_t total = first + count;
  const std::string problem = "cannot be written";
  check(H5Dset_extent(dataset_.get(), &total), file_, path_, problem);
  const Handle rows = checked(H5Dget_space(dataset_.get()), file_, path_, problem);
  check(H5Sselect_hyperslab(rows.get(), H5S_SELECT_SET, &first, nullptr, &count, nullptr), file_,
        path_, problem);
  const Handle memory = checked(H5Screate_simple(1, &count, nullptr), file_, path_, problem);
  check(H5Dwrite(dataset_.get(), detail::memory_type<T>(), memory.get(), rows.get(), H5P_DEFAULT,
                 values.data()),
        file_, path_, problem);
  rows_ = total;
}

template <Element T>
std::vector<T> Appendable<T>::values() const {
  std::vector<T> values(rows_);
  if (!values.empty()) {
    check(H5Dread(dataset_.get(), detail::memory_type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                  values.data()),
          file_, path_, detail::kUnreadable);
  }
  return values;
}

template class Appendable<std::uint8_t>;
template class Appendable<std::uint16_t>;
template class Appendable<std::uint32_t>;
template class Appendable<std::uint64_t>;
template class Appendable<std::int32_t>;
template class Appendable<std::int64_t>;
template class Appendable<float>;
template class Appendable<double>;

}  // namespace poai::storage
