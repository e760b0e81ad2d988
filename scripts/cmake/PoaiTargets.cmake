# Functions that declare the libraries and tests of the project in one line each.

# Warnings and the floating-point rules that keep results equal on every machine. At -O3 GCC 12
# takes strings of temporaries that are destroyed for uninitialised ones and lengths for negative.
function(poai_compile_options target)
  set(gcc_12 "$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>")
  target_compile_options(${target} PRIVATE
    -ffp-contract=off
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
    -Wnon-virtual-dtor -Wdouble-promotion -Wformat=2
    "$<$<AND:$<CONFIG:Release>,${gcc_12}>:-Wno-maybe-uninitialized;-Wno-restrict>"
    $<$<BOOL:${POAI_WARNINGS_AS_ERRORS}>:-Werror>)
endfunction()

# poai_library(core SOURCES a.cpp b.cpp DEPENDS poai_core fmt::fmt [PRIVATE_DEPENDS ...])
# makes the static library poai_core from one folder.
function(poai_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  set(target poai_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_link_libraries(${target} PUBLIC ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE_DEPENDS})
  poai_compile_options(${target})
endfunction()

# poai_test(unit_core LABEL unit SOURCES a_test.cpp LINK poai_core) makes one test program; each of
# its GoogleTest cases is a CTest of its own.
function(poai_test name)
  cmake_parse_arguments(ARG "" "LABEL" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} GTest::gtest GTest::gtest_main)
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${name} PRIVATE
    POAI_SOURCE_DIR="${PROJECT_SOURCE_DIR}" POAI_BINARY_DIR="${PROJECT_BINARY_DIR}")
  poai_compile_options(${name})
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS ${ARG_LABEL} TIMEOUT 300)
endfunction()

# Random123 is headers only and has no CMake package.
function(poai_find_random123)
  find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
  add_library(poai_random123 INTERFACE)
  target_include_directories(poai_random123 SYSTEM INTERFACE "${RANDOM123_INCLUDE_DIR}")
endfunction()
