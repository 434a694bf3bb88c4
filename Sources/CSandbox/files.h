/// Files and directories in the shapes that the launcher and the inits need.
#pragma once

#include <stddef.h>
#include <sys/types.h>

/// Makes the directory and what leads to it, each with mode 0755. `root` goes before `path` and must exist. 0, or -1 with errno.
int make_directories(const char *root, const char *path);

/// Makes an empty file, and the directories that lead to it.
int make_file(const char *root, const char *path);

/// Writes a new file, replacing an old one.
int write_new_file(const char *path, const void *content, size_t length, mode_t mode);

/// Writes into a file of the kernel.
int write_kernel_file(const char *path, const char *text);

/// Copies a regular file of at most 64 MB.
int copy_file(const char *from, const char *to, mode_t mode);

/// Joins two parts of a path; 0, or -1 with errno ENAMETOOLONG.
int join(char *path, size_t capacity, const char *first, const char *second);
