#define _GNU_SOURCE

#include "seccomp.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE AUDIT_ARCH_AARCH64
#else
#error "no filter of system calls for this architecture"
#endif

// Calls that headers of the oldest supported host do not name; the numbers are the same on every architecture.
#define NUMBER_PIDFD_GETFD 438
#define NUMBER_MOUNT_SETATTR 442
#define NUMBER_QUOTACTL_FD 443
#define NUMBER_MEMFD_SECRET 447
#define NUMBER_STATMOUNT 457
#define NUMBER_LISTMOUNT 458
#define NUMBER_OPEN_TREE_ATTR 467

/// Every namespace flag of clone; the flag for time namespaces shares its bits with the signal there.
#define NEW_NAMESPACE 0x7e020000u
#define NEW_NAMESPACE_UNSHARE 0x7e020080u

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define GIVE(result) BPF_STMT(BPF_RET | BPF_K, (result))
#define REFUSE(error) GIVE(SECCOMP_RET_ERRNO | (error))
#define IF_NOT(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (skip))
#define IF_NO_BIT_OF(bits, skip) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 0, (skip))
#define DENY(number) IF_NOT((number), 1), REFUSE(EPERM)
#define UNKNOWN(number) IF_NOT((number), 1), REFUSE(ENOSYS)

// The lower half of the first argument, on the little-endian machines that there are.
#define FIRST args[0]

static const struct sock_filter filter[] = {
    // A call of another architecture has other numbers: whoever makes one wants to get around this.
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE, 1, 0),
    GIVE(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
#if defined(__x86_64__)
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1),  // the 32-bit-pointer calls of the same architecture
    GIVE(SECCOMP_RET_KILL_PROCESS),
#endif

    // New namespaces, first of all a user namespace, open the kernel wide. The flags of clone3 are out of a filter's
    // reach: without it, C libraries use clone.
    UNKNOWN(SYS_clone3),
    IF_NOT(SYS_clone, 4),
    LOAD(FIRST),
    IF_NO_BIT_OF(NEW_NAMESPACE, 1),
    REFUSE(EPERM),
    GIVE(SECCOMP_RET_ALLOW),
    IF_NOT(SYS_unshare, 4),
    LOAD(FIRST),
    IF_NO_BIT_OF(NEW_NAMESPACE_UNSHARE, 1),
    REFUSE(EPERM),
    GIVE(SECCOMP_RET_ALLOW),
    DENY(SYS_setns),

    // Families of sockets that no network namespace holds back, or that only need attack surface.
    IF_NOT(SYS_socket, 9),
    LOAD(FIRST),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 5, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 4, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET6, 3, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_NETLINK, 2, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_PACKET, 2, 0),
    REFUSE(EAFNOSUPPORT),
    GIVE(SECCOMP_RET_ALLOW),
    REFUSE(EPERM),

    DENY(SYS_mount),
    DENY(SYS_umount2),
    DENY(SYS_pivot_root),
    DENY(SYS_chroot),
    DENY(428),  // open_tree
    DENY(429),  // move_mount
    DENY(430),  // fsopen
    DENY(431),  // fsconfig
    DENY(432),  // fsmount
    DENY(433),  // fspick
    DENY(NUMBER_MOUNT_SETATTR),
    DENY(NUMBER_OPEN_TREE_ATTR),
    DENY(NUMBER_STATMOUNT),
    DENY(NUMBER_LISTMOUNT),

    DENY(SYS_ptrace),
    DENY(SYS_process_vm_readv),
    DENY(SYS_process_vm_writev),
    DENY(SYS_kcmp),
    DENY(NUMBER_PIDFD_GETFD),

    DENY(SYS_bpf),
    DENY(SYS_perf_event_open),
    DENY(SYS_userfaultfd),
    UNKNOWN(425),  // io_uring_setup
    UNKNOWN(426),  // io_uring_enter
    UNKNOWN(427),  // io_uring_register
    DENY(SYS_keyctl),
    DENY(SYS_add_key),
    DENY(SYS_request_key),
    UNKNOWN(NUMBER_MEMFD_SECRET),

    DENY(SYS_open_by_handle_at),
    DENY(SYS_name_to_handle_at),
    DENY(SYS_fanotify_init),
    DENY(SYS_quotactl),
    DENY(NUMBER_QUOTACTL_FD),
    DENY(SYS_init_module),
    DENY(SYS_finit_module),
    DENY(SYS_delete_module),
    DENY(SYS_kexec_load),
#ifdef SYS_kexec_file_load
    DENY(SYS_kexec_file_load),
#endif
    DENY(SYS_reboot),
    DENY(SYS_swapon),
    DENY(SYS_swapoff),
    DENY(SYS_acct),
    DENY(SYS_syslog),
    DENY(SYS_vhangup),
    DENY(SYS_sethostname),
    DENY(SYS_setdomainname),
    DENY(SYS_settimeofday),
    DENY(SYS_clock_settime),
#if defined(__x86_64__)
    DENY(SYS_iopl),
    DENY(SYS_ioperm),
    DENY(SYS_modify_ldt),
#endif
    GIVE(SECCOMP_RET_ALLOW),
};

int seccomp_install(void) {
    static const struct sock_fprog program = {
        .len = sizeof filter / sizeof *filter,
        .filter = (struct sock_filter *)(size_t)filter,  // the kernel only reads it
    };
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}
