# cmake -DOUTPUT=parts.cpp -DNAMES=kA;kB -DFILES=a;b -P embed.cmake: text files as string views.
# A raw string may be too long for a compiler, so each file is split.
set(text "#include \"viz/report/page_parts.hpp\"\n\nnamespace poai::report {\n\n")
set(most_bytes 16000)
foreach(name file IN ZIP_LISTS NAMES FILES)
  file(SIZE "${file}" size)
  set(begin 0)
  string(APPEND text "const std::string_view ${name} =\n")
  while(begin LESS size)
    file(READ "${file}" hex OFFSET ${begin} LIMIT ${most_bytes} HEX)
    # Octal escapes end after three digits, unlike hexadecimal ones; bytes stay bytes.
    string(REGEX REPLACE "(..)" "\\\\x\\1\"\"" escaped "${hex}")
    string(APPEND text "    \"${escaped}\"\n")
    math(EXPR begin "${begin} + ${most_bytes}")
  endwhile()
  string(APPEND text "    ;\n\n")
endforeach()
string(APPEND text "}  // namespace poai::report\n")
file(WRITE "${OUTPUT}" "${text}")
