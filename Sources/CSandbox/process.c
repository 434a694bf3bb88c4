#define _GNU_SOURCE

#include "process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "identity.h"

#define CHILD_STACK 65536

void lambent_close_from(int first) {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)first, ~0u, 0u) == 0) return;
#endif
    // Before Linux 5.9. Closing while reading the directory is safe here: the ids are read ahead of the closing.
    DIR *open_ones = opendir("/proc/self/fd");
    if (open_ones == NULL) return;
    int ids[1024];
    size_t count = 0;
    struct dirent *entry;
    while ((entry = readdir(open_ones)) != NULL && count < 1024) {
        int id = atoi(entry->d_name);
        if (id >= first && id != dirfd(open_ones)) ids[count++] = id;
    }
    closedir(open_ones);
    while (count > 0) close(ids[--count]);
}

/// What the child shares with its parent, which is suspended until exec or exit: the program to read, the result to write.
struct start {
    const struct lambent_program *program;
    volatile uint32_t step;
    volatile int error;
};

static void fail(struct start *start, uint32_t step) {
    start->error = errno;
    start->step = step;
    _exit(127);
}

/// Signals that were ignored stay ignored over exec unless they are put back. By system call, because the C library
/// keeps two signals for itself, ignores them in what it spawns and does not let anyone touch them.
static void reset_signals(void) {
    // Larger than any kernel's structure; zero is the default action, no flags, no mask.
    static const long ordinary[8];
    for (int number = 1; number <= 64; number++) syscall(SYS_rt_sigaction, number, ordinary, NULL, 8);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/// Standard input, output, error and the rest at 0, 1, 2, 3, …: first all above the target range, so that none is
/// overwritten before it is moved.
static int place_descriptors(const struct lambent_program *program) {
    int above = (int)program->descriptor_count + 1;
    int moved[LAMBENT_DESCRIPTORS_MAXIMUM];
    for (size_t i = 0; i < program->descriptor_count; i++) {
        moved[i] = fcntl(program->descriptors[i], F_DUPFD_CLOEXEC, above);
        if (moved[i] < 0) return -1;
    }
    int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (input < 0) return -1;
    int input_above = fcntl(input, F_DUPFD_CLOEXEC, above);
    if (input_above < 0 || dup2(input_above, 0) < 0) return -1;
    for (size_t i = 0; i < program->descriptor_count; i++) {
        if (dup2(moved[i], (int)i + 1) < 0) return -1;
    }
    lambent_close_from(above);
    return 0;
}

static int set_limits(const struct lambent_program *program) {
    for (size_t i = 0; i < program->limit_count; i++) {
        const struct lambent_limit *wanted = &program->limits[i];
        struct rlimit limit = {.rlim_cur = wanted->soft, .rlim_max = wanted->hard};
        if (setrlimit(wanted->resource, &limit) == 0) continue;
        if (errno != EPERM) return -1;
        // Without the right to raise the hard limit: as near as this process may go.
        struct rlimit present;
        if (getrlimit(wanted->resource, &present) != 0) return -1;
        if (limit.rlim_max > present.rlim_max) limit.rlim_max = present.rlim_max;
        if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
        if (setrlimit(wanted->resource, &limit) != 0) return -1;
    }
    return 0;
}

/// Runs in the parent's memory until exec: system calls only, nothing that allocates or locks.
static int child_main(void *argument) {
    struct start *start = argument;
    const struct lambent_program *program = start->program;
    reset_signals();
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);  // the parent has one thread, so this means its death
    umask(022);
    if (place_descriptors(program) != 0) fail(start, LAMBENT_STEP_DESCRIPTORS);
    if (set_limits(program) != 0) fail(start, LAMBENT_STEP_LIMITS);
    if (program->identity != NULL && lambent_assume_identity(program->identity) != 0) fail(start, LAMBENT_STEP_IDENTITY);
    if (chdir(program->directory) != 0) fail(start, LAMBENT_STEP_DIRECTORY);
    execve(program->executable, program->arguments, program->variables);
    if (errno == ENOENT && access(program->executable, F_OK) == 0) {
        errno = ENOENT;
        fail(start, LAMBENT_STEP_INTERPRETER);
    }
    fail(start, LAMBENT_STEP_EXEC);
    return 127;
}

struct lambent_outcome lambent_start_program(const struct lambent_program *program) {
    static _Alignas(16) char stack[CHILD_STACK];
    struct start start = {.program = program};
    struct lambent_outcome outcome = {0};
    int flags = CLONE_VM | CLONE_VFORK | SIGCHLD;
    if (program->identity != NULL && program->identity->in_user_namespace) flags |= CLONE_NEWUSER;
    int process = clone(child_main, stack + CHILD_STACK, flags, &start);
    if (process < 0) {
        outcome.step = LAMBENT_STEP_FORK;
        outcome.error = errno;
        return outcome;
    }
    outcome.process = process;
    if (start.step != LAMBENT_STEP_NONE) {
        outcome.step = start.step;
        outcome.error = start.error;
        int status;
        while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
        }
    }
    return outcome;
}
