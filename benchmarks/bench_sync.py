"""Syncs with a GitHub on this machine: what a real group costs, and how time and memory grow.

LASTCALL_CORPORA names the folder with the real group; without it only the generated ones are measured.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ITEMS = 20_000
COMMENTS_AN_ITEM = 5
ROUNDS = 3
MOST_REQUESTS, MOST_POINTS, MOST_AGAIN, MOST_FOR_THREE, MOST_RATIO = 40, 200, 1, 3, 2.2
WORDS = (
    "The unit of a reading should be said beside it, not in another table, so that a reader of one file "
    "knows what it means. Implementers told us that they guess today, and that two of them guessed wrong. "
)
MEASURED = """
import resource, runpy, sys, time
start = time.perf_counter()
sys.argv = ["lastcall", *sys.argv[1:]]
try:
    runpy.run_module("lastcall", run_name="__main__")
except SystemExit as ended:
    code = ended.code
taken = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"{taken} {used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024} {code or 0}", file=sys.stderr)
"""


def serve(size: int, archive: str | None) -> None:
    """The server, in a process of its own: fills itself, says where it is, and does what it is told."""
    sys.path.insert(0, str(ROOT))
    from tests.github import LocalGitHub
    from tests.github.archive import load

    with LocalGitHub() as github:
        name = load(github.state, Path(archive)).name_with_owner if archive else generate(github.state, size)
        github.limits["graphql"] = github.limits["core"] = 10**9
        print(json.dumps({"base": github.base_url, "token": github.token, "name": name}), flush=True)
        for line in sys.stdin:
            if line.startswith("change"):
                for number in sorted(github.state.repository(name).items)[:3]:
                    github.state.comment(github.state.item(name, number), "A word more", "somebody")
            told = {"requests": len(github.requests), "points": github.requests.points}
            told["computing"] = time.process_time()
            github.requests.clear()
            print(json.dumps(told), flush=True)


def generate(state: object, size: int) -> str:
    """Items, half of them pull requests, each with comments, as long as people write them."""
    name = "blue/mill"
    mill = state.add_repository(name)  # type: ignore[attr-defined]
    # an item every two minutes: were they all of one second, a sync would look at all of them again
    state.clock.fix(datetime(2026, 1, 1, tzinfo=UTC))  # type: ignore[attr-defined]
    for number in range(1, size + 1):
        state.clock.advance(120)  # type: ignore[attr-defined]
        opened = state.open_pull if number % 2 else state.open_issue  # type: ignore[attr-defined]
        item = opened(
            mill, f"Item {number}", f"{WORDS * 2}See #{max(1, number - 1)}.", f"person{number % 40}"
        )
        for comment in range(COMMENTS_AN_ITEM):
            more = f"As in #{max(1, number - 7)}." if comment == 0 else ""
            state.comment(item, WORDS * 2 + more, f"person{comment}")  # type: ignore[attr-defined]
    return name


class Server:
    """The server's process, seen from here."""

    def __init__(self, size: int = 0, archive: str | None = None) -> None:
        command = [sys.executable, __file__, "serve", str(size), *([archive] if archive else [])]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.where = json.loads(self._line())

    def ask(self, what: str) -> dict[str, float]:
        """What was asked of it since the last time."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        found: dict[str, float] = json.loads(self._line())
        return found

    def stop(self) -> None:
        """End it."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()


def lastcall(server: Server, store: Path, *arguments: str) -> tuple[float, float, float]:
    """Seconds, seconds of computing and megabytes of one command."""
    environment = {
        **os.environ,
        "GITHUB_API_URL": server.where["base"],
        "GITHUB_TOKEN": server.where["token"],
        "PYTHONPATH": str(ROOT / "tools"),
    }
    common = ["-C", str(store.parent), "--store", str(store), "--config", str(store.parent / "lastcall.toml")]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments, *common],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds, computing, megabytes, code = done.stderr.strip().splitlines()[-1].split()
    if code != "0":
        raise SystemExit(done.stderr)
    return float(seconds), float(computing), float(megabytes)


