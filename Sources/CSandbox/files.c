#define _GNU_SOURCE

#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_COPY (64 << 20)

int join(char *path, size_t capacity, const char *first, const char *second) {
    int length = snprintf(path, capacity, "%s%s", first, second);
    if (length >= 0 && (size_t)length < capacity) return 0;
    errno = ENAMETOOLONG;
    return -1;
}

/// Makes what leads to the last part of `whole`, from `from` on.
static int make_leading(char *whole, size_t from) {
    for (char *slash = strchr(whole + from, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        if (slash == whole + from) continue;
        *slash = 0;
        int made = mkdir(whole, 0755);
        *slash = '/';
        if (made != 0 && errno != EEXIST && errno != EROFS) return -1;
    }
    return 0;
}

int make_directories(const char *root, const char *path) {
    char whole[PATH_MAX];
    if (join(whole, sizeof whole, root, path) != 0 || make_leading(whole, strlen(root)) != 0) return -1;
    if (mkdir(whole, 0755) == 0 || errno == EEXIST) return 0;
    struct stat there;
    return errno == EROFS && stat(whole, &there) == 0 ? 0 : -1;
}

int make_file(const char *root, const char *path) {
    char whole[PATH_MAX];
    if (join(whole, sizeof whole, root, path) != 0 || make_leading(whole, strlen(root)) != 0) return -1;
    int file = open(whole, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) return -1;
    close(file);
    return 0;
}

static int write_all(int file, const char *content, size_t length) {
    while (length > 0) {
        ssize_t written = write(file, content, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return -1;
        content += written;
        length -= (size_t)written;
    }
    return 0;
}

static int close_with(int file, int result) {
    int error = errno;
    close(file);
    errno = error;
    return result;
}

int write_new_file(const char *path, const void *content, size_t length, mode_t mode) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (file < 0) return -1;
    return close_with(file, write_all(file, content, length));
}

int write_kernel_file(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return -1;
    return close_with(file, write_all(file, text, strlen(text)));
}

int copy_file(const char *from, const char *to, mode_t mode) {
    int source = open(from, O_RDONLY | O_CLOEXEC);
    if (source < 0) return -1;
    struct stat information;
    if (fstat(source, &information) != 0) return close_with(source, -1);
    if (!S_ISREG(information.st_mode) || information.st_size > LARGEST_COPY) {
        errno = EFBIG;
        return close_with(source, -1);
    }
    int target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (target < 0) return close_with(source, -1);
    char part[16384];
    ssize_t length;
    int result = 0;
    while (result == 0 && (length = read(source, part, sizeof part)) > 0) {
        result = write_all(target, part, (size_t)length);
    }
    return close_with(source, close_with(target, length < 0 ? -1 : result));
}
