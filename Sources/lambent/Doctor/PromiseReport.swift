import Sandbox

/// What becomes of each setting of a function on this host.
struct PromiseReport {
    /// What a setting does.
    enum State: String {
        /// The function feels it.
        case enforced
        /// It is checked, stored and shown, and changes nothing yet.
        case recorded = "recorded only"
        /// It cannot be had on this host.
        case impossible = "not here"
    }

    struct Row {
        var setting: String
        var state: State
        var reason: String
        var cure: String?
    }

    var rows: [Row]

    init(rows: [Row]) {
        self.rows = rows
    }

    /// What the code does, and where sandboxes decide, what they can do here.
    ///
    /// - Parameter traces: where segments go; nil for nowhere.
    init(_ enforcement: SandboxEnforcement, traces: String? = nil) {
        var rows = Self.known + [.traces(to: traces)]
        for capability in enforcement.rows {
            let row = Row(
                setting: capability.setting.rawValue,
                state: capability.state == .enforced ? .enforced : .impossible,
                reason: capability.reason,
                cure: capability.cure
            )
            if let index = rows.firstIndex(where: { $0.setting == capability.setting.rawValue }) {
                if capability.state == .notEnforced { rows[index] = row }
            } else {
                rows.append(row)
            }
        }
        self.rows = rows
    }

    /// What holds on every host in this version.
    private static let known = [
        Row(
            setting: "FunctionName",
            state: .enforced,
            reason: "names, partial ARNs and ARNs, with the service's errors"
        ),
        Row(setting: "Description", state: .enforced, reason: "stored and shown"),
        Row(setting: "RevisionId", state: .enforced, reason: "a stale one is refused and changes nothing"),
        Row(
            setting: "Environment",
            state: .enforced,
            reason: "visible in the function after the update and not before; sealed on disk"
        ),
        Row(setting: "Handler", state: .enforced, reason: "the next environment uses it"),
        Row(
            setting: "Runtime",
            state: .enforced,
            reason: "an installed runtime, else the exact interpreter of this host, or InvalidRuntimeException",
            cure: "lambent runtimes install adds one; serve --runtime-fallback nearest takes the nearest version"
        ),
        Row(
            setting: "Runtime management",
            state: .enforced,
            reason: "a function runs on exactly the version of its runtime that was chosen, or says that it is gone"
        ),
        Row(setting: "Timeout", state: .enforced, reason: "the invocation ends then"),
        Row(
            setting: "Role",
            state: .enforced,
            reason: "the function gets short-lived credentials of its role: of STS where that is a neighbour"
        ),
        Row(
            setting: "LoggingConfig",
            state: .enforced,
            reason: "format, levels and group of the log files"
        ),
        Row(
            setting: "LastUpdateStatus, State",
            state: .enforced,
            reason:
                "Pending and InProgress are real; a change meanwhile is refused; Inactive with serve --inactive-after"
        ),
        Row(setting: "Published versions", state: .enforced, reason: "locked"),
        Row(
            setting: "DeadLetterConfig",
            state: .enforced,
            reason: "a failed event arrives at the queue or topic; with no neighbour for it, lambent events keeps it"
        ),
        Row(
            setting: "KMSKeyArn",
            state: .enforced,
            reason: "variables are under a data key of it; with no neighbour for KMS, a local key stands in for each"
        ),
        Row(
            setting: "Event source mappings",
            state: .recorded,
            reason: "checked, stored and shown with their states; nothing is read from the sources in this version"
        ),
        Row(
            setting: "Capacity providers",
            state: .recorded,
            reason: "kept and shown with their states; functions cannot be created on them, nor durable"
        ),
        Row(
            setting: "CodeSigningConfigArn",
            state: .recorded,
            reason: "signatures cannot be verified yet: Enforce refuses every package, Warn takes every package"
        ),
        Row(setting: "SnapStart", state: .recorded, reason: "environments start without snapshots"),
    ]
}
