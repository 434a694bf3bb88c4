/// Messages between the server, the launcher and the inits.
///
/// Both ends of every socket are the same build of the same binary, so the layout is free to change; the version in
/// the greeting only catches a binary that was replaced while it ran. A message is one SOCK_SEQPACKET packet: a
/// header, then the fixed part of its kind, then its strings, each ended by NUL. Descriptors travel beside it.
#pragma once

#include <stdint.h>

#define LAMBENT_PROTOCOL_VERSION 6u

/// Largest message and most descriptors in one message; anything above is refused by both ends.
#define LAMBENT_MESSAGE_MAXIMUM 131072u
#define LAMBENT_DESCRIPTORS_MAXIMUM 64u

/// Most trees that are merged into one mount.
#define LAMBENT_SOURCES_MAXIMUM 128u

// Server to launcher and back.
#define LAMBENT_HELLO 1u          // lambent_hello, answered by lambent_hello
#define LAMBENT_CREATE 2u         // lambent_create, strings, at most one descriptor; answered by lambent_created with one
                                  // descriptor, the sandbox's socket
#define LAMBENT_CREATED 3u        //
#define LAMBENT_ENDED 4u          // header: the sandbox of that request is gone and its init reaped
#define LAMBENT_STAGE 5u          // lambent_stage, strings; answered by lambent_staged. Once, before isolated sandboxes
#define LAMBENT_STAGED 6u         //
#define LAMBENT_PREPARE 7u        // lambent_prepare, counts, strings; answered by lambent_prepared with the mounts
#define LAMBENT_PREPARED 8u       //
#define LAMBENT_ATTACH 12u        // lambent_attach, strings; answered by lambent_attached with the mount, perhaps after others
#define LAMBENT_ATTACHED 13u      //
#define LAMBENT_JOIN 9u           // lambent_join, addresses, strings, at most one descriptor; answered by lambent_networked
#define LAMBENT_JOINED 10u        //

// Server to a sandbox's init and back.
#define LAMBENT_START 16u         // lambent_start, limits, strings, descriptors; answered by lambent_started
#define LAMBENT_STARTED 17u       //
#define LAMBENT_EXITED 18u        // lambent_exited: a started process ended
#define LAMBENT_SIGNAL 19u        // lambent_signal: to one started process and its group; answered by lambent_signalled
#define LAMBENT_SIGNALLED 20u     //
#define LAMBENT_KILL 21u          // header: SIGKILL everything in the sandbox; answered by header when all is reaped
#define LAMBENT_KILLED 22u        //
#define LAMBENT_FURNISH 24u       // lambent_furnish, listeners, strings, mounts, perhaps one descriptor more, which a zero
                                  // byte is written to when all is in place; answered by lambent_furnished with listeners
#define LAMBENT_FURNISHED 25u     //
#define LAMBENT_FILTER 26u        // lambent_filter, rules; answered by lambent_networked
#define LAMBENT_FILTERED 27u      //
#define LAMBENT_CONNECT 28u       // lambent_connect, addresses, routes; answered by lambent_networked
#define LAMBENT_CONNECTED 29u     //
#define LAMBENT_SOCKET 30u        // header: a TCP socket in the sandbox's network; answered by lambent_socketed with it
#define LAMBENT_SOCKETED 31u      //
#define LAMBENT_DESTROY 23u       // header: kill everything and end; the socket closes

// Where a start failed; `error` is the errno of that step.
#define LAMBENT_STEP_NONE 0u
#define LAMBENT_STEP_MESSAGE 1u   // the message was malformed or carried the wrong number of descriptors
#define LAMBENT_STEP_FORK 2u
#define LAMBENT_STEP_DESCRIPTORS 3u
#define LAMBENT_STEP_DIRECTORY 4u
#define LAMBENT_STEP_LIMITS 5u
#define LAMBENT_STEP_EXEC 6u
#define LAMBENT_STEP_IDENTITY 7u  // user, capabilities or filter
#define LAMBENT_STEP_INTERPRETER 9u  // the program is there; what it names to be run by is not
#define LAMBENT_STEP_SANDBOX 8u   // the sandbox is not whole: see lambent_furnished

