import NIOHTTP1
import Testing

@testable import Execution

struct ExtensionsAPIRouteTests {
    @Test(arguments: [
        ("POST", "/2020-01-01/extension/register", ExtensionsAPIRoute.register),
        ("GET", "/2020-01-01/extension/event/next", .next),
        ("POST", "/2020-01-01/extension/init/error?a=b", .initializationError),
        ("POST", "/2020-01-01/extension/exit/error", .exitError),
        ("PUT", "/2022-07-01/telemetry", .subscribe(.telemetry)),
        ("PUT", "/2020-08-15/logs", .subscribe(.logs)),
        ("POST", "/2022-07-01/telemetry", .wrongMethod),
        ("GET", "/2020-01-01/extension/register", .wrongMethod),
    ])
    func calls(_ method: String, _ uri: String, _ route: ExtensionsAPIRoute) {
        #expect(ExtensionsAPIRoute(method: HTTPMethod(rawValue: method), uri: uri) == route)
    }

    @Test(arguments: ["/", "/2020-01-01/extension", "/2020-01-01/extension/event", "/2018-06-01/telemetry"])
    func othersAreNone(_ uri: String) {
        #expect(ExtensionsAPIRoute(method: .GET, uri: uri) == nil)
    }
}
