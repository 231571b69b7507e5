"""The whole way on several machines, which this script makes of one: network namespaces, each with its own address.

    sudo python benchmarks/machines.py FILE.jsonl [--workers 2] [--topics 50] [--memory minibatch] [--piece BYTES]
        [--share bind|sshfs] [--mbit 100] [--latency 20] [--tls] [--direct] [--fault kill-worker --in counting]

A scheduler, the workers and the client run on machines of their own: with their own network, /tmp, working folder,
locale, hash seed and number of threads. They share one folder, in which the file lies: the same disk (bind), or that of
a further machine by sshfs, whose bytes go over the network, too. The way goes from the file to a digest and a report,
once in one process and once on these machines. Printed are the seconds of each phase, the bytes over the links, those
that `gleanings.planning.cost` forecasts, and whether topics and report are the same. `--fault` does something to a
machine while a phase runs. Needs root, Linux and iproute2 (for sshfs also sshfs and sshd).
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from namespaces import Machine, Machines
from whole_way import PHASES, whole_way

import gleanings as gl
from gleanings.planning.cost import Rates, Work, phases


def work(config: dict) -> None:
    """Go the whole way, as the client does: alone, or on a cluster; say on each line what was done."""
    with ExitStack() as stack:
        if config["where"]:
            import distributed

            names = ("tls_ca_file", "tls_client_cert", "tls_client_key")
            tls = dict(zip(names, config["tls"][1::2], strict=False), require_encryption=True)
            security = distributed.Security(**tls) if config["tls"] else None
            client = distributed.Client(config["where"], security=security, direct_to_workers=config["direct"] or None)
            stack.enter_context(client)
            client.wait_for_workers(config["workers"])
            stack.enter_context(gl.cluster(client=client))
        folder = Path(config["folder"])

        def phase(name: str, step: Callable):
            print(json.dumps(["begin", name]), flush=True)
            before = time.perf_counter()
            found = step()
            print(json.dumps(["end", name, time.perf_counter() - before]), flush=True)
            return found

        corpus, bag, model, _ = whole_way(
            Path(config["file"]), phase, folder, keep=True, topics=config["topics"], memory=config["memory"],
            piece=config["piece"],
        )  # fmt: skip
        pages = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.rglob("*.html"))))
        told_ = {
            "topics": hashlib.sha256(model.weights.tobytes()).hexdigest()[:16], "report": pages.hexdigest()[:16],
            "work": {"text": int(corpus.documents.facts.characters.sum()), "documents": len(corpus),
                     "entries": int(bag.counts.nnz), "vocabulary": len(bag.vocabulary), "topics": config["topics"],
                     "passes": model.fit.passes},
        }  # fmt: skip
        print(json.dumps(["done", told_]), flush=True)


def kill_worker(machines: Machines) -> None:
    """End all processes of a worker's machine at once."""
    machines.workers[0].kill()


def kill_scheduler(machines: Machines) -> None:
    """End the scheduler."""
    machines.scheduler.kill()


def restart_scheduler(machines: Machines) -> None:
    """End the scheduler, and start it again, and not the workers."""
    machines.scheduler.kill()
    machines.start(machines.scheduler)


def cut_worker(machines: Machines) -> None:
    """Take the network away from a worker."""
    machines.workers[0].plug("down")


def cut_briefly(machines: Machines) -> None:
    """Take the network away from a worker for three seconds."""
    cut_worker(machines)
    time.sleep(3)
    machines.workers[0].plug("up")


def cut_client(machines: Machines) -> None:
    """Take the network away from the client."""
    machines.client.plug("down")


_ALL = (kill_worker, kill_scheduler, restart_scheduler, cut_worker, cut_briefly, cut_client)
FAULTS = {each.__name__.replace("_", "-"): each for each in _ALL}


