/// Directories of the host that are being attached, each by a child of the launcher: a file system whose server does not
/// answer holds up whoever touches it, perhaps for good.
#pragma once

#include <poll.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "requests.h"

/// How many may be under way; one whose child cannot be killed counts on.
#define ATTACHMENTS_MAXIMUM 512

/// Fills in what to watch for input. How many there are, at most ATTACHMENTS_MAXIMUM.
size_t attachments_watch(struct pollfd *watched);

/// Milliseconds until the time of one is over; -1 when none is under way.
int attachments_wait(void);

/// One that has ended, or whose time is over: its answer, and the request that it answers. 0 when there is none.
uint32_t attachments_next(struct answer *answer);

/// Whether the child is one of an attachment.
int is_attachment(pid_t process);

/// Forgets a reaped child. 0 when it was none of an attachment.
int attachment_reaped(pid_t process);

/// Kills all of them.
void attachments_kill(void);