// Where the stage could not be built; 0: it stands.
#define LAMBENT_STAGE_MESSAGE 1u
#define LAMBENT_STAGE_USERS 2u      // no user namespace
#define LAMBENT_STAGE_MOUNTS 3u     // no mount namespace
#define LAMBENT_STAGE_DIRECTORY 4u
#define LAMBENT_STAGE_ENTRIES 5u
#define LAMBENT_STAGE_TEMPLATE 6u

// What the launcher found when it built the stage.
#define LAMBENT_FOUND_IMAGES 1u     // erofs images can be mounted
#define LAMBENT_FOUND_LOOP 2u       // ext4 file systems in files can be mounted
#define LAMBENT_FOUND_OVERLAY 4u    // trees can be merged

// Parts of the root of isolated sandboxes.
#define LAMBENT_ENTRY_DIRECTORY 'd'  // argument: its mode, octal
#define LAMBENT_ENTRY_LINK 'l'       // argument: the target
#define LAMBENT_ENTRY_TEXT 't'       // argument: the content
#define LAMBENT_ENTRY_COPY 'c'       // argument: a file of the host; none if it is not there
#define LAMBENT_ENTRY_BIND 'b'       // argument: a file or directory of the host, shown read-only; none if it is not there
#define LAMBENT_ENTRY_DEVICE 'n'     // argument: a device node of the host

// Where isolating failed, in the order of the steps; 0: nowhere.
#define LAMBENT_ISOLATE_GROUPS 1u
#define LAMBENT_ISOLATE_TEMPORARY 2u
#define LAMBENT_ISOLATE_PROCESSES 3u
#define LAMBENT_ISOLATE_ROOT 4u
#define LAMBENT_ISOLATE_FILES 5u
#define LAMBENT_ISOLATE_NETWORK 6u
#define LAMBENT_ISOLATE_RELAY 7u
// Where furnishing failed.
#define LAMBENT_FURNISH_MESSAGE 16u
#define LAMBENT_FURNISH_MOUNT 17u
#define LAMBENT_FURNISH_HOSTNAME 18u
#define LAMBENT_FURNISH_LISTENER 19u

// Where attaching a shared directory failed, in the order of the steps.
#define LAMBENT_ATTACH_MESSAGE 1u
#define LAMBENT_ATTACH_PROCESS 2u    // no process could be made for it, or it died
#define LAMBENT_ATTACH_DIRECTORY 3u  // the directory itself
#define LAMBENT_ATTACH_PATH 4u       // the path below it
#define LAMBENT_ATTACH_OWNER 5u      // its owner may not be acted as
#define LAMBENT_ATTACH_MOUNT 6u
#define LAMBENT_ATTACH_MAP 7u        // its file system cannot show one owner's files as another's
#define LAMBENT_ATTACH_TIME 8u       // it took too long

#define LAMBENT_ATTACH_OWN 1u        // the directory is the server's own and made when it is missing
#define LAMBENT_ATTACH_OWNED 2u      // the owner is given
#define LAMBENT_ATTACH_CREATES 4u    // what is missing of the path is made
#define LAMBENT_ATTACH_MAPS 8u       // the owner's files are to be the user's
// Where a step towards a network outside failed; 0: nowhere.
#define LAMBENT_NETWORK_MESSAGE 1u
#define LAMBENT_NETWORK_NAMESPACE 2u  // the other end's namespace cannot be entered
#define LAMBENT_NETWORK_BRIDGE 3u     // there is no such interface in it
#define LAMBENT_NETWORK_PAIR 4u       // the pair of interfaces cannot be made
#define LAMBENT_NETWORK_FAR_END 5u    // the other end takes no address or route
#define LAMBENT_NETWORK_FILTER 6u
#define LAMBENT_NETWORK_NEAR_END 7u   // the sandbox's end takes no address or route

