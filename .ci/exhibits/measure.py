"""measure.py PROGRAM CASE…: time and memory of a volume for each case. Memory must not
grow with the photographs, nor pass 500 MB; time is told, and judged by nobody."""

import os
import sys
import time

program, cases = sys.argv[1], sys.argv[2:]
peaks = []
for case in cases:
    start = time.monotonic()
    pid = os.posix_spawn(program, [program, "exhibits", case, "--force"], os.environ)
    _, status, used = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"{case}: status {status}")
    peaks.append(used.ru_maxrss / 1024)
    print(f"{case}: {time.monotonic() - start:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor, {peaks[-1]:.0f} MB")
if max(peaks) > 500 or peaks[-1] > 1.5 * peaks[0]:
    sys.exit("memory grows with the photographs, or passes 500 MB")
