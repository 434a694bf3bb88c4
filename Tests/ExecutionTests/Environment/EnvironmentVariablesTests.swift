import Sandbox
import Testing

@testable import Execution

struct EnvironmentVariablesTests {
    private static let hostPaths = SandboxPaths(
        code: "/code",
        layers: [],
        runtime: "/runtimes/python",
        temporary: "/run/e/tmp"
    )
    private static let ownPaths = SandboxPaths(
        code: "/var/task",
        layers: ["/opt"],
        runtime: "/var/runtime",
        temporary: "/tmp"
    )

    @Test func aRootOfItsOwnHasTheServicesPathsAndNoOthers() throws {
        let python = try variables(runtime: "python3.12", interpreter: "/usr/bin/python3.12", paths: Self.ownPaths)
            .all()
        #expect(python["PATH"] == "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin")
        #expect(
            python["LD_LIBRARY_PATH"]
                == "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib"
        )
        #expect(python["LAMBDA_TASK_ROOT"] == "/var/task")
        #expect(python["LAMBDA_RUNTIME_DIR"] == "/var/runtime")
        #expect(python["PYTHONPATH"] == "/var/runtime")
        #expect(python["PWD"] == "/var/task")
        #expect(python["TMPDIR"] == nil)
        #expect(python["_LAMBENT_LAYERS"] == "/opt")
        let node = try variables(runtime: "nodejs22.x", interpreter: "/usr/bin/node", paths: Self.ownPaths).all()
        #expect(
            node["NODE_PATH"]
                == "/opt/nodejs/node22/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task"
        )
    }

    @Test func layersThatAreNotMergedAreOnEverySearchPath() throws {
        var paths = Self.hostPaths
        paths.layers = ["/l/2", "/l/1"]
        let node = try variables(runtime: "nodejs22.x", interpreter: "/usr/bin/node", paths: paths).all()
        #expect(node["PATH"]?.hasSuffix(":/opt/bin:/l/2/bin:/l/1/bin") == true)
        #expect(node["LD_LIBRARY_PATH"]?.hasSuffix(":/l/2/lib:/l/1/lib") == true)
        #expect(node["NODE_PATH"]?.hasPrefix("/l/2/nodejs/node22/node_modules:/l/2/nodejs/node_modules:/l/1/") == true)
        #expect(node["_LAMBENT_LAYERS"] == "/l/2:/l/1")
    }

    @Test func pythonGetsWhatTheServiceGives() throws {
        let variables = try variables(runtime: "python3.12", interpreter: "/opt/py/bin/python3.12").all()
        let expected = [
            "AWS_ACCESS_KEY_ID": "ASIA", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "token",
            "AWS_DEFAULT_REGION": "us-east-1", "AWS_REGION": "us-east-1",
            "AWS_EXECUTION_ENV": "AWS_Lambda_python3.12",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128", "AWS_LAMBDA_FUNCTION_NAME": "fn",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/fn", "AWS_LAMBDA_LOG_STREAM_NAME": "stream",
            "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001",
            "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR", "AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1:2000",
            "_AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1", "_AWS_XRAY_DAEMON_PORT": "2000",
            "LAMBDA_TASK_ROOT": "/code", "LAMBDA_RUNTIME_DIR": "/runtimes/python",
            "LANG": "en_US.UTF-8", "LC_CTYPE": "C.UTF-8", "TZ": ":UTC", "PWD": "/code", "SHLVL": "0",
            "PATH": "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin:/opt/py/bin",
            "LD_LIBRARY_PATH": "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:"
                + "/opt/lib:/code:/code/lib",
            "AWS_ENDPOINT_URL": "http://127.0.0.1:4566",
            "PYTHONPATH": "/runtimes/python", "TMPDIR": "/run/e/tmp", "_HANDLER": "app.handler",
            "_LAMBENT_RUNTIME_FD": "3", "_LAMBDA_TELEMETRY_LOG_FD": "4", "_X_AMZN_TRACE_ID": "Root=1-2-3",
        ]
        #expect(variables == expected)
    }

    @Test func nodeHasItsModulePath() throws {
        let variables = try variables(runtime: "nodejs22.x", interpreter: "/usr/bin/node").all()
        #expect(
            variables["NODE_PATH"]
                == "/opt/nodejs/node22/node_modules:/opt/nodejs/node_modules:/runtimes/python/node_modules:"
                + "/runtimes/python:/code"
        )
        #expect(variables["AWS_EXECUTION_ENV"] == "AWS_Lambda_nodejs22.x")
        #expect(variables["LC_CTYPE"] == nil)
        #expect(variables["NODE_EXTRA_CA_CERTS"] == nil)
        let older = try self.variables(runtime: "nodejs18.x", interpreter: "/usr/bin/node").all()
        #expect(older["NODE_EXTRA_CA_CERTS"] == "/runtimes/python/ca-cert.pem")
    }

    @Test func rubyHasItsPathsByTheVersionOfTheInterpreter() throws {
        let ruby = try variables(runtime: "ruby3.4", interpreter: "/usr/bin/ruby", paths: Self.ownPaths).all()
        #expect(ruby["GEM_HOME"] == "/var/runtime")
        #expect(
            ruby["GEM_PATH"]
                == "/var/task/vendor/bundle/ruby/3.12.0:/opt/ruby/gems/3.12.0:/var/runtime:/var/runtime/ruby/3.12.0"
        )
        #expect(
            ruby["RUBYLIB"] == "/var/runtime/gems/aws_lambda_ric-3.1.3/lib:/var/task:/var/runtime/lib:/opt/ruby/lib"
        )
        #expect(ruby["PATH"] == "/var/lang/bin:/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin")
        #expect(ruby["AWS_EXECUTION_ENV"] == "AWS_Lambda_ruby3.4")
    }

    @Test func javaHasNothingOfTheBootstrapInItsEnvironment() throws {
        let java = try variables(runtime: "java21", interpreter: "/usr/bin/java", paths: Self.ownPaths).all()
        #expect(java.keys.filter { $0.contains("LAMBENT") || $0 == "PWD" || $0 == "SHLVL" } == [])
        #expect(java["_X_AMZN_TRACE_ID"] == nil)
        #expect(java["_LAMBDA_TELEMETRY_LOG_FD"] == "4")
        #expect(java["AWS_ACCESS_KEY"] == nil)
        let older = try variables(runtime: "java11", interpreter: "/usr/bin/java", paths: Self.ownPaths).all()
        #expect(older["_X_AMZN_TRACE_ID"] == "Root=1-2-3")
        #expect(older["AWS_ACCESS_KEY"] == "ASIA")
        #expect(older["AWS_SECRET_KEY"] == "secret")
    }

    @Test func customRuntimesHaveNoExecutionEnvironment() throws {
        let newer = try variables(runtime: "provided.al2023", interpreter: nil).all()
        #expect(newer["AWS_EXECUTION_ENV"] == nil)
        #expect(newer["_LAMBENT_RUNTIME_FD"] == nil)
        #expect(newer["_LAMBDA_TELEMETRY_LOG_FD"] == nil)
        #expect(newer["PATH"] == "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin")
        let older = try variables(runtime: "provided.al2", interpreter: nil).all()
        #expect(older["PATH"] == "/usr/local/bin:/usr/bin/:/bin:/opt/bin")
    }

    @Test func customersOverrideOnlyWhatIsTheirs() throws {
        let variables = try variables(
            runtime: "python3.11",
            interpreter: "/usr/bin/python3.11",
            customer: [
                "TZ": "Europe/Berlin", "PATH": "/x", "LANG": "C", "AWS_LAMBDA_LOG_LEVEL": "DEBUG",
                "PYTHONPATH": "/code/lib", "AWS_ENDPOINT_URL": "http://mine",
                "AWS_REGION": "nowhere", "LAMBDA_TASK_ROOT": "/x", "AWS_ACCESS_KEY_ID": "mine", "_HANDLER": "x",
                "_own": "x", "Own": "value with = and $HOME",
            ]
        ).all()
        #expect(variables["TZ"] == "Europe/Berlin")
        #expect(variables["PATH"] == "/x")
        #expect(variables["LANG"] == "C")
        #expect(variables["PYTHONPATH"] == "/code/lib")
        #expect(variables["AWS_ENDPOINT_URL"] == "http://mine")
        #expect(variables["AWS_LAMBDA_LOG_LEVEL"] == "DEBUG")
        #expect(variables["AWS_REGION"] == "us-east-1")
        #expect(variables["LAMBDA_TASK_ROOT"] == "/code")
        #expect(variables["AWS_ACCESS_KEY_ID"] == "ASIA")
        #expect(variables["_HANDLER"] == "app.handler")
        #expect(variables["_own"] == nil)
        #expect(variables["Own"] == "value with = and $HOME")
    }

    @Test func jsonLoggingIsToldToTheRuntime() throws {
        let logging = LoggingSettings(
            format: .json,
            applicationLevel: "WARN",
            systemLevel: "INFO",
            group: "shared"
        )
        let variables = try variables(
            runtime: "python3.12",
            interpreter: "/usr/bin/python3.12",
            logging: logging
        ).all()
        #expect(variables["AWS_LAMBDA_LOG_FORMAT"] == "JSON")
        #expect(variables["AWS_LAMBDA_LOG_LEVEL"] == "WARN")
        #expect(variables["AWS_LAMBDA_LOG_GROUP_NAME"] == "shared")
    }

    @Test func extensionsHaveNoneOfTheRuntimesOwn() throws {
        let customer = ["COLOUR": "blue", "PYTHONPATH": "/mine", "LANG": "C"]
        let list = try variables(
            runtime: "python3.12",
            interpreter: "/usr/bin/python3.12",
            customer: customer,
            paths: Self.ownPaths
        ).extensionList()
        let own = Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0.value) })
        #expect(list.map(\.name) == list.map(\.name).sorted())
        #expect(!own.keys.contains { $0.hasPrefix("_") })
        for name in [
            "AWS_EXECUTION_ENV", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR", "AWS_XRAY_CONTEXT_MISSING", "AWS_XRAY_DAEMON_ADDRESS", "PWD", "SHLVL",
        ] {
            #expect(own[name] == nil, "\(name)")
        }
        #expect(own["COLOUR"] == "blue" && own["PYTHONPATH"] == "/mine" && own["LANG"] == "C")
        #expect(own["AWS_ACCESS_KEY_ID"] == "ASIA" && own["AWS_LAMBDA_RUNTIME_API"] == "127.0.0.1:9001")
        #expect(own["AWS_LAMBDA_FUNCTION_NAME"] == "fn" && own["PATH"]?.hasSuffix(":/opt/bin") == true)
    }

    private func variables(
        runtime: String,
        interpreter: String?,
        customer: [String: String] = [:],
        logging: LoggingSettings? = nil,
        paths: SandboxPaths = Self.hostPaths
    ) throws -> EnvironmentVariables {
        let identifier = try #require(RuntimeIdentifier(runtime))
        let version = try #require(LanguageVersion("3.12.1"))
        let resolved = ResolvedRuntime(
            identifier: identifier,
            interpreter: interpreter.map { Interpreter(path: $0, version: version) },
            bootstrapDirectory: "/runtimes/\(identifier.language.rawValue)",
            notice: nil
        )
        return EnvironmentVariables(
            version: .fake(runtime: runtime, logging: logging),
            resources: PreparedResources(
                code: .directory(path: "/host"),
                variables: customer,
                runtime: .available(resolved)
            ),
            runtime: resolved,
            credentials: .keys(
                accessKeyID: "ASIA",
                secretAccessKey: "secret",
                sessionToken: "token"
            ),
            logStream: "stream",
            runtimeAPI: "127.0.0.1:9001",
            paths: paths,
            endpoints: ["AWS_ENDPOINT_URL": "http://127.0.0.1:4566"],
            traceDaemon: .within(runtime),
            traceHeader: "Root=1-2-3",
            descriptors: interpreter == nil ? nil : .standard
        )
    }
}
