import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Durable executions and their callbacks.
    static let durableExecutions: [APIOperation: Handler] = [
        .checkpointDurableExecution: answer(
            CheckpointDurableExecutionRequest.init(document:),
            ControlPlane.checkpointDurableExecution
        ),
        .deleteDurableExecution: answer(
            DeleteDurableExecutionRequest.init(document:),
            ControlPlane.deleteDurableExecution
        ),
        .getDurableExecution: answer(GetDurableExecutionRequest.init(document:), ControlPlane.getDurableExecution),
        .getDurableExecutionHistory: answer(
            GetDurableExecutionHistoryRequest.init(document:),
            ControlPlane.getDurableExecutionHistory
        ),
        .getDurableExecutionState: answer(
            GetDurableExecutionStateRequest.init(document:),
            ControlPlane.getDurableExecutionState
        ),
        .listDurableExecutionsByFunction: answer(
            ListDurableExecutionsByFunctionRequest.init(document:),
            ControlPlane.listDurableExecutionsByFunction
        ),
        .pauseDurableExecution: answer(
            PauseDurableExecutionRequest.init(document:),
            ControlPlane.pauseDurableExecution
        ),
        .resumeDurableExecution: answer(
            ResumeDurableExecutionRequest.init(document:),
            ControlPlane.resumeDurableExecution
        ),
        .sendDurableExecutionCallbackFailure: answer(
            SendDurableExecutionCallbackFailureRequest.init(document:),
            ControlPlane.sendDurableExecutionCallbackFailure
        ),
        .sendDurableExecutionCallbackHeartbeat: answer(
            SendDurableExecutionCallbackHeartbeatRequest.init(document:),
            ControlPlane.sendDurableExecutionCallbackHeartbeat
        ),
        .sendDurableExecutionCallbackSuccess: answer(
            SendDurableExecutionCallbackSuccessRequest.init(document:),
            ControlPlane.sendDurableExecutionCallbackSuccess
        ),
        .stopDurableExecution: answer(StopDurableExecutionRequest.init(document:), ControlPlane.stopDurableExecution),
    ]
}
