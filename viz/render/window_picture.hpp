#pragma once
// What a VTK window shows, as a picture.

#include <vtkImageData.h>
#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>

#include <filesystem>

namespace poai::viz {

/// The pixels of the window as it was rendered last, from the bottom row up.
[[nodiscard]] vtkSmartPointer<vtkImageData> picture_of(vtkRenderWindow& window);

/// Writes a PNG file, whole or not at all; throws InputError (kFiles).
void write_picture(vtkImageData& picture, const std::filesystem::path& path);

}  // namespace poai::viz
