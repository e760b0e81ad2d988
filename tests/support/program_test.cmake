# poai_program_test(cli_describe LABEL cli FILE describe_test.py) runs a Python program, which calls
# the built `poai`, as one test. Under a sanitizer it may take eight times as long.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

set(POAI_PROGRAM_TEST_TIMEOUT_S 900)
if(POAI_SANITIZER)
  set(POAI_PROGRAM_TEST_TIMEOUT_S 7200)
endif()

function(poai_program_test name)
  cmake_parse_arguments(ARG "" "LABEL;FILE" "" ${ARGN})
  add_test(NAME ${name}
    COMMAND Python3::Interpreter -B "${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FILE}"
      $<TARGET_FILE:poai> "${PROJECT_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL}
    TIMEOUT ${POAI_PROGRAM_TEST_TIMEOUT_S})
  set_property(TEST ${name} PROPERTY ENVIRONMENT
    "PYTHONPATH=${PROJECT_SOURCE_DIR}/tests/support" "POAI_WITH_VIZ=$<BOOL:${POAI_WITH_VIZ}>"
    "POAI_WITH_IMPORTERS=$<BOOL:${POAI_WITH_IMPORTERS}>"
    "POAI_WITH_MPI=$<BOOL:${POAI_WITH_MPI}>" "POAI_SANITIZER=${POAI_SANITIZER}")
endfunction()
