"""scripts/setup installs what is missing and nothing else."""

import unittest

from sandbox import Sandbox

ALL_BUT_TWO = """for name in "${@:3}"; do
  case $name in cmake) ;; libvtk9-dev) echo -n "config-files:$name " ;;
  *) echo -n "installed:$name " ;; esac
done
exit 1"""


class Setup(Sandbox):
    def setUp(self):
        super().setUp()
        self.program("dpkg-query", ALL_BUT_TWO)
        self.program("apt-get", "")
        self.program("id", "echo 0")

    def apt_calls(self):
        return [call for call in self.take_calls() if call.startswith("apt-get")]

    def test_installs_what_is_missing_or_was_removed(self):
        run = self.run_script("setup")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("installing cmake libvtk9-dev\n", run.stdout)
        update, install = self.apt_calls()
        self.assertTrue(update.endswith(" update"))
        self.assertTrue(install.endswith("--no-install-recommends cmake libvtk9-dev"))

    def test_leaves_vtk_out_without_viz(self):
        self.run_script("setup", "--no-viz")
        self.assertTrue(self.apt_calls()[1].endswith("--no-install-recommends cmake"))

    def test_leaves_gdal_out_without_importers(self):
        every = self.run_script("setup", "--list").stdout.split()
        without = self.run_script("setup", "--list", "--no-importers").stdout.split()
        self.assertEqual(sorted(set(every) - set(without)),
                         ["libgdal-dev", "libosmium2-dev", "libzip-dev"])

    def test_does_nothing_when_nothing_is_missing(self):
        self.program("dpkg-query", 'for name in "${@:3}"; do echo -n "installed:$name "; done')
        run = self.run_script("setup", "--dev")
        self.assertEqual((run.returncode, run.stdout, self.apt_calls()), (0, "", []))

    def test_goes_on_when_a_package_list_cannot_be_updated(self):
        self.program("apt-get", '[[ "$*" != *update ]]')
        run = self.run_script("setup")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(len(self.apt_calls()), 2)

    def test_fails_when_a_package_cannot_be_installed(self):
        self.program("apt-get", '[[ "$*" == *update ]]')
        self.assertNotEqual(self.run_script("setup").returncode, 0)

    def test_uses_sudo_for_other_users(self):
        self.program("id", "echo 1000")
        self.program("sudo", '"$@"')
        self.run_script("setup")
        calls = self.take_calls()
        self.assertEqual(len([call for call in calls if call.startswith("sudo env")]), 2)

    def test_lists_the_packages_and_installs_nothing(self):
        viz = self.run_script("setup", "--list").stdout.split()
        engine = self.run_script("setup", "--list", "--no-viz").stdout.split()
        self.assertIn("libhdf5-dev", engine)
        self.assertNotIn("libvtk9-dev", engine)
        self.assertIn("libvtk9-dev", viz)
        self.assertEqual(self.take_calls(), [])

    def test_refuses_an_unknown_option(self):
        run = self.run_script("setup", "--all")
        self.assertEqual(run.returncode, 2)
        self.assertIn("usage:", run.stderr)


if __name__ == "__main__":
    unittest.main()
