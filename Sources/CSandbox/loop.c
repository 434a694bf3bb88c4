#define _GNU_SOURCE

#include "loop.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

// Since Linux 5.8; one call, so that no half-made device can be left.
#define CONFIGURE 0x4C0A

struct configuration {
    uint32_t file;
    uint32_t block_size;
    struct loop_info64 information;
    uint64_t reserved[8];
};

int loop_attach(int file, int read_only, char *path, size_t capacity) {
    int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
    if (control < 0) return -1;
    int device = -1;
    int error = EBUSY;
    // Another process may take the device that was free a moment ago.
    for (int attempt = 0; attempt < 64 && device < 0; attempt++) {
        int number = ioctl(control, LOOP_CTL_GET_FREE);
        if (number < 0) {
            error = errno;
            break;
        }
        snprintf(path, capacity, "/dev/loop%d", number);
        device = open(path, (read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC);
        if (device < 0) {
            error = errno;
            if (error == ENXIO || error == EBUSY) continue;
            break;
        }
        struct configuration configuration = {.file = (uint32_t)file};
        configuration.information.lo_flags = LO_FLAGS_AUTOCLEAR | (read_only ? LO_FLAGS_READ_ONLY : LO_FLAGS_DIRECT_IO);
        if (ioctl(device, CONFIGURE, &configuration) == 0) break;
        error = errno;
        close(device);
        device = -1;
        if (error != EBUSY) break;
    }
    close(control);
    errno = error;
    return device;
}
