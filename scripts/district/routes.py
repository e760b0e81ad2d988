"""Shortest walks on the finished network, for checks and expectations."""

import heapq

SPEED_MPS = 1.34


def neighbours(network):
    """Node -> list of (other node, length in metres)."""
    table = {}
    for link in network.links:
        length = network.length(link)
        table.setdefault(link.start, []).append((link.end, length))
        table.setdefault(link.end, []).append((link.start, length))
    return table


def walking_times_s(network, source):
    """Seconds at 1.34 m/s from a node to every node that can be reached."""
    table = neighbours(network)
    times, heap = {}, [(0.0, source)]
    while heap:
        time, node = heapq.heappop(heap)
        if node in times:
            continue
        times[node] = time
        for other, length in table.get(node, ()):
            if other not in times:
                heapq.heappush(heap, (time + length / SPEED_MPS, other))
    return times
