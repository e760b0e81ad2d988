"""A Slurm cluster of one node, this machine, that lives in a folder: munge, controller, node."""

import os
import pathlib
import shutil
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "scontrol", "squeue", "sinfo")
PATIENCE_S = 120


def is_installed():
    """Whether Slurm and munge are there; their daemons need root."""
    path = os.environ.get("PATH", "") + ":/usr/sbin"
    return os.geteuid() == 0 and all(shutil.which(name, path=path) for name in PROGRAMS)


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class OneNodeSlurm:
    """Use as a context; `environment` makes Slurm's commands talk to it."""

    def __init__(self, folder, cpus=2):
        self.folder = pathlib.Path(folder)
        self.daemons = []
        host = socket.gethostname().split(".")[0]
        controller_port, node_port = free_ports(2)
        self.config = self.folder / "slurm.conf"
        self.config.write_text(f"""ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmctldPort={controller_port}
SlurmdPort={node_port}
AuthType=auth/munge
AuthInfo=socket={self.folder}/munge.socket
CredType=cred/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
ReturnToService=2
SchedulerParameters=sched_interval=2,requeue_setup_env_fail
MinJobAge=300
KillWait=5
StateSaveLocation={self.folder}/state
SlurmdSpoolDir={self.folder}/spool
SlurmctldPidFile={self.folder}/slurmctld.pid
SlurmdPidFile={self.folder}/slurmd.pid
SlurmctldLogFile={self.folder}/slurmctld.log
SlurmdLogFile={self.folder}/slurmd.log
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
""")
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        self.folder.chmod(0o755)
        self.environment = os.environ | {
            "SLURM_CONF": str(self.config), "PATH": os.environ["PATH"] + ":/usr/sbin"}

    def __enter__(self):
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)
        try:
            self.start("munged", "--foreground", "--force", f"--key-file={key}",
                       f"--socket={self.folder}/munge.socket",
                       f"--pid-file={self.folder}/munge.pid",
                       f"--log-file={self.folder}/munge.log",
                       f"--seed-file={self.folder}/munge.seed")
            self.wait_until(lambda: (self.folder / "munge.socket").exists())
            self.start("slurmctld", "-D")
            self.start("slurmd", "-D")
            self.wait_until(lambda: "idle" in self.run("sinfo", "-h", "-o", "%T"))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for daemon in reversed(self.daemons):
            daemon.terminate()
        for daemon in self.daemons:
            try:
                daemon.wait(timeout=20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()

    def start(self, *command):
        log = open(self.folder / f"{command[0]}.out", "wb")
        self.daemons.append(subprocess.Popen(command, env=self.environment, stdout=log,
                                             stderr=log))
        log.close()

    def run(self, *command):
        """What one of Slurm's commands prints."""
        return subprocess.run(command, env=self.environment, text=True, check=False,
                              capture_output=True).stdout

    def wait_until(self, happened, patience_s=PATIENCE_S):
        give_up = time.monotonic() + patience_s
        while not happened():
            if time.monotonic() > give_up or any(one.poll() is not None for one in self.daemons):
                logs = "\n".join(path.read_text(errors="replace")
                                 for path in self.folder.glob("*.log"))
                raise AssertionError(f"Slurm does not come along:\n{logs}")
            time.sleep(0.2)
