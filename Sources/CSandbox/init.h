/// The init of one sandbox.
#pragma once

/// Serves `control` until its other end closes or `life` (a pipe whose writer is only the launcher) ends; then kills
/// everything it started, whatever became of it, and ends the process. `title` is what `ps` shows.
_Noreturn void lambent_init_main(int control, int life, const char *title);
