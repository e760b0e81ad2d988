#include "viz/render/window_picture.hpp"

#include <vtkNew.h>
#include <vtkPNGWriter.h>
#include <vtkUnsignedCharArray.h>
#include <vtkWindowToImageFilter.h>

#include "engine/core/contracts.hpp"
#include "engine/core/files.hpp"

namespace poai::viz {

vtkSmartPointer<vtkImageData> picture_of(vtkRenderWindow& window) {
  vtkNew<vtkWindowToImageFilter> filter;
  filter->SetInput(&window);
  filter->SetInputBufferTypeToRGB();
  filter->ReadFrontBufferOff();
  filter->ShouldRerenderOff();
  filter->Update();
  return filter->GetOutput();
}

void write_picture(vtkImageData& picture, const PictureNote& note,
                   const std::filesystem::path& path) {
  vtkNew<vtkPNGWriter> writer;
  writer->SetInputData(&picture);
  writer->AddText("Software", "Poai");
  writer->AddText(kNoteKeyword, text_of(note).c_str());
  writer->WriteToMemoryOn();
  writer->Write();
  vtkUnsignedCharArray* bytes = writer->GetResult();
  expects(bytes != nullptr && bytes->GetNumberOfValues() > 0, "a rendered picture has bytes");
  write_file_atomically(path, {reinterpret_cast<const char*>(bytes->GetPointer(0)),
                               static_cast<std::size_t>(bytes->GetNumberOfValues())});
}

}  // namespace poai::viz
