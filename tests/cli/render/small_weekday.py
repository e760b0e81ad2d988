"""A result of a small weekday for the tests of pictures: run once for all tests of a file."""

import pathlib
import shutil
import tempfile

import program


class SmallWeekdayTest(program.ProgramTest):
    """Has `result`, the bundled weekday at a small scale until the class's `until`."""

    until = "09:00"
    made = None

    @classmethod
    def tearDownClass(cls):
        if cls.made:
            shutil.rmtree(cls.made.parent)
            cls.made = None

    def setUp(self):
        super().setUp()
        cls = type(self)
        if cls.made is None:
            folder = pathlib.Path(tempfile.mkdtemp(prefix="poai-test-"))
            cls.made = self.run_weekday(folder / "result", "--until", self.until)

    @property
    def result(self):
        return self.made
