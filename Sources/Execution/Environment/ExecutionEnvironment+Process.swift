import Foundation
import LambdaAPI
import Logging
import NIOCore
import Sandbox

extension ExecutionEnvironment {
    // MARK: Initialization

    func startProcess(_ phase: InitializationPhase) {
        incarnation += 1
        isStarting = true
        let incarnation = incarnation
        let traceHeader = current?.traceHeader
        initializationBegan = eventLoop.now
        if incarnation == 1 {
            for notice in notices {
                log.write(.notice(notice), to: current)
            }
        }
        openTelemetry()
        let beside = makeExtensions()
        afterPrevious { [self, host] in
            let result: Result<StartedRuntime, any Error>
            do {
                result = .success(try await host.start(traceHeader: traceHeader, beside: beside))
            } catch {
                result = .failure(error)
            }
            eventLoop.execute { self.processStarted(result, incarnation) }
        }
        // While the process starts; what it says comes to this loop, after this.
        log.write(.initializationStart(initializationStart(phase)), to: current)
    }

    private func processStarted(_ result: Result<StartedRuntime, any Error>, _ incarnation: Int) {
        defer {
            isStarting = false
            let calls = earlyCalls
            earlyCalls = []
            for call in calls {
                call()
            }
        }
        switch result {
        case .success(let started):
            process = EnvironmentProcess(
                started,
                on: eventLoop,
                emit: { [weak self] line in
                    guard let self else { return }
                    self.log.write(line, to: self.current)
                },
                didRead: { [weak self] in self?.runDeferredWork() }
            )
            sampler.attach(started.sandbox)
            watch(started.process.id, in: started.sandbox, incarnation)
            if let expiration = started.credentialExpiration {
                retiresAt = Retirement.milliseconds(expiration, timeout: timeout, now: context.milliseconds)
            }
        case .failure(let failure as ProcessStartFailure):
            guard incarnation == self.incarnation else { return }
            if let text = failure.launchError { log.write(.launchError(text), to: current) }
            perform(machine.processDidNotStart(failure))
        case .failure(let refusal as APIError):
            context.logger.warning(
                "an execution environment cannot be made",
                metadata: ["function": "\(version.version.key.arn)", "error": "\(refusal.message ?? refusal.code)"]
            )
            perform(machine.environmentFailed(refusal))
        case .failure(let error):
            context.logger.error(
                "cannot make an execution environment",
                metadata: [
                    "function": "\(version.version.key.arn)",
                    "requestId": "\(current?.invocation.requestID ?? "none")",
                    "error": "\(error)",
                ]
            )
            let files = FileSystemFailure(error, of: version.version)?.refusal
            perform(machine.environmentFailed(files ?? APIError(networkFailure: error)))
        }
    }

    /// What the function's owner asked for and does not get on this host.
    private var notices: [String] {
        [runtime.notice, UnkeptSettings(of: version.version, enforcement: context.launcher.enforcement).notice]
            .compactMap(\.self) + (resources.network?.notices ?? [])
    }

    private func initializationStart(_ phase: InitializationPhase) -> InitializationStart {
        InitializationStart(
            phase: phase,
            runtimeVersion: resources.image == nil ? runtime.versionText : nil,
            runtimeVersionARN: resources.image == nil ? runtime.version.arn(region: version.version.key.region) : nil,
            functionName: version.version.key.name,
            functionVersion: version.version.version,
            stream: log.stream,
            memorySize: version.version.memorySize,
            type: resources.initializationType,
            tracing: current?.trace?.mark
        )
    }

    func reportInitialization(_ phase: InitializationPhase, _ status: InitializationStatus) {
        process?.finishLines()
        let duration = Milliseconds(from: initializationBegan, to: eventLoop.now)
        traceInitialization(status)
        if phase == .initialization {
            // An initialization that nobody waited for is no part of an invocation.
            if status == .success, resources.initializationType == .onDemand { initialization = duration }
            Task { [host] in await host.limitProcessor() }
        }
        let type = resources.initializationType
        if extensions?.isRuntimeDoneTold != true {
            log.write(.initializationRuntimeDone(phase, status, type), to: current)
        }
        reportExtensions()
        log.write(
            .initializationReport(InitializationReport(phase: phase, status: status, duration: duration, type: type)),
            to: current
        )
        closeTelemetry()
        isInitialized = isInitialized || status == .success
        delegate?.environmentInitialized(self, status)
    }

    func armInitializationDeadline() {
        let limit = initializationLimit
        initializationDeadline = eventLoop.scheduleTask(in: limit) { [weak self] in
            guard let self else { return }
            self.timeOut(self.machine.initializationDeadlinePassed())
        }
    }

    /// Nobody waits for a provisioned environment: it may take longer (documented by the service).
    private var initializationLimit: TimeAmount {
        let usual = TimeAmount(context.configuration.initializationLimit)
        guard resources.initializationType == .provisioned else { return usual }
        return max(usual, .seconds(130), .seconds(Int64(timeout)))
    }

    func disarmInitializationDeadline() {
        initializationDeadline?.cancel()
        initializationDeadline = nil
    }

    // MARK: Ends

    private func watch(_ id: Int32, in sandbox: any Sandbox, _ incarnation: Int) {
        Task { [self] in
            let exit = await sandbox.waitForExit(of: id)
            eventLoop.execute {
                self.whenOutputIsRead(callsToo: true) {
                    self.processExited(exit, incarnation)
                }
            }
        }
    }

    private func processExited(_ exit: ProcessExit, _ incarnation: Int) {
        guard incarnation == self.incarnation else { return }
        process?.breakOffCalls()
        if let type = extensions?.machine.firstError {
            let message = PlatformErrorBody.message(of: exit)
            perform(machine.extensionFailed(ProcessStartFailure(errorType: type, message: message)))
        } else {
            perform(machine.processExited(exit))
        }
    }

    func killProcesses() {
        disarmInitializationDeadline()
        let incarnation = incarnation
        let ending = endingOfExtensions(shutdownReason)
        shutdownReason = .failure
        afterPrevious { [self, host, sampler] in
            await sampler.settle()
            await ending?()
            await host.killProcesses()
            eventLoop.execute {
                self.whenOutputIsRead {
                    self.detachProcess()
                    if incarnation == self.incarnation {
                        self.perform(self.machine.processesGone())
                    }
                }
            }
        }
    }

    func destroy() {
        disarmInitializationDeadline()
        deadlineCheck?.cancel()
        deadlineCheck = nil
        freezeCheck?.cancel()
        freezeCheck = nil
        samplingCheck?.cancel()
        samplingCheck = nil
        releaseSlot()
        delegate?.environmentIsEnding(self)
        let ending = endingOfExtensions(endsAtOnce ? nil : .spindown)
        afterPrevious { [self, host, sampler] in
            await sampler.settle()
            await ending?()
            await host.destroy()
            eventLoop.execute {
                self.whenOutputIsRead {
                    self.detachProcess()
                    self.delegate?.environmentIsGone(self)
                }
            }
        }
    }

    private func detachProcess() {
        process?.close()
        process = nil
        detachExtensions()
        runDeferredWork()
        parked = nil
    }

    /// Runs `work` off the loop when the work before it is done.
    func afterPrevious(_ work: @escaping @Sendable () async -> Void) {
        let previous = hostWork
        hostWork = Task {
            await previous?.value
            await work()
        }
    }
}
