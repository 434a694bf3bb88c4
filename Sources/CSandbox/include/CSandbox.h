/// The C of the sandboxes: the launcher process, the init of each sandbox, and what the server needs to talk to them.
/// Policy (which process, which limits, when) is the server's; this code only carries it out.
#pragma once

#include "lambent_channel.h"
#include "lambent_protocol.h"
#include "lambent_tree.h"

/// Runs the launcher on `control`, the launcher's end of a SOCK_SEQPACKET pair, until the other end closes.
/// Must be called before the process has a second thread. The result is the exit status of the process.
int lambent_launcher_main(int control);