def group(folder: str, server: Server) -> Path:
    """A folder with a configuration and nothing else; returns where its store will be."""
    (Path(folder) / "lastcall.toml").write_text(
        f'[group]\nrepository = "{server.where["name"]}"\n', encoding="utf-8"
    )
    return Path(folder) / "store.sqlite"


def real(archive: Path) -> bool:
    """A real group's requests and points. Whether they are within their limits."""
    server = Server(archive=str(archive))
    within = True
    with tempfile.TemporaryDirectory() as folder:
        store = group(folder, server)
        server.ask("count")
        limits = {
            "first sync": (MOST_REQUESTS, MOST_POINTS),
            "nothing new": (MOST_AGAIN, 0),
            "three changed": (MOST_FOR_THREE, MOST_POINTS),
        }
        for what, (requests, points) in limits.items():
            if what == "three changed":
                server.ask("change")
            seconds, _, megabytes = lastcall(server, store, "sync")
            spent = server.ask("count")
            print(
                f"{archive.name}: {what:<14} {spent['requests']:3} requests (at most {requests}), "
                f"{spent['points']:3} points (at most {points}), {seconds:5.1f} s, {megabytes:4.0f} MB"
            )
            within &= spent["requests"] <= requests and spent["points"] <= points
    server.stop()
    return within


COMMANDS = {"sync": ("sync",), "sync again": ("sync",), "status": ("status",)}
Measured = dict[str, tuple[float, float, float]]
"""Seconds, seconds of computing and megabytes of each command."""


def once(server: Server) -> tuple[Measured, str]:
    """Each command once for a generated group, and what GitHub's stand-in did meanwhile."""
    found: Measured = {}
    told = []
    with tempfile.TemporaryDirectory() as folder:
        store = group(folder, server)
        before = server.ask("count")["computing"]
        for what, arguments in COMMANDS.items():
            found[what] = lastcall(server, store, *arguments)
            spent = server.ask("count")
            if spent["requests"]:
                computing = spent["computing"] - before
                told.append(
                    f"{what}: {spent['requests']:,} requests, {spent['points']:,} points, "
                    f"{computing:.1f} s of the stand-in's computing"
                )
            before = spent["computing"]
        told.append(f"store of {store.stat().st_size / 2**20:.0f} MB")
    return found, "; ".join(told)


def generated(sizes: tuple[int, int]) -> list[Measured]:
    """The least that each command took in some runs by turns, for a group of each size.

    Other work on the machine only ever adds: the least is the nearest to what the command itself takes.
    """
    servers = [Server(size) for size in sizes]
    runs: list[list[Measured]] = [[], []]
    for _ in range(ROUNDS):
        for place, server in enumerate(servers):
            found, told = once(server)
            runs[place].append(found)
            if len(runs[place]) == 1:
                print(f"{sizes[place]:,} items, {sizes[place] * COMMENTS_AN_ITEM:,} comments: {told}")
    least = []
    for place, server in enumerate(servers):
        server.stop()
        print(f"{sizes[place]:,} items, the least of {ROUNDS} runs:")
        best: Measured = {}
        for what in COMMANDS:
            wall, computing, memory = (min(run[what][n] for run in runs[place]) for n in range(3))
            best[what] = (wall, computing, memory)
            print(f"  {what:<12} {wall:6.1f} s, of which computing {computing:6.1f} s {memory:6.0f} MB")
        least.append(best)
    return least


def main() -> int:
    """Print the table; 1 if a limit is passed."""
    within = True
    if corpora := os.environ.get("LASTCALL_CORPORA"):
        within &= real(Path(corpora) / "quic" / "multipath.archive.json")
    else:
        print("LASTCALL_CORPORA is not set: no real group is measured")
    size = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    half, whole = generated((size // 2, size))
    print(f"twice the items: so many times as much (limit {MOST_RATIO})")
    for what in COMMANDS:
        wall, computing, memory = (whole[what][n] / half[what][n] for n in range(3))
        print(f"  {what:<12} clock on the wall {wall:.2f}, computing {computing:.2f}, memory {memory:.2f}")
        # user and system time of the process decide: the clock on the wall counts other work on the machine
        within &= max(computing, memory) <= MOST_RATIO
    return int(not within)


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
    else:
        sys.exit(main())
