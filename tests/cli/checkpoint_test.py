"""Checkpoints as a user meets them: files, damage, changed inputs, limits of time and disk."""

import resource
import shutil

import program
from program import BAD_FILES, BAD_SCENARIO, DONE, INTERRUPTED



class Checkpoints(program.ProgramTest):
    def interrupted(self, result="result", file=None, *more):
        """A run that ends in the first moment after 08:00 with checkpoints of 07:00 and 08:00."""
        file = file or self.scenario()
        self.poai_ends(DONE, "run", "-q", file, "-o", result, "--until", "08:00",
                       "--checkpoint-every", "01:00", *more)
        (self.folder / result / "manifest.json").unlink()  # as if killed just before
        return self.folder / result

    def flip_a_byte(self, path, share):
        data = bytearray(path.read_bytes())
        data[int(len(data) * share)] ^= 0x10
        path.write_bytes(data)

    def test_the_two_newest_are_kept_beside_the_begin(self):
        result = self.run_weekday("result", "--checkpoint-every", "06:00")
        self.assertEqual(program.names_in(result / "checkpoints"),
                         ["180000.h5", "240000.h5", "begin.h5"])
        again = self.run_weekday("again", "--checkpoint-every", "06:00")
        self.assertEqual(program.digest_of(again / "run.h5"), program.digest_of(result / "run.h5"))

    def test_none_are_left_of_a_complete_run_that_did_not_ask_for_them(self):
        self.assertFalse((self.run_weekday("result") / "checkpoints").exists())

    def test_a_new_run_replaces_them_only_when_asked(self):
        result = self.interrupted()
        outcome = self.poai_ends(BAD_SCENARIO, "run", self.scenario(), "-o", "result")
        self.assertRegex(outcome.err, r"result: holds a result already .*poai resume")
        (result / "checkpoints" / "notes.txt").write_text("mine")
        self.poai_ends(DONE, "run", "-q", self.scenario(), "-o", "result", "--overwrite")
        self.assertEqual(program.names_in(result / "checkpoints"), ["notes.txt"])

    def test_a_limit_of_wall_time_ends_a_run_that_can_be_resumed(self):
        outcome = self.poai_ends(INTERRUPTED, "run", self.scenario(), "-o", "result",
                                 "--max-walltime", "0")
        self.assertIn("poai resume result", outcome.err)
        self.poai_ends(INTERRUPTED, "resume", "-q", "result", "--max-walltime", "0")
        self.poai_ends(DONE, "resume", "-q", "result", "--threads", "1")
        outcome = self.poai_ends(DONE, "resume", "result")
        self.assertEqual(outcome.out, "result is complete already\n")

    def test_the_log_of_the_first_part_stays(self):
        self.poai_ends(INTERRUPTED, "run", "-q", self.scenario(), "-o", "result",
                       "--max-walltime", "0")
        before = (self.folder / "result" / "run.log").read_text(encoding="utf-8")
        self.poai_ends(DONE, "resume", "-q", "result")
        log = (self.folder / "result" / "run.log").read_text(encoding="utf-8")
        self.assertTrue(log.startswith(before))
        self.assertIn("going on from 03:00", log)

    def test_a_damaged_one_gives_way_to_the_one_before(self):
        whole = self.run_weekday("whole", "--until", "08:00", "--set", "run.seed=7")
        for damage in ("flipped", "cut", "empty"):
            with self.subTest(damage=damage):
                result = self.interrupted(damage, self.weekday, "--seed", "7", "--set",
                                          "population.scale=0.02")
                newest = result / "checkpoints" / "080000.h5"
                if damage == "flipped":
                    self.flip_a_byte(newest, 0.5)
                else:
                    newest.write_bytes(newest.read_bytes()[:100_000 if damage == "cut" else 0])
                outcome = self.poai_ends(DONE, "resume", "-v", damage)
                self.assertRegex(outcome.err,
                                 r"warning: \S*080000\.h5: is damaged .*the one before")
                self.assertIn("going on from 07:00", outcome.err)
                self.assertEqual(program.digest_of(result / "run.h5"),
                                 program.digest_of(whole / "run.h5"))

    def test_damaged_ones_leave_the_begin_and_then_nothing(self):
        result = self.interrupted()
        for name in ("080000.h5", "070000.h5"):
            self.flip_a_byte(result / "checkpoints" / name, 0.9)
        shutil.copytree(result, self.folder / "worse")
        outcome = self.poai_ends(DONE, "resume", "result")
        self.assertIn("going on from 03:00", outcome.err)
        self.flip_a_byte(self.folder / "worse" / "checkpoints" / "begin.h5", 0.1)
        outcome = self.poai_ends(BAD_FILES, "resume", "-q", "worse")
        self.assertRegex(outcome.err, r"worse: cannot be resumed \(all of its checkpoints are "
                                      r"damaged\); start the run with poai run\n$")

    def test_changed_inputs_are_refused(self):
        island = self.folder / "island"
        shutil.copytree(self.island, island)
        file = self.scenario(district=island)
        result = self.interrupted("result", file)
        before = program.names_in(result)
        for changed, code in ((island / "places.geojson", BAD_FILES), (file, BAD_SCENARIO)):
            with self.subTest(file=changed.name):
                text = changed.read_text(encoding="utf-8")
                changed.write_text(text + "\n", encoding="utf-8")
                outcome = self.poai_ends(code, "resume", "-q", "result")
                self.assertRegex(outcome.err, rf"{changed.name}: has changed since the run began")
                changed.unlink()
                outcome = self.poai_ends(code, "resume", "-q", "result")
                self.assertRegex(outcome.err, rf"{changed.name}: is gone since the run began")
                changed.write_text(text, encoding="utf-8")
        self.assertEqual(program.names_in(result), before)
        self.poai_ends(DONE, "resume", "-q", "result")

    def test_a_folder_without_any_is_refused(self):
        self.write("notes/notes.txt", "mine")
        for folder in ("notes", "nowhere"):
            outcome = self.poai_ends(BAD_SCENARIO, "resume", folder)
            self.assertRegex(outcome.err, rf"^{folder}: cannot be resumed "
                                          r"\(it has no checkpoint[^\n]*\n$")
        self.assertEqual(program.names_in(self.folder / "notes"), ["notes.txt"])

    def test_wrong_options_are_refused(self):
        for option, value in (("--checkpoint-every", "hourly"), ("--checkpoint-every", "00:00"),
                              ("--max-walltime", "-1"), ("--max-walltime", "long")):
            with self.subTest(option=option, value=value):
                outcome = self.poai_ends(BAD_SCENARIO, "run", self.scenario(), "-o", "result",
                                         option, value)
                self.assertIn(option, outcome.err)
                self.assertFalse((self.folder / "result").exists())

    def test_a_full_disk_leaves_the_last_checkpoint_to_go_on_from(self):
        whole = self.run_weekday("whole", "--checkpoint-every", "12:00", scale=0.1)
        sizes = [(whole / "checkpoints" / name).stat().st_size
                 for name in ("120000.h5", "240000.h5")]
        limit = sum(sizes) // 2
        self.run_weekday("result", "--checkpoint-every", "01:00", scale=0.1, code=BAD_FILES,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                               (limit, limit)))
        result = self.folder / "result"
        left = program.names_in(result)
        self.assertNotIn("run.h5", left)
        self.assertEqual([name for name in left if name.endswith(".part")], [])
        self.assertTrue(any(name.endswith("00.h5") for name in left), left)
        self.poai_ends(DONE, "resume", "-q", "result")
        self.assertEqual(program.digest_of(result / "run.h5"), program.digest_of(whole / "run.h5"))


if __name__ == "__main__":
    program.main()
