/// A process and its descendants, as /proc shows them.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct lambent_memory {
    uint64_t resident;  // bytes: sum over the descendants, now
    uint64_t highest;   // bytes: largest resident size that any one of them has had
    uint32_t processes; // how many descendants there are
};

/// Memory of all descendants of `root`, without `root`. A process that ends meanwhile counts as nothing.
struct lambent_memory lambent_tree_memory(pid_t root);

/// Sends `signal` to every descendant of `root`, those seen at this moment. Returns how
/// many were signalled; new ones may have been born since, so repeat until there is nothing left to wait for.
size_t lambent_tree_signal(pid_t root, int signal);

/// The children of `root` alone, into a new array that the caller frees (NULL when there are none). Returns how many.
size_t lambent_tree_children(pid_t root, pid_t **ids);
