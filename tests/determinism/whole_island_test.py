"""The bundled island with everybody: the same bytes for any number of threads."""

import shutil

import program
from comparison import Comparison

# The first of a pair is compared with each of the others. Twice the same number of threads: two
# runs in a row.
THREADS = (1, 1, 2, 3, 7)


class WholeIsland(Comparison):
    def test_is_the_same_with_any_number_of_threads(self):
        first = None
        for number, threads in enumerate(THREADS):
            result = self.run_weekday(f"run-{number}", "--threads", threads, scale=1.0)
            self.assertGreater(program.summary_of(result)["persons"]["total"], 70_000)
            if first is None:
                first = result
                continue
            with self.subTest(threads=threads):
                self.assert_same_bytes(first, result)
            shutil.rmtree(result)


if __name__ == "__main__":
    program.main()
