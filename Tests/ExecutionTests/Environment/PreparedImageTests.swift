import Packages
import Testing

@testable import Execution

struct PreparedImageTests {
    private let settings = ImageSettings(
        entryPoint: ["/entry", "-x"],
        command: ["app.handler"],
        environment: ["PATH=/opt/bin:/bin", "A=b=c", "broken", "=none", "LAMBDA_TASK_ROOT=/home/app"],
        workingDirectory: "/work"
    )

    private func image(_ image: FunctionImage = FunctionImage(pinned: "p"), settings: ImageSettings? = nil)
        -> PreparedImage
    {
        PreparedImage(ImageStore.Unpacked(layers: ["/l1", "/l2"], settings: settings ?? self.settings), image)
    }

    @Test func theImageDecidesWhatTheFunctionDoesNot() {
        let image = image()
        #expect(image.commandLine == ["/entry", "-x", "app.handler"])
        #expect(image.workingDirectory == "/work")
        #expect(image.variables["A"] == "b=c")
        #expect(image.variables["broken"] == nil)
    }

    @Test func eachOverrideIsItsOwn() {
        #expect(image(FunctionImage(pinned: "p", entryPoint: ["other"])).commandLine == ["other", "app.handler"])
        #expect(image(FunctionImage(pinned: "p", command: ["c", "d"])).commandLine == ["/entry", "-x", "c", "d"])
        #expect(image(FunctionImage(pinned: "p", workingDirectory: "/w")).workingDirectory == "/w")
        let empty = image(FunctionImage(pinned: "p", entryPoint: [], command: [], workingDirectory: ""))
        #expect(empty == image())
    }

    @Test func anImageThatSaysNothing() {
        let image = image(settings: ImageSettings())
        #expect(image.commandLine.isEmpty)
        #expect(image.workingDirectory == "/")
        #expect(image.variables == ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"])
        let failure = RuntimeCommand(image, variables: [:]).startFailure(of: nil, errno: 2)
        #expect(failure.errorType == "Runtime.InvalidEntrypoint")
        #expect(failure.message == "exec: no command")
    }

    @Test func namesAreSearchedFor() {
        let named = image(FunctionImage(pinned: "p", entryPoint: ["python3"]))
        #expect(RuntimeCommand(named, variables: [:]).executables == ["/opt/bin/python3", "/bin/python3"])
        #expect(
            RuntimeCommand(named, variables: ["PATH": "/a:relative:/b"]).executables == ["/a/python3", "/b/python3"]
        )
        let command = RuntimeCommand(named, variables: [:])
        #expect(command.goesOn(after: 13) && command.goesOn(after: 2) && !command.goesOn(after: 8))
        #expect(
            command.startFailure(of: nil, errno: 2).message == "exec: \"python3\": executable file not found in $PATH"
        )
        let absolute = RuntimeCommand(image(), variables: [:])
        #expect(absolute.executables == ["/entry"])
        #expect(!absolute.goesOn(after: 13))
        #expect(
            absolute.startFailure(of: 0, errno: 13)
                == ProcessStartFailure(
                    errorType: "Runtime.InvalidEntrypoint",
                    message: "fork/exec /entry: permission denied",
                    launchError: "Launch error: fork/exec /entry: permission denied\tEntrypoint: [/entry,-x]"
                        + "\tCmd: [app.handler]\tWorkingDir: [/work]"
                )
        )
        #expect(absolute.directoryFailure(errno: 2)?.message == "chdir /work: no such file or directory")
    }

    @Test func variablesOfThePlatform() {
        let platform = ["PATH": "/p", "LANG": "l", "_HANDLER": "h", "LAMBDA_TASK_ROOT": "/var/task", "AWS_REGION": "r"]
        #expect(
            EnvironmentVariables.platform(platform, of: image())
                == ["AWS_REGION": "r", "AWS_EXECUTION_ENV": "AWS_Lambda_Image"]
        )
        #expect(
            EnvironmentVariables.platform(platform, of: image(settings: ImageSettings()))["LAMBDA_TASK_ROOT"]
                == "/var/task"
        )
    }

    @Test(arguments: [
        (ImageError.notFound(reason: ""), "ImageDeleted"), (.denied(reason: ""), "ImageAccessDenied"),
        (.invalid(reason: ""), "InvalidImage"), (.tooLarge(limit: 1), "InvalidImage"),
        (.wrongArchitecture(reason: ""), "InvalidImage"), (.unreachable(reason: ""), "InternalError"),
    ])
    func codesOfFailures(_ error: ImageError, _ code: String) {
        #expect(VersionPreparer.reasonCode(ofImage: error) == code)
    }
}
