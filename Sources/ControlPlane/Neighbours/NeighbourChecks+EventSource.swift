import LambdaAPI
import Neighbours

extension NeighbourChecks {
    /// - Parameter source: a queue of SQS, a stream of Kinesis or of DynamoDB; other sources are taken as they are named.
    /// - Throws: InvalidParameterValueException when it does not exist (recorded from the service).
    func check(eventSource source: EventSource) async throws(APIError) {
        guard let arn = source.arn, let resource = ResourceName(arn), let client = client(of: resource.service) else {
            return
        }
        switch source.kind {
        case .queue, .fifoQueue:
            try await check(polled: resource, arn: arn, client)
        case .stream:
            do {
                try await KinesisNeighbour(client: client).checkStream(resource)
            } catch {
                try refuseMissingStream(error, service: "Kinesis", arn: arn)
            }
        case .tableStream:
            do {
                try await TableStreamNeighbour(client: client).checkStream(resource, arn: arn)
            } catch {
                try refuseMissingStream(error, service: "DynamoDB", arn: arn)
            }
        case .managedKafka, .selfManagedKafka, .broker, .documentDB:
            return
        }
    }

    private func check(polled queue: ResourceName, arn: String, _ client: NeighbourClient) async throws(APIError) {
        do {
            _ = try await SQSNeighbour(client: client, limits: .check).url(ofQueue: queue)
        } catch {
            if let code = error.serviceCode, [SQSNeighbour.nonExistentQueue, "QueueDoesNotExist"].contains(code) {
                throw Self.occurred(
                    while: "ReceiveMessage",
                    service: "SQS",
                    code: SQSNeighbour.nonExistentQueue,
                    message: "The specified queue does not exist."
                )
            }
            try passOver(error, service: "SQS", subject: arn)
        }
    }

    private func refuseMissingStream(_ error: NeighbourError, service: String, arn: String) throws(APIError) {
        if error.serviceCode == "ResourceNotFoundException" {
            throw .invalidParameterValueException("Stream not found: \(arn)")
        }
        try passOver(error, service: service, subject: arn)
    }
}
