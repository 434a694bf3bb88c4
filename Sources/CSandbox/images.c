#define _GNU_SOURCE

#include "images.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "loop.h"
#include "mounts.h"

#define READ_ONLY_TREE (MOUNT_READ_ONLY | MOUNT_NO_SETUID | MOUNT_NO_DEVICES)

struct image {
    char *source;  // NULL: a free place
    unsigned users;
    dev_t device;  // of the directory that is shown: another may have its name by now
    ino_t inode;
};

static struct image *images;
static int image_count;
static int needs_loop;  // the kernel cannot mount an erofs image from a file

/// Mount points are named by number and reached from the working directory, since the options of an overlay have little room.
static void name_of(int number, char name[16]) {
    snprintf(name, 16, "%d", number);
}

int images_begin(const char *directory) {
    return chdir(directory);
}

static int mount_by_loop(const char *path) {
    char device_path[32];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return -1;
    int device = loop_attach(file, 1, device_path, sizeof device_path);
    int error = errno;
    close(file);
    errno = error;
    if (device < 0) return -1;
    const struct mount_option options[] = {{"source", device_path}, {NULL, NULL}};
    int mount = mount_make("erofs", options, READ_ONLY_TREE);
    error = errno;
    close(device);
    errno = error;
    return mount;
}

static int mount_image(const char *path) {
    if (!needs_loop) {
        const struct mount_option options[] = {{"source", path}, {NULL, NULL}};
        int mount = mount_make("erofs", options, READ_ONLY_TREE);
        if (mount >= 0 || errno != ENOTBLK) return mount;
        needs_loop = 1;
    }
    return mount_by_loop(path);
}

static int place_tree(const char *source, int number) {
    int mount = source[0] == 'i' ? mount_image(source + 1) : mount_copy(source + 1, READ_ONLY_TREE);
    if (mount < 0) return -1;
    char name[16];
    name_of(number, name);
    int placed = mkdir(name, 0755) == 0 || errno == EEXIST ? mount_place(mount, name) : -1;
    int error = errno;
    close(mount);
    errno = error;
    return placed;
}

static int free_place(void) {
    for (int number = 0; number < image_count; number++) {
        if (images[number].source == NULL) return number;
    }
    struct image *larger = realloc(images, ((size_t)image_count + 1) * sizeof *larger);
    if (larger == NULL) return -1;
    images = larger;
    images[image_count] = (struct image){0};
    return image_count++;
}

/// A directory that was removed and made again is another; an image never changes.
static int is_still(const struct image *image, const struct stat *now) {
    return image->source[0] == 'i' || (image->device == now->st_dev && image->inode == now->st_ino);
}

int image_acquire(const char *source) {
    struct stat now = {0};
    if (source[0] == 'd' && stat(source + 1, &now) != 0) return -1;
    for (int number = 0; number < image_count; number++) {
        if (images[number].source == NULL || strcmp(images[number].source, source) != 0) continue;
        if (!is_still(&images[number], &now)) continue;
        images[number].users++;
        return number;
    }
    int number = free_place();
    char *copy = number < 0 ? NULL : strdup(source);
    if (copy == NULL) return -1;
    if (place_tree(source, number) != 0) {
        int error = errno;
        free(copy);
        errno = error;
        return -1;
    }
    images[number] = (struct image){.source = copy, .users = 1, .device = now.st_dev, .inode = now.st_ino};
    return number;
}

void image_release(int number) {
    if (--images[number].users > 0) return;
    char name[16];
    name_of(number, name);
    umount2(name, MNT_DETACH);
    free(images[number].source);
    images[number].source = NULL;
}

int image_mount(int number) {
    char name[16];
    name_of(number, name);
    return mount_copy(name, READ_ONLY_TREE);
}

int images_merge(const int *numbers, size_t count) {
    if (count == 1) return image_mount(numbers[0]);
    char order[256];
    size_t length = 0;
    for (size_t i = count; i > 0; i--) {
        char name[16];
        name_of(numbers[i - 1], name);
        int added = snprintf(order + length, sizeof order - length, length == 0 ? "%s" : ":%s", name);
        length += (size_t)added;
        if (length >= sizeof order) {
            errno = E2BIG;
            return -1;
        }
    }
    const struct mount_option options[] = {{"lowerdir", order}, {NULL, NULL}};
    return mount_make("overlay", options, READ_ONLY_TREE);
}

int images_stack(const int *numbers, size_t count) {
    static const char place[] = "stack";
    // By the old call: the new one takes no option of more than 255 bytes, and images have up to 127 layers.
    char options[4096];
    int length = snprintf(options, sizeof options, "userxattr,lowerdir=..%s", IMAGES_FURNITURE);
    for (size_t i = count; i > 0; i--) {
        char name[16];
        name_of(numbers[i - 1], name);
        int added = snprintf(options + length, sizeof options - (size_t)length, ":%s", name);
        length += added;
        if ((size_t)length >= sizeof options) {
            errno = E2BIG;
            return -1;
        }
    }
    if (mkdir(place, 0755) != 0 && errno != EEXIST) return -1;
    if (mount("overlay", place, "overlay", MS_RDONLY | MS_NOSUID | MS_NODEV, options) != 0) return -1;
    int stacked = mount_copy(place, READ_ONLY_TREE);
    int error = errno;
    umount2(place, MNT_DETACH);
    errno = error;
    return stacked;
}
