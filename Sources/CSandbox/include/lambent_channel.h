/// Sockets, pipes and descriptors, in the shapes that Swift cannot reach by itself.
#pragma once

#include <stddef.h>
#include <sys/types.h>

/// Makes a connected SOCK_SEQPACKET pair, close-on-exec. 0, or -1 with errno.
int lambent_socketpair(int ends[2]);

/// Makes a pipe, close-on-exec: ends[0] reads, ends[1] writes. 0, or -1 with errno.
int lambent_pipe(int ends[2]);

/// Sends one message with its descriptors. 0, or -1 with errno (EAGAIN only with `wait` 0).
int lambent_send(int socket, const void *message, size_t length, const int *descriptors, size_t count, int wait);

/// Receives one message. On entry `*count` is the room in `descriptors`, on return how many came (close-on-exec).
/// Returns the length, 0 at the end, or -1 with errno: EMSGSIZE for a message larger than `capacity` or with more
/// descriptors than there is room for (all closed).
ssize_t lambent_receive(int socket, void *message, size_t capacity, int *descriptors, size_t *count, int wait);

/// An epoll descriptor and an event counter to wake its reader; -1 with errno.
int lambent_poller_make(void);
int lambent_event_make(void);

/// Watches `descriptor` under `key`: always for input and the end, for output too when `output` is not 0.
int lambent_poller_add(int poller, int descriptor, unsigned long long key, int output);
int lambent_poller_change(int poller, int descriptor, unsigned long long key, int output);
int lambent_poller_remove(int poller, int descriptor);

#define LAMBENT_READABLE 1
#define LAMBENT_WRITABLE 2

/// Waits without limit for at most `capacity` events; fills keys and LAMBENT_READABLE/LAMBENT_WRITABLE masks (an end
/// or an error counts as readable). Returns how many, or -1 with errno.
int lambent_poller_wait(int poller, unsigned long long *keys, int *masks, int capacity);

/// Starts `executable` with exactly this `argv` and `environment`: `control` as descriptor 3, /dev/null as standard input
/// and output, the caller's standard error, every signal at its default and unblocked. Returns 0 and sets `*process`,
/// or an errno.
int lambent_spawn(const char *executable, char *const argv[], char *const environment[], int control, pid_t *process);
