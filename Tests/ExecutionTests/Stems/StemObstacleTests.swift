import Sandbox
import Testing

@testable import Execution

struct StemObstacleTests {
    private func obstacle(
        _ language: RuntimeIdentifier.Language = .python,
        variables: [String] = ["NAME", "OTHER_PATH", "AWS_ENDPOINT_URL", "TMPDIR"],
        hasExtensions: Bool = false,
        takesCodeLater: Bool = true,
        _ configure: (inout SandboxConfiguration) -> Void = { _ in }
    ) -> StemObstacle? {
        var configuration = SandboxConfiguration()
        configure(&configuration)
        return StemObstacle(
            language: language,
            configuration: configuration,
            variables: variables,
            hasExtensions: hasExtensions,
            takesCodeLater: takesCodeLater
        )
    }

    @Test func anOrdinaryFunctionStartsFromAStem() {
        #expect(obstacle() == nil)
        for language in [RuntimeIdentifier.Language.nodejs, .ruby, .java] { #expect(obstacle(language) == nil) }
        #expect(obstacle { $0.memory = 10_240 } == nil)
        #expect(obstacle { $0.temporaryStorage = 10_240 } == nil)
        #expect(obstacle { $0.layers = [.image(path: "/layer")] } == nil)
        #expect(obstacle { $0.visibleDirectories = ["/home/user/python", "/optional"] } == nil)
    }

    @Test(arguments: [RuntimeIdentifier.Language.dotnet, .go, .provided])
    func languagesWhoseBootstrapCannotWait(_ language: RuntimeIdentifier.Language) {
        #expect(obstacle(language) == .language)
    }

    @Test func programsBesideTheRuntime() {
        #expect(obstacle(hasExtensions: true) == .extensions)
    }

    @Test func sandboxesThatAreWhatTheyWereMadeAs() {
        #expect(obstacle(takesCodeLater: false) == .sandbox)
    }

    @Test func aFileSystemThatOnlyItsOwnerCanHave() {
        var shared = SharedDirectory(target: "/mnt/data", directory: "/data", isOwn: true)
        #expect(obstacle { $0.sharedDirectories = [shared] } == nil)
        shared.needsOwner = true
        #expect(obstacle { $0.sharedDirectories = [shared] } == .fileSystem)
    }

    @Test(arguments: ["/opt/python", "/opt", "/var/task/python"]) func anInterpreterThatLayersWouldCover(_ path: String)
    {
        #expect(obstacle { $0.visibleDirectories = [path] } == .interpreter)
    }

    @Test(arguments: [
        "PYTHONPATH", "PYTHONHASHSEED", "NODE_OPTIONS", "NODE_PATH", "NODE_EXTRA_CA_CERTS", "RUBYOPT", "RUBYLIB",
        "GEM_PATH", "GEM_HOME", "BUNDLE_GEMFILE", "BUNDLE_PATH", "JAVA_TOOL_OPTIONS", "JAVA_HOME", "JDK_JAVA_OPTIONS",
        "LD_PRELOAD", "LD_LIBRARY_PATH", "LC_ALL", "LC_CTYPE", "MALLOC_ARENA_MAX", "GLIBC_TUNABLES", "SSL_CERT_FILE",
        "OPENSSL_CONF", "UV_USE_IO_URING", "ICU_DATA", "LOCPATH", "GCONV_PATH", "LANG", "LANGUAGE", "TZ", "TZDIR",
        "PATH", "HOME", "NLSPATH", "AWS_LAMBDA_EXEC_WRAPPER",
    ])
    func aVariableThatIsReadAtTheStart(_ name: String) {
        #expect(obstacle(variables: ["NAME", name]) == .variable(name))
    }
}
