internal import CSandbox

extension ProcessSpecification {
    /// The start message; its header is filled in by the conversation.
    func startMessage() throws(SandboxError) -> MessageBuilder {
        guard descriptors.count + 2 <= Int(LAMBENT_DESCRIPTORS_MAXIMUM) else {
            throw invalid("too many descriptors (\(descriptors.count))")
        }
        var start = lambent_start()
        start.limits = UInt32(limits.count)
        start.arguments = UInt32(arguments.count + 1)
        start.variables = UInt32(environment.count)
        var message = MessageBuilder(start)
        for limit in limits {
            message.append(
                lambent_limit(resource: limit.resource.number, reserved: 0, soft: limit.soft, hard: limit.hard)
            )
        }
        var holdsNUL = false
        for text in [executable, workingDirectory, executable] + arguments {
            holdsNUL = !message.append(string: text) || holdsNUL
        }
        for variable in environment {
            holdsNUL = !message.append(string: "\(variable.name)=\(variable.value)") || holdsNUL
        }
        guard !holdsNUL else { throw invalid("a NUL in an argument or a variable") }
        guard message.bytes.count <= Int(LAMBENT_MESSAGE_MAXIMUM) else {
            throw invalid("arguments and environment of \(message.bytes.count) bytes")
        }
        return message
    }

    private func invalid(_ reason: String) -> SandboxError {
        SandboxError(.invalidSpecification, message: "cannot start \(executable): \(reason)")
    }

    /// What a failed start means to the caller.
    func error(of answer: lambent_started) -> SandboxError {
        switch answer.step {
        case LAMBENT_STEP_EXEC:
            SandboxError(.executableFailed, errno: answer.error, message: "cannot execute \(executable)")
        case LAMBENT_STEP_INTERPRETER:
            SandboxError(
                .interpreterMissing,
                errno: answer.error,
                message: "cannot execute \(executable) by what it names"
            )
        case LAMBENT_STEP_DIRECTORY:
            SandboxError(.workingDirectoryFailed, errno: answer.error, message: "cannot enter \(workingDirectory)")
        case LAMBENT_STEP_IDENTITY:
            SandboxError(
                .startFailed,
                errno: answer.error,
                message: "cannot give up the server's rights to start \(executable)"
            )
        case LAMBENT_STEP_SANDBOX:
            SandboxError(
                .sandboxGone,
                errno: answer.error,
                message: "cannot start \(executable) in a sandbox not whole"
            )
        default:
            SandboxError(.startFailed, errno: answer.error, message: "cannot start \(executable) (step \(answer.step))")
        }
    }
}
