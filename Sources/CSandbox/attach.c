#define _GNU_SOURCE

#include "attach.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "id_map.h"
#include "mounts.h"
#include "stage.h"

/// Whom files belong to where nobody is named and the directory is root's.
#define ORDINARY_OWNER 1000u

#define SHARED_TREE (MOUNT_NO_SETUID | MOUNT_NO_DEVICES)
#define HOLD (O_PATH | O_DIRECTORY | O_CLOEXEC)

static struct lambent_attached failed(uint32_t step) {
    return (struct lambent_attached){.step = step, .error = errno};
}

/// Only root gives files to others; in a user namespace there is nobody else.
static int give(int directory, uint32_t user, uint32_t group) {
    if (stage_is_in_user_namespace() || geteuid() != 0) return 0;
    return fchown(directory, user, group);
}

/// The directory, made for the owner when it is the server's own and missing.
static int open_directory(const struct lambent_attach *attach, const char *path) {
    int directory = open(path, HOLD);
    if (directory >= 0 || errno != ENOENT || (attach->flags & LAMBENT_ATTACH_OWN) == 0) return directory;
    if (make_directories("", path) != 0) return -1;
    int made = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (made < 0) return -1;
    int is_owned = (attach->flags & LAMBENT_ATTACH_OWNED) != 0;
    int given = give(
        made, is_owned ? attach->owner_user : ORDINARY_OWNER, is_owned ? attach->owner_group : ORDINARY_OWNER);
    int error = errno;
    close(made);
    errno = error;
    return given != 0 ? -1 : open(path, HOLD);
}

/// Makes one part of a path; 0 also when somebody else has made it meanwhile.
static int make_part(const struct lambent_attach *attach, int parent, const char *name) {
    if (mkdirat(parent, name, 0700) != 0) return errno == EEXIST ? 0 : -1;
    int made = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (made < 0) return -1;
    int result = give(made, attach->creation_user, attach->creation_group);
    if (result == 0) result = fchmod(made, attach->creation_mode & 07777);
    int error = errno;
    close(made);
    errno = error;
    return result;
}

/// Goes down from an open directory, part by part and through no link: functions may have made links in there.
static int descend(const struct lambent_attach *attach, int directory, const char *path) {
    char parts[PATH_MAX];
    if (join(parts, sizeof parts, "", path) != 0) return -1;
    char *rest = parts, *name;
    while ((name = strsep(&rest, "/")) != NULL) {
        if (*name == 0 || strcmp(name, ".") == 0) continue;
        if (strcmp(name, "..") == 0) {
            errno = EINVAL;
            return -1;
        }
        int next = openat(directory, name, HOLD | O_NOFOLLOW);
        if (next < 0 && errno == ENOENT && (attach->flags & LAMBENT_ATTACH_CREATES) != 0
            && make_part(attach, directory, name) == 0) {
            next = openat(directory, name, HOLD | O_NOFOLLOW);
        }
        int error = errno;
        close(directory);
        errno = error;
        if (next < 0) return -1;
        directory = next;
    }
    return directory;
}

/// As whom everything is done: who is given, else the owner of the directory unless that is root. 0, or -1.
static int settle_owner(const struct lambent_attach *attach, int directory, struct lambent_attached *attached) {
    struct stat found;
    if (fstat(directory, &found) != 0) return -1;
    if ((attach->flags & LAMBENT_ATTACH_OWNED) != 0) {
        attached->owner_user = attach->owner_user;
        attached->owner_group = attach->owner_group;
    } else {
        attached->owner_user = found.st_uid != 0 ? found.st_uid : ORDINARY_OWNER;
        attached->owner_group = found.st_gid != 0 ? found.st_gid : ORDINARY_OWNER;
    }
    int is_root = attached->owner_user == 0 || attached->owner_group == 0;
    // A function could leave a program there that makes whoever starts it root; below the server's own directory nobody can.
    if (!is_root || (attach->flags & LAMBENT_ATTACH_OWN) != 0 || stage_is_in_user_namespace()) return 0;
    errno = EPERM;
    return -1;
}

static struct lambent_attached attach_opened(const struct lambent_attach *attach, int directory, int *mount) {
    struct lambent_attached attached = {0};
    if (settle_owner(attach, directory, &attached) != 0) return failed(LAMBENT_ATTACH_OWNER);
    *mount = mount_copy_directory(directory, SHARED_TREE);
    if (*mount < 0) return failed(LAMBENT_ATTACH_MOUNT);
    if ((attach->flags & LAMBENT_ATTACH_MAPS) == 0) return attached;
    int map = id_map_make(attached.owner_user, attach->user, attached.owner_group, attach->group);
    int mapped = map < 0 ? -1 : mount_map(*mount, map);
    if (mapped == 0) return attached;
    // Still told: it is the user that a sandbox needs to have instead.
    attached.step = LAMBENT_ATTACH_MAP;
    attached.error = errno;
    close(*mount);
    *mount = -1;
    return attached;
}

struct lambent_attached attach_directory(
    const struct lambent_attach *attach, const char *directory, const char *path, int *mount) {
    umask(0);
    int base = open_directory(attach, directory);
    if (base < 0) return failed(LAMBENT_ATTACH_DIRECTORY);
    int shown = descend(attach, base, path);
    if (shown < 0) return failed(LAMBENT_ATTACH_PATH);
    return attach_opened(attach, shown, mount);
}
