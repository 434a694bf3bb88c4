import Sandbox

/// Puts together the variables that a runtime's process starts with.
///
/// Names and values are the service's. Where the function has no root of its own, paths that do not exist on the host
/// are followed by the real ones: `/var/task` by the code directory, `/opt` by each layer's.
struct EnvironmentVariables {
    /// Credentials of the role.
    enum Credentials: Equatable, Sendable {
        case keys(accessKeyID: String, secretAccessKey: String, sessionToken: String)
        /// The Runtime API gives them to whoever has the token.
        case served(token: String)

        /// Nil for those that are served.
        var keys: (accessKeyID: String, secretAccessKey: String)? {
            guard case .keys(let accessKeyID, let secretAccessKey, _) = self else { return nil }
            return (accessKeyID, secretAccessKey)
        }
    }

    let version: FunctionVersion
    let resources: PreparedResources
    let runtime: ResolvedRuntime
    let credentials: Credentials?
    let logStream: String

    /// Host and port of the Runtime API.
    let runtimeAPI: String

    /// Where things are as the process sees them.
    let paths: SandboxPaths

    /// Where the services are that the function may call, by the variables that say so.
    let endpoints: [String: String]

    /// Where the function sends segments to.
    let traceDaemon: TraceDaemonAddress

    /// The header of the invocation that the environment is made for.
    let traceHeader: String?

    /// The descriptors of a bootstrap of Lambent's; nil for others, which use the network.
    let descriptors: BootstrapDescriptors?

    /// Variables of the platform that customers may set themselves.
    private static let overridable: Set<String> = [
        "AWS_LAMBDA_LOG_FORMAT", "AWS_LAMBDA_LOG_LEVEL", "AWS_XRAY_CONTEXT_MISSING", "AWS_XRAY_DAEMON_ADDRESS",
        "LANG", "LD_LIBRARY_PATH", "PATH", "TZ",
        // Search paths of the languages: the runtimes' own bootstraps let customers extend them.
        "PYTHONPATH", "NODE_PATH", "GEM_PATH", "RUBYLIB", "LC_CTYPE", "NODE_EXTRA_CA_CERTS", "TMPDIR",
    ]

    static func isOverridable(_ name: String) -> Bool {
        overridable.contains(name) || name.hasPrefix("AWS_ENDPOINT_URL")
    }

    /// All variables, by name.
    func all() -> [String: String] {
        let own = resources.variables.filter { !$0.key.hasPrefix("_") }
        var platform = platform()
        if let image = resources.image { platform = Self.platform(platform, of: image) }
        for (name, value) in own where !(platform[name] != nil && !Self.isOverridable(name)) {
            platform[name] = value
        }
        return resources.image.map { $0.variables.merging(platform) { $1 } } ?? platform
    }

