"""Machines that are made of this one: network namespaces, each with its own address and /tmp; for machines.py."""

import argparse
import contextlib
import fcntl
import heapq
import multiprocessing
import os
import select
import signal
import struct
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

NETWORK, BRIDGE, PORT = "10.77.0", "gleanings0", 8786
HABITS = (
    {"LC_ALL": "C", "PYTHONHASHSEED": "1", "NUMBA_NUM_THREADS": "1"},
    {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "NUMBA_NUM_THREADS": "2", "TZ": "Asia/Tokyo"},
    {"LC_ALL": "POSIX", "PYTHONHASHSEED": "3", "OMP_NUM_THREADS": "1", "TZ": "America/New_York"},
)


def told(*command: object) -> str:
    """Run a command and return what it prints; raise if it fails."""
    return subprocess.run([str(each) for each in command], check=True, capture_output=True, text=True).stdout


def carried(ends: tuple[int, int], delay: float) -> None:
    """Carry frames between the two ends of a link for ever, each after a while: what netem does, where it is."""
    waiting: list[tuple[float, int, int, bytes]] = []
    number = 0
    while True:
        left = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        for end in select.select(ends, (), (), left)[0]:
            number += 1
            other = ends[1] if end == ends[0] else ends[0]
            heapq.heappush(waiting, (time.monotonic() + delay, number, other, os.read(end, 65536)))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, end, frame = heapq.heappop(waiting)
            with contextlib.suppress(OSError):  # the other end is down
                os.write(end, frame)


def tap(name: str) -> int:
    """Make a network device of which this process is the wire."""
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, 0x400454CA, struct.pack("16sH", name.encode(), 0x0002 | 0x1000))  # TUNSETIFF: TAP, no header
    return device