def followed(machines: Machines, machine: Machine, config: dict) -> dict:
    """Run a client and read what it says; return seconds and bytes by phase, what was found, and what went wrong."""
    config = {**vars(machines.options), "tls": machines.security, **config}
    process = machine.start(
        sys.executable, Path(__file__).resolve(), "--work", json.dumps(config, default=str),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    found: dict = {"seconds": {}, "bytes": {}}
    before = machines.bytes()
    assert process.stdout
    assert process.stderr
    for line in process.stdout:
        kind, *what = json.loads(line)
        now = machines.bytes()
        if kind == "begin":
            before = now
            if config["where"] and config["fault"] and config["phase"] == what[0]:
                time.sleep(config["after"])
                FAULTS[config["fault"]](machines)
        elif kind == "end":
            found["seconds"][what[0]] = what[1]
            found["bytes"][what[0]] = {
                name: [b - a for a, b in zip(before[name], now[name], strict=True)] for name in now
            }
        else:
            found |= what[0]
    found["error"] = process.stderr.read().strip().splitlines()[-1:] if process.wait() else []
    return found


def shown(alone: dict, found: dict) -> None:
    """Print both runs, phase by phase, beside what the model says."""
    forecast: dict[str, float] = {}
    for phase in phases(Work(**alone["work"]), Rates()):
        name = "topics" if phase.name == "shares" else phase.name
        forecast[name] = forecast.get(name, 0.0) + phase.sent
    machines = list(next(iter(found["bytes"].values()), {}))
    print("seconds alone and on machines; MB that each machine sent; MB to and from the client, and by the model")
    print(
        f"{'':<10}{'alone':>8}{'machines':>10}"
        + "".join(f"{name:>11}" for name in machines)
        + f"{'client':>9}{'model':>9}"
    )
    for name in PHASES:
        if name not in found["seconds"]:
            print(f"{name:<10}{alone['seconds'][name]:>8.1f}  not done")
            continue
        moved = found["bytes"][name]
        sent = "".join(f"{moved[each][0] / 1e6:>11.1f}" for each in machines)
        print(f"{name:<10}{alone['seconds'][name]:>8.1f}{found['seconds'][name]:>10.1f}{sent}"
              f"{sum(moved['client']) / 1e6:>9.1f}{forecast[name] / 1e6:>9.1f}")  # fmt: skip
    for what in ("topics", "report"):
        print(f"{what}: {alone.get(what)} alone, {found.get(what)} on machines", end="; ")
    print("the same" if all(alone[each] == found.get(each) for each in ("topics", "report")) else "NOT the same")
    for line in found["error"]:
        print(f"the client said: {line}")


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--topics", type=int, default=50)
    parser.add_argument("--memory", default="minibatch", choices=("auto", "full", "minibatch"))
    parser.add_argument("--piece", type=int, default=1_500_000, help="bytes of the source in a task")
    parser.add_argument("--share", default="bind", choices=("bind", "sshfs"))
    parser.add_argument("--mbit", type=float, help="of each link, each way")
    parser.add_argument("--latency", type=float, help="milliseconds there and back between two machines")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--direct", action="store_true", help="the client fetches results from the workers themselves")
    parser.add_argument("--fault", choices=sorted(FAULTS))
    parser.add_argument("--in", dest="phase", default="counting", choices=PHASES)
    parser.add_argument("--after", type=float, default=0.3, help="seconds after the beginning of the phase")
    parser.add_argument("--work", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(json.loads(options.work))
        return 0
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("ip"):
        print(
            "This makes network namespaces: run it as root (sudo) on Linux, with iproute2 installed.", file=sys.stderr
        )
        return 2
    with ExitStack() as ends:
        base = Path(tempfile.mkdtemp(prefix="gleanings-machines-", dir="/var/tmp"))  # /tmp is another on each machine
        ends.callback(shutil.rmtree, base, ignore_errors=True)
        machines = Machines(base, options, ends)
        shutil.copyfile(options.file, machines.disk / options.file.name)
        for machine in (machines.scheduler, *machines.workers):
            machines.start(machine)
        found = []
        for name, where in (("alone", ""), ("machines", machines.where)):
            (machines.disk / name).mkdir()
            folder, file = machines.shared / name, machines.shared / options.file.name
            found.append(followed(machines, machines.client, {"where": where, "folder": folder, "file": file}))
        shown(*found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
