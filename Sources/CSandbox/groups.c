#define _GNU_SOURCE

#include "groups.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"

/// Directories that wait to be removed.
struct list {
    char **directories;
    size_t count;
    size_t room;
};

static struct list left;
static struct list last;

/// How often `groups_retry` has failed since anything was added. Somebody may keep a group that he has put a process into.
static unsigned failures;
#define MOST_FAILURES 500

void groups_thaw(char *const *directories, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char path[PATH_MAX];
        if (join(path, sizeof path, directories[i], "/cgroup.freeze") == 0) write_kernel_file(path, "0");
        if (join(path, sizeof path, directories[i], "/freezer.state") == 0) write_kernel_file(path, "THAWED");
    }
}

static void append(struct list *list, const char *directory) {
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 32 : list->room * 2;
        char **larger = realloc(list->directories, room * sizeof *larger);
        if (larger == NULL) return;
        list->directories = larger;
        list->room = room;
    }
    char *copy = strdup(directory);
    if (copy != NULL) list->directories[list->count++] = copy;
}

void groups_remove(char *const *directories, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (rmdir(directories[i]) == 0 || errno != EBUSY) continue;
        append(&left, directories[i]);
        failures = 0;
    }
}

size_t groups_retry(void) {
    size_t kept = 0;
    int gives_up = left.count > 0 && failures++ >= MOST_FAILURES;
    for (size_t i = 0; i < left.count; i++) {
        if (rmdir(left.directories[i]) != 0 && errno == EBUSY && !gives_up) {
            left.directories[kept++] = left.directories[i];
        } else {
            free(left.directories[i]);
        }
    }
    return left.count = kept;
}

void groups_remove_at_end(char *const *directories, size_t count) {
    for (size_t i = 0; i < count; i++) append(&last, directories[i]);
}

/// Removes the groups within a group: a server that was killed may have made some that it had not told of yet.
static void remove_children(const char *directory) {
    DIR *entries = opendir(directory);
    if (entries == NULL) return;
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        if (entry->d_type != DT_DIR || entry->d_name[0] == '.') continue;
        char name[NAME_MAX + 2] = "/";
        strcpy(name + 1, entry->d_name);
        char path[PATH_MAX];
        if (join(path, sizeof path, directory, name) == 0) rmdir(path);
    }
    closedir(entries);
}

void groups_finish(void) {
    for (size_t i = 0; i < last.count; i++) {
        if (rmdir(last.directories[i]) == 0 || errno == ENOENT) continue;
        remove_children(last.directories[i]);
        rmdir(last.directories[i]);
    }
}
