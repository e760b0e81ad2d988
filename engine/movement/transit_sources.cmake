# The riding half of this folder; included by its CMakeLists.txt.
set(POAI_TRANSIT_SOURCES
  dwell_time.cpp
  transit_engine.cpp
  detail/transit_calls.cpp
  detail/transit_cars.cpp
  detail/transit_platforms.cpp)
