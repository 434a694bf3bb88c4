import NIOCore
import Sandbox
import Synchronization

extension FunctionNetworks {
    /// How long the rules of running environments may be those of before.
    private static let interval = TimeAmount.seconds(5)

    /// As long as there are environments, their rules follow those of their groups.
    func refreshRepeatedly() async {
        while (try? await pause()) != nil {
            let members = state.withLock { state -> [Int: Member] in
                if state.members.isEmpty { state.refresher = nil }
                return state.members
            }
            if members.isEmpty { return }
            let questions = Set(
                members.values.map { NetworkAnswers.Question(settings: $0.plan.settings, function: $0.function) }
            )
            for question in questions {
                let description: NetworkDescription?
                do {
                    description = try await answers.description(for: question, noOlderThan: Self.freshness)
                } catch {
                    continue
                }
                // Without EC2 too: the addresses of this host may have changed.
                let plan = plan(question.settings, description)
                for (number, member) in members
                where member.plan.settings == question.settings && member.function == question.function {
                    await refresh(number, member, plan)
                }
            }
        }
    }

    private func refresh(_ number: Int, _ member: Member, _ plan: NetworkPlan) async {
        let access = plan.access(on: member.wire, address: member.address, host: HostAddresses.current)
        guard access != member.access, let apply = member.apply else { return }
        state.withLock { $0.members[number]?.access = access }
        await apply(access)
    }

    /// - Throws: when the task is cancelled.
    private func pause() async throws {
        let end = eventLoop.scheduleTask(in: Self.interval) {}
        try await withTaskCancellationHandler {
            try await end.futureResult.get()
        } onCancel: {
            end.cancel()
        }
    }
}
