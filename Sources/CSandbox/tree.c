#define _GNU_SOURCE

#include "lambent_tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// A growing list of process ids; out of memory, it simply stops growing.
struct list {
    pid_t *ids;
    size_t count;
    size_t room;
};

static void append(struct list *list, pid_t id) {
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 32 : list->room * 2;
        pid_t *ids = realloc(list->ids, room * sizeof *ids);
        if (ids == NULL) return;
        list->ids = ids;
        list->room = room;
    }
    list->ids[list->count++] = id;
}

static ssize_t read_file(const char *path, char *text, size_t capacity) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return -1;
    ssize_t length;
    size_t total = 0;
    while (total < capacity - 1 && (length = read(file, text + total, capacity - 1 - total)) > 0) total += (size_t)length;
    close(file);
    text[total] = 0;
    return (ssize_t)total;
}

/// Appends the ids in a `children` file, which may be longer than any buffer.
static int append_children_file(const char *path, struct list *list) {
    FILE *file = fopen(path, "re");
    if (file == NULL) return -1;
    int id;
    while (fscanf(file, "%d", &id) == 1) append(list, (pid_t)id);
    fclose(file);
    return 0;
}

/// Appends the children of every thread of `process`. -1 when the kernel does not show them.
static int append_children(pid_t process, struct list *list) {
    char path[96];
    snprintf(path, sizeof path, "/proc/%d/task", (int)process);
    DIR *threads = opendir(path);
    if (threads == NULL) return errno == ENOENT || errno == ESRCH ? 0 : -1;
    int shown = 0;
    struct dirent *entry;
    while ((entry = readdir(threads)) != NULL) {
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "/proc/%d/task/%.16s/children", (int)process, entry->d_name);
        if (append_children_file(path, list) == 0) shown = 1;
    }
    closedir(threads);
    // A process that ended meanwhile shows nothing either; only a living one tells that the kernel cannot.
    return shown || kill(process, 0) != 0 ? 0 : -1;
}

/// The parent of a process by its stat line, or -1.
static pid_t parent_of(pid_t process) {
    char path[64], text[512];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
    if (read_file(path, text, sizeof text) <= 0) return -1;
    const char *name_end = strrchr(text, ')');  // the name may hold spaces and parentheses
    int parent;
    return name_end != NULL && sscanf(name_end + 1, " %*c %d", &parent) == 1 ? (pid_t)parent : -1;
}

/// For kernels without the `children` files: every process whose parent is in the list or is `root`.
static void append_by_scan(pid_t root, int deep, struct list *list) {
    struct list all = {0};
    DIR *processes = opendir("/proc");
    if (processes == NULL) return;
    struct dirent *entry;
    while ((entry = readdir(processes)) != NULL) {
        char *end;
        long id = strtol(entry->d_name, &end, 10);
        if (*end == 0 && id > 0) append(&all, (pid_t)id);
    }
    closedir(processes);
    for (size_t i = 0; i < all.count; i++) {
        if (parent_of(all.ids[i]) == root) append(list, all.ids[i]);
    }
    for (size_t next = 0; deep && next < list->count; next++) {
        for (size_t i = 0; i < all.count; i++) {
            if (parent_of(all.ids[i]) == list->ids[next]) append(list, all.ids[i]);
        }
    }
    free(all.ids);
}

static struct list tree(pid_t root, int deep) {
    struct list list = {0};
    if (append_children(root, &list) != 0) {
        list.count = 0;
        append_by_scan(root, deep, &list);
        return list;
    }
    for (size_t next = 0; deep && next < list.count; next++) append_children(list.ids[next], &list);
    return list;
}

size_t lambent_tree_children(pid_t root, pid_t **ids) {
    struct list list = tree(root, 0);
    *ids = list.ids;
    return list.count;
}

size_t lambent_tree_signal(pid_t root, int signal) {
    struct list list = tree(root, 1);
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (kill(list.ids[i], signal) == 0) count++;
    }
    free(list.ids);
    return count;
}

/// The value in bytes of a `Name:   123 kB` line.
static uint64_t kibibytes(const char *text, const char *name) {
    const char *line = strstr(text, name);
    return line == NULL ? 0 : strtoull(line + strlen(name), NULL, 10) * 1024;
}

struct lambent_memory lambent_tree_memory(pid_t root) {
    struct lambent_memory memory = {0};
    struct list list = tree(root, 1);
    for (size_t i = 0; i < list.count; i++) {
        char path[64], text[4096];
        snprintf(path, sizeof path, "/proc/%d/status", (int)list.ids[i]);
        if (read_file(path, text, sizeof text) <= 0) continue;
        uint64_t highest = kibibytes(text, "\nVmHWM:");
        memory.resident += kibibytes(text, "\nVmRSS:");
        if (highest > memory.highest) memory.highest = highest;
        memory.processes++;
    }
    free(list.ids);
    return memory;
}