    /// All variables in the order of their names, as a process specification takes them.
    func list() -> [(name: String, value: String)] {
        all().sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    private func platform() -> [String: String] {
        var result = common()
        result.merge(languageSpecific()) { _, new in new }
        result.merge(credentialVariables()) { _, new in new }
        if version.logging.format == .json {
            result["AWS_LAMBDA_LOG_FORMAT"] = "JSON"
            result["AWS_LAMBDA_LOG_LEVEL"] = version.logging.applicationLevel
        }
        // Who names an endpoint of all services means every one.
        if resources.variables["AWS_ENDPOINT_URL"] == nil {
            result.merge(endpoints) { own, _ in own }
        }
        // Without a directory that plays it, /tmp is the function's own.
        if paths.temporary != "/tmp" {
            result["TMPDIR"] = paths.temporary
        }
        let isJava = runtime.identifier.language == .java
        if descriptors != nil, !paths.layers.isEmpty, !isJava {
            result["_LAMBENT_LAYERS"] = paths.layers.joined(separator: ":")
        }
        if let descriptors {
            // A bootstrap in Java takes its own settings as arguments.
            result["_LAMBENT_RUNTIME_FD"] = isJava ? nil : descriptors.link.map { String($0) }
            result["_LAMBDA_TELEMETRY_LOG_FD"] = String(descriptors.log)
        }
        return result
    }

    func credentialVariables() -> [String: String] {
        switch credentials {
        case .keys(let accessKeyID, let secretAccessKey, let sessionToken):
            [
                "AWS_ACCESS_KEY_ID": accessKeyID,
                "AWS_SECRET_ACCESS_KEY": secretAccessKey,
                "AWS_SESSION_TOKEN": sessionToken,
            ]
        case .served(let token):
            [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://\(runtimeAPI)\(RuntimeAPIRoute.credentialsPath)",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN": token,
            ]
        case nil:
            [:]
        }
    }

    func common() -> [String: String] {
        [
            "AWS_DEFAULT_REGION": version.key.region,
            "AWS_REGION": version.key.region,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": String(version.memorySize),
            "AWS_LAMBDA_FUNCTION_NAME": version.key.name,
            "AWS_LAMBDA_FUNCTION_VERSION": version.version,
            "AWS_LAMBDA_INITIALIZATION_TYPE": resources.initializationType.rawValue,
            "AWS_LAMBDA_LOG_GROUP_NAME": version.logging.group,
            "AWS_LAMBDA_LOG_STREAM_NAME": logStream,
            "AWS_LAMBDA_RUNTIME_API": runtimeAPI,
            "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
            "AWS_XRAY_DAEMON_ADDRESS": "\(traceDaemon.host):\(traceDaemon.port)",
            "_AWS_XRAY_DAEMON_ADDRESS": traceDaemon.host,
            "_AWS_XRAY_DAEMON_PORT": String(traceDaemon.port),
            "LAMBDA_TASK_ROOT": codeDirectory,
            "LAMBDA_RUNTIME_DIR": runtimeDirectory,
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "PATH": executablePath,
            "LD_LIBRARY_PATH": libraryPath,
            "_HANDLER": version.handler,
        ]
    }

    /// `provided.al2` has no `/var/lang`.
    private var hasLanguageDirectory: Bool {
        version.runtime != "provided.al2" && version.runtime != "provided"
    }

    /// Ruby's stands twice at the service.
    private func languageDirectories(_ name: String) -> String {
        String(repeating: "/var/lang/\(name):", count: runtime.identifier.language == .ruby ? 2 : 1)
    }

    private var executablePath: String {
        var path = "/usr/local/bin:/usr/bin/:/bin:/opt/bin"
        if hasLanguageDirectory {
            path = languageDirectories("bin") + path
        }
        let directories =
            realLayers.map { "\($0)/bin" } + [runtime.interpreter?.path.parentDirectory].compactMap(\.self)
        for directory in directories where !["/usr/local/bin", "/usr/bin", "/bin"].contains(directory) {
            path += ":" + directory
        }
        return path
    }

    private var libraryPath: String {
        var path = "/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib"
        if hasLanguageDirectory {
            path = languageDirectories("lib") + path
        }
        if codeDirectory != Self.taskRoot {
            path += ":\(codeDirectory):\(codeDirectory)/lib"
        }
        for layer in realLayers {
            path += ":\(layer)/lib"
        }
        for directory in runtime.libraries {
            path += ":\(directory)"
        }
        return path
    }

    private static let taskRoot = "/var/task"
    private static let layerRoot = "/opt"

    private var codeDirectory: String { paths.code ?? Self.taskRoot }
    private var runtimeDirectory: String { paths.runtime ?? "/var/runtime" }

    /// The directories of layers that are not merged, in the order in which they are searched.
    private var realLayers: [String] { paths.layers.filter { $0 != Self.layerRoot } }

    private func languageSpecific() -> [String: String] {
        let identifier = runtime.identifier
        guard identifier.language != .provided else { return [:] }
        let code = codeDirectory
        var result = [
            "AWS_EXECUTION_ENV": "AWS_Lambda_\(identifier.name)",
            "PWD": code,
            "SHLVL": "0",
        ]
        result["_X_AMZN_TRACE_ID"] = traceHeader
        switch identifier.language {
        case .python:
            result["PYTHONPATH"] = runtimeDirectory
            if let minor = identifier.version.dropFirst().first, identifier.version[0] > 3 || minor >= 12 {
                result["LC_CTYPE"] = "C.UTF-8"
            }
        case .nodejs:
            let major = identifier.version.first.map(String.init) ?? ""
            let layers = realLayers.isEmpty ? [Self.layerRoot] : realLayers
            let path = layers.flatMap { ["\($0)/nodejs/node\(major)/node_modules", "\($0)/nodejs/node_modules"] }
            let own = ["\(runtimeDirectory)/node_modules", runtimeDirectory, code]
            result["NODE_PATH"] = (path + own).joined(separator: ":")
            if ["16", "18"].contains(major) {
                result["NODE_EXTRA_CA_CERTS"] = "\(runtimeDirectory)/ca-cert.pem"
            }
        case .ruby:
            result.merge(rubyPaths()) { _, new in new }
        case .java:
            result["PWD"] = nil
            result["SHLVL"] = nil
            if let major = identifier.version.first, major >= 17 {
                // A system property from here on.
                result["_X_AMZN_TRACE_ID"] = nil
            } else {
                result["AWS_ACCESS_KEY"] = credentials?.keys?.accessKeyID
                result["AWS_SECRET_KEY"] = credentials?.keys?.secretAccessKey
            }
        case .dotnet, .go, .provided:
            break
        }
        return result
    }

    /// Gems are kept by the version of the library that they were built for: the interpreter's, whatever was asked for.
    private func rubyPaths() -> [String: String] {
        let parts = runtime.interpreter?.version.parts ?? runtime.identifier.version
        let library = (parts.prefix(2).map(String.init) + ["0"]).joined(separator: ".")
        let layers = realLayers.isEmpty ? [Self.layerRoot] : realLayers
        let own = runtimeDirectory
        return [
            "GEM_HOME": own,
            "GEM_PATH":
                (["\(codeDirectory)/vendor/bundle/ruby/\(library)"]
                + layers.map { "\($0)/ruby/gems/\(library)" } + [own, "\(own)/ruby/\(library)"])
                .joined(separator: ":"),
            "RUBYLIB":
                (["\(own)/gems/aws_lambda_ric-3.1.3/lib", codeDirectory, "\(own)/lib"]
                + layers.map { "\($0)/ruby/lib" }).joined(separator: ":"),
        ]
    }
}

/// Descriptors that a bootstrap of Lambent's finds open.
struct BootstrapDescriptors: Equatable, Sendable {
    /// A connected stream socket for events and answers; nil for a bootstrap that uses the network.
    let link: CInt?

    /// The writing end of a pipe that takes frames.
    let log: CInt

    /// Descriptors of a process start at 3, in the order they are handed over.
    static let standard = BootstrapDescriptors(link: 3, log: 4)

    /// Of a bootstrap behind a wrapper, which may have put a proxy before the Runtime API, and may close what it inherits.
    static let wrapped = BootstrapDescriptors(link: nil, log: 3)
}

extension String {
    /// The directory of a path.
    fileprivate var parentDirectory: String? {
        lastIndex(of: "/").map { $0 == startIndex ? "/" : String(self[..<$0]) }
    }
}