struct lambent_header {
    uint32_t kind;
    uint32_t request;  // chosen by the asker, not 0, returned in the answer; ENDED: of the CREATE, EXITED: of the START
    uint32_t length;   // of the whole message
    uint32_t descriptors;
};

struct lambent_hello {
    struct lambent_header header;
    uint32_t version;
    uint32_t reserved;
};

/// Followed by the strings: directory (absolute; covered by what is mounted on it, and DIRECTORY.lock is held locked until the
/// launcher ends), name of a hierarchy of control groups to mount so that moves between groups are quick (empty: none),
/// directories of groups to remove at the end, then kind, path and argument of each entry, then the same of each piece of
/// furniture: entries that lie over the files of an image when that is a sandbox's root (directories, links and texts only).
struct lambent_stage {
    struct lambent_header header;
    uint32_t user_namespace;  // 1: in one of the launcher's own
    uint32_t groups;
    uint32_t entries;
    uint32_t furniture;
};

struct lambent_staged {
    struct lambent_header header;
    uint32_t step;
    int32_t error;
    uint32_t found;  // LAMBENT_FOUND_…
    uint32_t reserved;
};

#define LAMBENT_CREATE_ISOLATED 1u
#define LAMBENT_CREATE_HOST_NETWORK 2u
#define LAMBENT_CREATE_RELAYED 4u  // connections to addresses outside are led to the relay's listeners

// Where they are led to: an address that no network outside uses beyond one wire, and its ports for TCP and for names.
#define LAMBENT_RELAY_ADDRESS 0xa9fe4e01u
#define LAMBENT_RELAY_PORT 1u
#define LAMBENT_NAME_PORT 53u

// Where functions look for the X-Ray daemon, today and in an older layout of the service's networks: addresses of every network.
#define LAMBENT_DAEMON_ADDRESS 0xa9fe6401u
#define LAMBENT_OLD_DAEMON_ADDRESS 0xa9fe4f81u

/// Followed by the strings: name, directories of the control groups, then name and content of each file in /run. The
/// descriptor is the ext4 image of /tmp; without one /tmp is in memory. All but the name only for isolated sandboxes.
struct lambent_create {
    struct lambent_header header;
    uint32_t flags;
    uint32_t user;       // of its processes
    uint32_t temporary;  // MB of a /tmp in memory
    uint32_t groups;
    uint32_t files;
    uint32_t user_group;  // of its processes
};

/// An address of IPv4 (the first four bytes) or IPv6, with how many of its bits name its network.
struct lambent_address {
    uint8_t bytes[16];
    uint8_t family;  // 4 or 6; 0: none
    uint8_t bits;
    uint8_t reserved[2];
};

// The sandbox's end of the pair.
#define LAMBENT_INTERFACE "eth0"

/// Joins a sandbox to a network: a pair of interfaces, one end in the sandbox, the other in the namespace of the descriptor, or,
/// without one, of the launcher. Followed by `gateways` addresses that the other end gets, `routed` ones that are led to it,
/// then the strings: name of the other end, interface whose part it becomes (empty: none).
struct lambent_join {
    struct lambent_header header;
    uint32_t sandbox;  // the request of its CREATE
    uint32_t gateways;
    uint32_t routed;
    uint8_t hardware[6];  // address of the sandbox's end
    uint16_t reserved;
};

/// What a sandbox may send outside of itself, in order, the first that fits decides; what none fits is dropped.
struct lambent_rule {
    struct lambent_address destination;  // without a family: any
    uint8_t accepts;
    uint8_t protocol;   // as IP numbers them; 0: any
    uint8_t has_range;  // `first` and `last` are ports, or type and code of ICMP with LAMBENT_ANY for any
    uint8_t reserved;
    uint16_t first;
    uint16_t last;
};

#define LAMBENT_ANY 0xffffu

