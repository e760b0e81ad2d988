"""Expected persons and riders of a day, computed from `population.toml` without a simulation."""


def print_expected(district):
    """Prints the expected roster."""
    print(district)