@dataclass
class Machine:
    """A network namespace with an address, joined to the others by a bridge."""

    name: str
    number: int
    base: Path
    environment: dict[str, str] = field(default_factory=dict)
    mount: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Its address."""
        return f"{NETWORK}.{self.number}"

    @property
    def space(self) -> str:
        """The name of its namespace."""
        return f"gleanings-{self.name}"

    @property
    def link(self) -> str:
        """The end of its link at the bridge."""
        return f"gleanings{self.number}"

    def make(self, mbit: float | None, latency: float | None, ends: ExitStack) -> None:
        """Make the namespace and its link; both go with `ends`."""
        ends.callback(self.take_away)
        self.take_away()
        told("ip", "netns", "add", self.space)
        if latency:
            both = tap(self.link), tap(f"{self.link}x")
            told("ip", "link", "set", f"{self.link}x", "netns", self.space, "name", "eth0")
            wire = multiprocessing.get_context("fork").Process(target=carried, args=(both, latency / 4000), daemon=True)
            wire.start()
            ends.callback(wire.kill)
        else:
            told("ip", "link", "add", self.link, "type", "veth", "peer", "name", "eth0", "netns", self.space)
        told("ip", "link", "set", self.link, "master", BRIDGE, "up")
        inside = ("ip", "-n", self.space)
        told(*inside, "addr", "add", f"{self.address}/24", "dev", "eth0")
        for device in ("eth0", "lo"):
            told(*inside, "link", "set", device, "up")
        if mbit:
            for end in (
                ("tc", "qdisc", "add", "dev", self.link),
                ("tc", "-n", self.space, "qdisc", "add", "dev", "eth0"),
            ):
                told(*end, "root", "tbf", "rate", f"{mbit}mbit", "burst", "256kb", "latency", "200ms")
        for folder in ("tmp", "work"):
            (self.base / self.name / folder).mkdir(parents=True)

    def take_away(self) -> None:
        """Take the namespace away, and all that runs there."""
        with contextlib.suppress(subprocess.CalledProcessError):  # it is not there
            self.kill()
        for what in (("netns", "del", self.space), ("link", "del", self.link)):
            subprocess.run(["ip", *what], check=False, capture_output=True)

    def start(self, *command: object, **popen) -> subprocess.Popen:
        """Start a command there, with a /tmp and a working folder of its own."""
        own = self.base / self.name
        steps = [f"mount --bind {own}/tmp /tmp", *self.mount, f"cd {own}/work", 'exec "$@"']
        inside = ["sh", "-ec", "; ".join(steps), "sh", *map(str, command)]
        environment = {**os.environ, "TMPDIR": "/tmp", **self.environment}
        return subprocess.Popen(["ip", "netns", "exec", self.space, *inside], env=environment, **popen)

    def kill(self) -> None:
        """End all of its processes at once, as where the current fails."""
        for process in told("ip", "netns", "pids", self.space).split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(process), signal.SIGKILL)

    def plug(self, way: str) -> None:
        """Let its link be "up" or "down"."""
        told("ip", "link", "set", self.link, way)

    def bytes(self) -> tuple[int, int]:
        """Return how many bytes it has sent and received so far."""
        statistics = Path("/sys/class/net", self.link, "statistics")
        sent, received = (int((statistics / f"{way}_bytes").read_text()) for way in ("rx", "tx"))
        return sent, received


class Machines:
    """A scheduler, workers, a client, and a folder that all of them see."""

    def __init__(self, base: Path, options: argparse.Namespace, ends: ExitStack) -> None:
        self.base, self.options, self.ends = base, options, ends
        self.shared, self.disk = base / "shared", base / "disk"
        self.disk.mkdir()
        ends.callback(subprocess.run, ["ip", "link", "del", BRIDGE], check=False, capture_output=True)
        told("ip", "link", "add", BRIDGE, "type", "bridge")
        told("ip", "link", "set", BRIDGE, "up")
        self.scheduler, self.client = self._machine("scheduler", 1), self._machine("client", 2)
        self.workers = [self._machine(f"worker{i}", 10 + i, HABITS[i % len(HABITS)]) for i in range(options.workers)]
        self.all = [self.scheduler, self.client, *self.workers]
        if options.share == "sshfs":
            self.shared.mkdir()
            self._serve(self._machine("disk", 3))
        else:
            self.shared = self.disk
        self.security = certificates(base / "tls") if options.tls else []
        self.where = f"{'tls' if options.tls else 'tcp'}://{self.scheduler.address}:{PORT}"

    def _machine(self, name: str, number: int, environment: dict[str, str] | None = None) -> Machine:
        machine = Machine(name, number, self.base, environment or {})
        machine.make(self.options.mbit, self.options.latency, self.ends)
        return machine

    def _serve(self, disk: Machine) -> None:
        """Let a machine serve its folder, which the others mount."""
        keys = self.base / "ssh"
        keys.mkdir(mode=0o700)
        for name in ("host", "user"):
            told("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", keys / name)
        said = {"HostKey": keys / "host", "AuthorizedKeysFile": keys / "user.pub", "StrictModes": "no",
                "PidFile": "none", "Subsystem": "sftp internal-sftp"}  # fmt: skip
        Path("/run/sshd").mkdir(exist_ok=True)
        given = [each for name, value in said.items() for each in ("-o", f"{name}={value}")]
        self.ends.callback(
            end, disk.start("/usr/sbin/sshd", "-D", "-f", "/dev/null", *given, stderr=subprocess.DEVNULL)
        )
        time.sleep(1)
        for machine in self.all:
            trusting = "StrictHostKeyChecking=no,UserKnownHostsFile=/dev/null,LogLevel=ERROR"
            machine.mount = [
                f"sshfs -o IdentityFile={keys}/user,{trusting} root@{disk.address}:{self.disk} {self.shared}"
            ]
        self.all.append(disk)

    def start(self, machine: Machine) -> None:
        """Start the scheduler or a worker of one thread on a machine."""
        given = ("--port", PORT) if machine is self.scheduler else (
            self.where, "--nthreads", 1, "--local-directory", "/tmp/dask")  # fmt: skip
        program = "scheduler" if machine is self.scheduler else "worker"
        own = ("--host", machine.address, "--no-dashboard", *self.security)
        log = (self.base / f"{machine.name}.log").open("a")
        command = (sys.executable, "-m", f"distributed.cli.dask_{program}", *given, *own)
        self.ends.callback(end, machine.start(*command, stdout=log, stderr=subprocess.STDOUT))

    def bytes(self) -> dict[str, tuple[int, int]]:
        """Return for each machine what it has sent and received so far."""
        return {machine.name: machine.bytes() for machine in self.all}


def end(process: subprocess.Popen) -> None:
    """End a process."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def certificates(folder: Path) -> list[str]:
    """Make an authority and a certificate with openssl, as the documentation says; return the options of Dask."""
    folder.mkdir(mode=0o700)
    new = ("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj")
    told(*new, "/CN=authority", "-x509", "-days", 30, "-keyout", folder / "ca-key.pem", "-out", folder / "ca.pem")
    told(*new, "/CN=machine", "-keyout", folder / "key.pem", "-out", folder / "request.pem")
    told("openssl", "x509", "-req", "-days", 30, "-in", folder / "request.pem", "-CA", folder / "ca.pem",
         "-CAkey", folder / "ca-key.pem", "-CAcreateserial", "-out", folder / "cert.pem")  # fmt: skip
    given = {"--tls-ca-file": "ca.pem", "--tls-cert": "cert.pem", "--tls-key": "key.pem"}
    return [each for name, file in given.items() for each in (name, str(folder / file))]