/// Followed by `rules` × lambent_rule. Answers to what was sent come in, nothing else does.
struct lambent_filter {
    struct lambent_header header;
    uint32_t rules;
    uint32_t speaks_v6;  // 0: nothing of IPv6 passes at all
};

struct lambent_route {
    struct lambent_address destination;
    struct lambent_address gateway;  // without a family: on the wire itself
};

/// Followed by `addresses` × lambent_address, then `routes` × lambent_route.
struct lambent_connect {
    struct lambent_header header;
    uint32_t addresses;
    uint32_t routes;
};

struct lambent_networked {
    struct lambent_header header;
    uint32_t step;  // LAMBENT_NETWORK_…
    int32_t error;
};

struct lambent_created {
    struct lambent_header header;
    int32_t error;
    int32_t process;  // the init's, in the launcher's pid namespace
};

/// Followed by `mounts` × uint32, how many sources each has, then the strings: for each mount its place and its sources, "i" and
/// the path of an image or "d" and that of a directory, the later over the earlier. What is for "/" becomes the root, with the
/// furniture over it; it must come first.
struct lambent_prepare {
    struct lambent_header header;
    uint32_t sandbox;  // the request of its CREATE
    uint32_t mounts;
};

/// With one descriptor for each mount, in order.
struct lambent_prepared {
    struct lambent_header header;
    int32_t error;
    uint32_t index;  // of the mount that failed
};

/// Followed by the strings: directory of the host, path below it.
struct lambent_attach {
    struct lambent_header header;
    uint32_t flags;
    uint32_t user;  // to whom the owner's files are to belong
    uint32_t group;
    uint32_t owner_user;
    uint32_t owner_group;
    uint32_t creation_user;
    uint32_t creation_group;
    uint32_t creation_mode;
    uint32_t milliseconds;  // for which the file system may take its time
    uint32_t reserved;
};

/// With one descriptor, the mount, when `step` is 0.
struct lambent_attached {
    struct lambent_header header;
    uint32_t step;
    int32_t error;
    uint32_t owner_user;  // as whom everything is done outside
    uint32_t owner_group;
};

/// An IPv4 address in network order, a port in the host's.
struct lambent_listener {
    uint32_t address;
    uint16_t port;
    uint16_t is_datagram;
};

/// Followed by `listeners` × lambent_listener, then the strings: host name, places of the mounts.
struct lambent_furnish {
    struct lambent_header header;
    uint32_t mounts;
    uint32_t listeners;
};

/// With one descriptor for each listener, in order.
struct lambent_furnished {
    struct lambent_header header;
    uint32_t step;  // LAMBENT_ISOLATE_… or LAMBENT_FURNISH_…; 0: done
    int32_t error;
    uint32_t index;
    uint32_t reserved;
};

/// Followed by `limits` × lambent_limit, then the strings: executable, directory, arguments (the first is argv[0]),
/// variables. The descriptors are standard output, standard error, and then those that become 3, 4, … in the child.
struct lambent_start {
    struct lambent_header header;
    uint32_t limits;
    uint32_t arguments;
    uint32_t variables;
    uint32_t reserved;
};

struct lambent_limit {
    uint32_t resource;
    uint32_t reserved;
    uint64_t soft;
    uint64_t hard;
};

struct lambent_started {
    struct lambent_header header;
    uint32_t step;
    int32_t error;
    int32_t process;
    uint32_t reserved;
};

struct lambent_exited {
    struct lambent_header header;
    int32_t process;
    int32_t signal;  // 0: ended by itself with `status`
    int32_t status;
    uint32_t reserved;
    uint64_t peak;   // bytes: largest resident size of the process
};

struct lambent_signal {
    struct lambent_header header;
    int32_t process;
    int32_t number;
};

struct lambent_signalled {
    struct lambent_header header;
    int32_t error;
    uint32_t reserved;
};

/// With one descriptor, neither bound nor connected, when `error` is 0.
struct lambent_socketed {
    struct lambent_header header;
    int32_t error;
    uint32_t reserved;
};
