"""Runs the contestants of bench/run.sh, checks what they print and prints the table: medians, and of the ratios of each round the median."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time

home, work, megabytes, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
bench = os.path.join(home, "bench")
lxtriage = os.path.join(home, "lxtriage")


def log(kind):
    size = str(4 * int(megabytes)) if kind == "long" else megabytes
    return os.path.join(work, "%s-%s.log" % ("unsup" if kind == "long" else kind, size))


def totals(kind):
    """Count by key; in the order of the file."""
    pairs = {}
    with open(log(kind) + ".totals", encoding="utf-8") as lines:
        for line in lines:
            count, key = line.rstrip("\n").split("\t", 1)
            pairs[key] = int(count)
    return pairs


def by_key(text):
    return {key: int(count) for count, key in (line.split("\t", 1) for line in text.splitlines())}


def same_keys(kind):
    return lambda text: by_key(text) == totals(kind)


def same_stacks(text):
    found = {}
    for line in text.splitlines():
        stack, count = line.rsplit(" ", 1)
        found[stack] = int(count)
    return found == totals("stacks")


def same_triage(kind):
    """A triage counts by process and by subject, of which several messages may speak: the counts by process are compared."""

    def check(text):
        wanted, found = {}, {}
        for key, count in totals(kind).items():
            name = key.split("\t")[0]
            if name != "quantize":
                wanted[name] = wanted.get(name, 0) + count
        for finding in json.loads(text)["findings"]:
            for process in finding["processes"]:
                found[process["execname"]] = found.get(process["execname"], 0) + process["count"]
        return found == wanted

    return check


def debug_records(text):
    lines = totals("debug")["debug lines"]
    return [capture["records"] for capture in json.loads(text)["captures"]] == [lines]


triage = [lxtriage, "triage", "--format", "json"]
races = [
    ("lxunsup rows", 4, triage + [log("unsup")], same_triage("unsup"),
     ["mawk", "-f", os.path.join(bench, "count-unsup.awk"), log("unsup")], same_keys("unsup")),
    ("four times as many of them", 6, triage + [log("long")], same_triage("long"),
     ["mawk", "-f", os.path.join(bench, "count-unsup.awk"), log("long")], same_keys("long")),
    ("entries and histograms", 4, triage + [log("counts")], same_triage("counts"),
     ["mawk", "-f", os.path.join(bench, "count-counts.awk"), log("counts")], same_keys("counts")),
    ("stacks, folded", 30, [lxtriage, "parse", "--format", "folded", log("stacks")], same_stacks,
     ["perl", os.path.join(bench, "collapse.pl"), log("stacks")], same_stacks),
    ("debug lines", 1, triage + [log("debug")], debug_records,
     ["mawk", "-f", os.path.join(bench, "count-debug.awk"), log("debug")], same_keys("debug")),
    # Here a ratio is how many times longer than `java -version` the command takes.
    ("explain", -9, [lxtriage, "explain", "statx"], lambda text: "statx" in text, ["java", "-version"], None),
    ("script", -9, [lxtriage, "script", "lxunsup"], lambda text: "brand-lx" in text, ["java", "-version"], None),
    ("--version", -9, [lxtriage, "--version"], lambda text: "lxtriage" in text, ["java", "-version"], None),
    ("report of the boot sample", -18,
     [lxtriage, "report", os.path.join(home, "samples", "boot.log"), "-o", os.path.join(work, "report.html")],
     lambda text: True, ["java", "-version"], None),
]


def read_once(command):
    """Reads the inputs, so that nobody waits for the disk; a busy machine forgets them between two runs."""
    for word in command:
        if word.startswith(work) and os.path.isfile(word):
            with open(word, "rb") as stream:
                while stream.read(1 << 20):
                    pass


def run(command, check):
    """Seconds, CPU seconds and MiB resident."""
    read_once(command)
    out = os.path.join(work, "out")
    with open(out, "wb") as stream:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        del before
    if status != 0:
        sys.exit("failed: " + " ".join(command))
    if check:
        with open(out, encoding="utf-8") as text:
            if not check(text.read()):
                sys.exit("wrong totals: " + " ".join(command))
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


print("| input | at least | ratio | CPU ratio | lxtriage s | peer s | lxtriage MiB | peer MiB |")
print("|---|---|---|---|---|---|---|---|")
for name, target, our_command, our_check, their_command, their_check in races:
    pairs = [(run(our_command, our_check), run(their_command, their_check)) for _ in range(rounds)]
    (s, cpu, mib), (t, peer_cpu, peer_mib) = [[statistics.median(v) for v in zip(*side)] for side in zip(*pairs)]
    # of each round by itself: the two of a round ran one after the other, and a machine's speed drifts
    ratio = statistics.median(theirs[0] / ours[0] if target > 0 else ours[0] / theirs[0] for ours, theirs in pairs)
    cpu_ratio = peer_cpu / cpu if target > 0 else cpu / peer_cpu
    limit = "%d times as fast" % target if target > 0 else "under %d times" % -target
    print("| %s | %s | %.2f | %.2f | %.2f | %.2f | %d | %d |" % (name, limit, ratio, cpu_ratio, s, t, mib, peer_mib), flush=True)
