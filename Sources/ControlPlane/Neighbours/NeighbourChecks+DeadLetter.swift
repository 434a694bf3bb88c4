import LambdaAPI
import Neighbours

extension NeighbourChecks {
    /// - Parameter arn: a queue of SQS or a topic of SNS.
    /// - Throws: InvalidParameterValueException when it does not exist, in the form that is recorded of queues that are
    ///   event sources.
    func check(deadLetterTarget arn: String) async throws(APIError) {
        guard let resource = ResourceName(arn), let client = client(of: resource.service) else { return }
        switch resource.service {
        case "sqs": try await check(queue: resource, arn: arn, client)
        case "sns": try await check(topic: resource, arn: arn, client)
        default: break
        }
    }

    private func check(queue: ResourceName, arn: String, _ client: NeighbourClient) async throws(APIError) {
        do {
            _ = try await SQSNeighbour(client: client, limits: .check).url(ofQueue: queue)
        } catch {
            if let code = error.serviceCode, [SQSNeighbour.nonExistentQueue, "QueueDoesNotExist"].contains(code) {
                throw Self.occurred(
                    while: "SendMessage",
                    service: "SQS",
                    code: SQSNeighbour.nonExistentQueue,
                    message: error.message
                )
            }
            try passOver(error, service: "SQS", subject: arn)
        }
    }

    private func check(topic: ResourceName, arn: String, _ client: NeighbourClient) async throws(APIError) {
        do {
            try await SNSNeighbour(client: client, limits: .check).checkTopic(topic, arn: arn)
        } catch {
            if let code = error.serviceCode, ["NotFound", "NotFoundException"].contains(code) {
                throw Self.occurred(while: "Publish", service: "SNS", code: "NotFound", message: error.message)
            }
            try passOver(error, service: "SNS", subject: arn)
        }
    }
}
