/// Names of a process as `ps` shows them.
#pragma once

/// Sets the short name (the first word) and, as far as the room of the original arguments allows, the argument line.
void lambent_set_title(const char *title);
