import Testing

@testable import Execution

struct InterpreterDirectoriesTests {
    @Test(arguments: [
        ("/usr/bin/python3.12", []), ("/bin/node", []), ("/usr/local/bin/node", []),
        ("/root/.pyenv/versions/3.12.1/bin/python3.12", ["/root/.pyenv/versions/3.12.1"]),
        ("/opt/node-22/bin/node", ["/opt/node-22"]), ("/srv/py/python", ["/srv/py"]),
        ("/root/bin/node", ["/root/bin"]), ("/data/bin/node", ["/data/bin"]),
        ("/nix/store/abc-python/bin/python3.12", ["/nix/store"]),
    ])
    func anInstallationIsShownAndNothingMore(_ path: String, _ shown: [String]) throws {
        let version = try #require(LanguageVersion("1.0"))
        let interpreter = Interpreter(path: path, version: version)
        #expect(interpreter.directories(homeDirectory: "/root") == shown)
    }
}
