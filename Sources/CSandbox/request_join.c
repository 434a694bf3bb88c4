#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "addresses.h"
#include "lambent_protocol.h"
#include "message_strings.h"
#include "netlink.h"
#include "requests.h"
#include "sandboxes.h"

/// What a message asks for. The strings and addresses are the message's.
struct order {
    struct lambent_join join;
    const struct lambent_address *gateways;
    const struct lambent_address *routed;
    const char *name;
    const char *bridge;
    pid_t process;
};

static int read_order(struct order *order, char *message, size_t length) {
    errno = EBADMSG;
    if (length < sizeof order->join) return -1;
    memcpy(&order->join, message, sizeof order->join);
    size_t most = (length - sizeof order->join) / sizeof(struct lambent_address);
    if (order->join.gateways > most || order->join.routed > most - order->join.gateways) return -1;
    order->gateways = (const void *)(message + sizeof order->join);
    order->routed = order->gateways + order->join.gateways;
    struct strings strings = {
        .place = message + sizeof order->join
                 + (order->join.gateways + order->join.routed) * sizeof(struct lambent_address),
        .end = message + length,
    };
    order->name = next_string(&strings);
    order->bridge = order->name == NULL ? NULL : next_string(&strings);
    if (order->bridge == NULL) return -1;
    const struct sandbox *sandbox = sandbox_of_request(order->join.sandbox);
    errno = ESRCH;
    if (sandbox == NULL || !sandbox->is_isolated) return -1;
    order->process = sandbox->process;
    return 0;
}

/// The end outside is up at once, that of the sandbox when its init says so.
static int make_pair(const struct order *order, unsigned bridge) {
    _Alignas(8) char room[NETLINK_ROOM];
    struct netlink netlink = netlink_in(room, sizeof room);
    struct ifinfomsg outside = {.ifi_family = AF_UNSPEC, .ifi_flags = IFF_UP, .ifi_change = IFF_UP};
    struct ifinfomsg inside = {.ifi_family = AF_UNSPEC};
    uint32_t master = bridge, process = (uint32_t)order->process;
    netlink_begin(&netlink, RTM_NEWLINK, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, &outside, sizeof outside);
    netlink_put_string(&netlink, IFLA_IFNAME, order->name);
    if (bridge != 0) netlink_put(&netlink, IFLA_MASTER, &master, sizeof master);
    size_t information = netlink_open(&netlink, IFLA_LINKINFO);
    netlink_put_string(&netlink, IFLA_INFO_KIND, "veth");
    size_t data = netlink_open(&netlink, IFLA_INFO_DATA);
    size_t peer = netlink_open(&netlink, VETH_INFO_PEER);
    netlink_append(&netlink, &inside, sizeof inside);
    netlink_put_string(&netlink, IFLA_IFNAME, LAMBENT_INTERFACE);
    netlink_put(&netlink, IFLA_ADDRESS, order->join.hardware, sizeof order->join.hardware);
    netlink_put(&netlink, IFLA_NET_NS_PID, &process, sizeof process);
    netlink_close(&netlink, peer);
    netlink_close(&netlink, data);
    netlink_close(&netlink, information);
    return netlink_exchange(&netlink, NETLINK_ROUTE);
}

static int prepare_far_end(const struct order *order) {
    size_t count = order->join.gateways + order->join.routed;
    if (count == 0) return 0;
    unsigned index = if_nametoindex(order->name);
    char *bytes = index == 0 ? NULL : aligned_alloc(8, NETLINK_ROOM + count * 128);
    if (bytes == NULL) return -1;
    struct netlink netlink = netlink_in(bytes, NETLINK_ROOM + count * 128);
    for (size_t i = 0; i < order->join.gateways; i++) put_address(&netlink, index, &order->gateways[i]);
    for (size_t i = 0; i < order->join.routed; i++) put_route(&netlink, index, &order->routed[i], NULL);
    int result = netlink_exchange(&netlink, NETLINK_ROUTE);
    int error = errno;
    free(bytes);
    errno = error;
    return result;
}

static uint32_t join(const struct order *order) {
    unsigned bridge = *order->bridge == 0 ? 0 : if_nametoindex(order->bridge);
    if (bridge == 0 && *order->bridge != 0) return LAMBENT_NETWORK_BRIDGE;
    if (make_pair(order, bridge) != 0) return LAMBENT_NETWORK_PAIR;
    return prepare_far_end(order) == 0 ? 0 : LAMBENT_NETWORK_FAR_END;
}

/// The launcher has one thread, so it can be elsewhere for a moment.
static uint32_t join_from(int namespace, const struct order *order) {
    if (namespace < 0) return join(order);
    int own = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
    if (own < 0) return LAMBENT_NETWORK_NAMESPACE;
    if (setns(namespace, CLONE_NEWNET) != 0) {
        int error = errno;
        close(own);
        errno = error;
        return LAMBENT_NETWORK_NAMESPACE;
    }
    uint32_t step = join(order);
    int error = errno;
    // Everything that it makes later would be in the wrong place.
    if (setns(own, CLONE_NEWNET) != 0) abort();
    close(own);
    errno = error;
    return step;
}

void serve_join(char *message, size_t length, int namespace, struct answer *answer) {
    struct lambent_networked *joined = (void *)answer->content.bytes;
    struct order order;
    answer->kind = LAMBENT_JOINED;
    answer->length = sizeof *joined;
    joined->step = read_order(&order, message, length) == 0 ? join_from(namespace, &order) : LAMBENT_NETWORK_MESSAGE;
    joined->error = joined->step == 0 ? 0 : errno;
}
