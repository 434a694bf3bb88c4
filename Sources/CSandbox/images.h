/// Read-only trees that sandboxes share: each is mounted once in the launcher, however many sandboxes show it.
#pragma once

#include <stddef.h>

/// `directory` holds the mount points; it is entered, and the launcher must stay in it.
int images_begin(const char *directory);

/// The tree behind a source, "i" and the path of an erofs image or "d" and that of a directory; mounted when it is not yet.
/// A number to release, or -1 with errno.
int image_acquire(const char *source);
void image_release(int number);

/// A mount of the tree, for one sandbox. A descriptor, or -1 with errno.
int image_mount(int number);

/// A mount of several trees merged, the last on top.
int images_merge(const int *numbers, size_t count);

/// Where the furniture of roots is, below the directory of the stage.
#define IMAGES_FURNITURE "/furniture"

/// A mount of the layers of a container image, the last on top and the furniture over it: what a sandbox has as its root.
int images_stack(const int *numbers, size_t count);
