/// The init of one sandbox.
#pragma once

#include "isolate.h"
#include "process.h"

/// What an isolated init needs beyond a plain one.
struct init_isolation {
    struct isolation isolation;
    struct lambent_identity identity;  // of every process it starts
};

/// Serves `control` until its other end closes or `life` (a pipe whose writer is only the launcher) ends; then kills
/// everything it started, whatever became of it, and ends the process. `title` is what `ps` shows.
/// With `isolated` (NULL: a plain sandbox) it is pid 1 of its namespaces and makes the rest of its isolation first.
_Noreturn void lambent_init_main(int control, int life, const char *title, const struct init_isolation *isolated);
