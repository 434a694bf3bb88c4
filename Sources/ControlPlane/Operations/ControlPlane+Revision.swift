import Execution
import LambdaAPI
import Storage

extension ControlPlane {
    /// What an operation decided about the record of a function.
    enum Decision<Value> {
        /// Nothing changes.
        case keep(Value)
        /// The record, and what belongs to it, changes in one commit.
        case change(FunctionRecord, also: [RecordChange] = [], transition: TransitionRecord? = nil, Value)
    }

    /// Decides on the newest record of a function and commits that; where another change came between, decides again.
    ///
    /// - Parameters:
    ///   - missing: the refusal when there is no such function; nil for the usual one.
    ///   - decide: called with the record, perhaps several times; throws the refusal.
    func revise<Value>(
        _ reference: FunctionReference,
        missing: APIError? = nil,
        _ decide: (FunctionRecord) async throws(APIError) -> Decision<Value>
    ) async throws(APIError) -> Value {
        // Each failed attempt is the success of somebody else, so this ends; the bound is against a broken store.
        for _ in 0..<1000 {
            guard let stored = try await store.function(reference.key) else {
                throw missing ?? .functionNotFound(reference.arnAsAsked)
            }
            switch try await decide(stored.value) {
            case .keep(let value):
                return value
            case .change(let record, var changes, let transition, let value):
                changes.append(try .put(record, expecting: .version(stored.version)))
                if let transition {
                    changes.append(try .put(transition, of: reference.key, expecting: .any))
                }
                guard try await store.commit(changes) else { continue }
                if let transition { begin(transition) }
                return value
            }
        }
        throw .serviceException("The function changes too often.")
    }

    /// The record of a change of the shown settings that was just accepted, and what is to be prepared for it.
    func accepted(
        _ settings: FunctionSettings,
        in record: FunctionRecord,
        by operation: InjectedOutcome.Operation
    ) -> (FunctionRecord, TransitionRecord) {
        var record = record
        record.shown = settings
        record.shown.generation = Identity.make()
        record.revisionID = Identity.make()
        record.lastModified = timestamp
        _ = record.lifecycle.handle(.changed)
        return (record, transition(of: record, version: nil, by: operation))
    }

    func transition(
        of record: FunctionRecord,
        version: Int?,
        by operation: InjectedOutcome.Operation
    ) -> TransitionRecord {
        TransitionRecord(
            account: record.account,
            region: record.region,
            name: record.name,
            generation: record.shown.generation,
            version: version,
            began: timestamp,
            operation: operation
        )
    }

    /// Refuses a change that was made for another revision, or that comes while another is under way.
    func checkChangeable(
        _ record: FunctionRecord,
        revisionID: String?
    ) throws(APIError) {
        try RevisionRules.check(revisionID, current: record.revisionID)
        if let refusal = record.lifecycle.refusalOfChange {
            throw .refusedChange(refusal, arn: record.key.arn)
        }
    }
}
