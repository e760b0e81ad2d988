#pragma once
// What a VTK window shows, as a picture.

#include <vtkImageData.h>
#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>

#include <filesystem>

#include "viz/picture_note.hpp"

namespace poai::viz {

/// The pixels of the window as it was rendered last, from the bottom row up.
[[nodiscard]] vtkSmartPointer<vtkImageData> picture_of(vtkRenderWindow& window);

/// Writes a PNG file with its note, whole or not at all; throws InputError (kFiles).
void write_picture(vtkImageData& picture, const PictureNote& note,
                   const std::filesystem::path& path);

}  // namespace poai::viz
