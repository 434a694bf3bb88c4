import Foundation
import LambdaAPI
import Testing

@testable import ControlPlane

/// What creations of event source mappings are refused for, and what they get by default.
struct EventSourceRulesTests {
    let fixture = Fixture()

    static let queue = "arn:aws:sqs:us-east-1:111111111111:queue"
    static let fifo = "arn:aws:sqs:us-east-1:111111111111:queue.fifo"
    static let stream = "arn:aws:kinesis:us-east-1:111111111111:stream/s"
    static let table = "arn:aws:dynamodb:us-east-1:111111111111:table/t/stream/2025-02-22T03:03:25.490"
    static let kafka = "arn:aws:kafka:us-east-1:111111111111:cluster/c/1-2"
    static let broker = "arn:aws:mq:us-east-1:111111111111:broker:b:b-1"
    static let documents = "arn:aws:rds:us-east-1:111111111111:cluster:d"

    typealias Change = @Sendable (inout CreateEventSourceMappingRequest) -> Void

    private static let refusals: [(String?, String, Change)] = [
        (nil, "Unrecognized event source.", { _ in }),
        ("arn:aws:s3:::bucket", "Unrecognized event source.", { _ in }),
        ("arn:aws:dynamodb:us-east-1:111111111111:table/t", "Unrecognized event source.", { _ in }),
        (
            queue, "Unsupported DestinationConfig parameter for given event source mapping type.",
            { $0.destinationConfig = DestinationConfig(onSuccess: OnSuccess(destination: EventSourceRulesTests.queue)) }
        ),
        (
            queue, "Unsupported DestinationConfig parameter for given event source mapping type.",
            { $0.destinationConfig = DestinationConfig(onFailure: OnFailure(destination: EventSourceRulesTests.queue)) }
        ),
        (
            stream,
            "The provided destination config DestinationConfig(onSuccess=null,"
                + " onFailure=OnFailure(destination=arn:aws:iam::111111111111:role/r)) is invalid.",
            {
                $0.startingPosition = .latest
                $0.destinationConfig = DestinationConfig(
                    onFailure: OnFailure(destination: "arn:aws:iam::111111111111:role/r")
                )
            }
        ),
        (queue, "StartingPosition is not valid for SQS event sources.", { $0.startingPosition = .latest }),
        (
            queue, "Unsupported ParallelizationFactor parameter for given event source mapping type.",
            { $0.parallelizationFactor = 1 }
        ),
        (
            queue, "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
            { $0.batchSize = 11 }
        ),
        (
            fifo, "Maximum batch size must be between 1 and 10 inclusive", { $0.batchSize = 11 }
        ),
        (
            fifo, "Batching window is not supported for FIFO queues", { $0.maximumBatchingWindowInSeconds = 1 }
        ),
        (
            stream,
            "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint:"
                + " Member must not be null.",
            { _ in }
        ),
        (
            table,
            "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint:"
                + " Member must not be null.",
            { _ in }
        ),
        (
            table, "Unsupported starting position for arn type: \(table)", { $0.startingPosition = .atTimestamp }
        ),
        (stream, "Need to specify a timestamp", { $0.startingPosition = .atTimestamp }),
        (
            stream, "MaximumRecordAgeInSeconds must be -1 or between 60 and 604800.",
            {
                $0.startingPosition = .latest
                $0.maximumRecordAgeInSeconds = 59
            }
        ),
        (
            stream, "Unsupported ScalingConfig parameter for given event source mapping type.",
            {
                $0.startingPosition = .latest
                $0.scalingConfig = ScalingConfig(maximumConcurrency: 2)
            }
        ),
        (kafka, "Required 'topics' parameter is missing.", { _ in }),
        (
            nil, "Required 'sourceAccessConfigurations' parameter is missing.",
            {
                $0.topics = ["topic"]
                $0.selfManagedEventSource = SelfManagedEventSource(endpoints: ["KAFKA_BOOTSTRAP_SERVERS": ["k:1"]])
            }
        ),
        (broker, "Required 'sourceAccessConfigurations' parameter is missing.", { $0.queues = ["q"] }),
        (
            documents, "Required 'documentDBEventSourceConfig' parameter is missing.", { $0.startingPosition = .latest }
        ),
        (queue, "Invalid filter pattern definition.", { $0.filterCriteria = FilterCriteria(filters: [Filter()]) }),
        (
            queue, "The number of filters must be less than or equal to 5.",
            {
                $0.filterCriteria = FilterCriteria(
                    filters: (0..<6).map { Filter(pattern: #"{"body":["\#($0)"]}"#) }
                )
            }
        ),
        (queue, "Function does not exist", { $0.functionName = "other" }),
        (queue, "Function does not exist", { $0.functionName = "fn:7" }),
        (queue, "Function does not exist", { $0.functionName = "fn:alias" }),
    ]

    @Test(arguments: refusals)
    func refusal(_ arn: String?, _ message: String, _ change: Change) async throws {
        try await fixture.makeActive()
        #expect(
            await ControlPlaneTests.refusal { _ = try await fixture.mapping(arn, change) }
                == .invalidParameterValueException(message)
        )
    }

    @Test func aQueueHasItsDefaults() async throws {
        try await fixture.makeActive()
        let mapping = try await fixture.mapping(Self.queue)
        let uuid = try #require(mapping.uuid)
        #expect(
            mapping
                == EventSourceMappingConfiguration(
                    uuid: uuid,
                    batchSize: 10,
                    maximumBatchingWindowInSeconds: 0,
                    eventSourceArn: Self.queue,
                    functionArn: fixture.arn(),
                    lastModified: Date(timeIntervalSince1970: 1_700_000_000),
                    state: "Creating",
                    stateTransitionReason: "USER_INITIATED",
                    functionResponseTypes: [],
                    eventSourceMappingArn: "arn:aws:lambda:us-east-1:111111111111:event-source-mapping:\(uuid)"
                )
        )
    }

    @Test(arguments: [stream, table])
    func aStreamHasItsDefaults(_ arn: String) async throws {
        try await fixture.makeActive()
        let mapping = try await fixture.mapping(arn) { $0.startingPosition = .trimHorizon }
        let uuid = try #require(mapping.uuid)
        #expect(
            mapping
                == EventSourceMappingConfiguration(
                    uuid: uuid,
                    startingPosition: .trimHorizon,
                    batchSize: 100,
                    maximumBatchingWindowInSeconds: 0,
                    parallelizationFactor: 1,
                    eventSourceArn: arn,
                    functionArn: fixture.arn(),
                    lastModified: Date(timeIntervalSince1970: 1_700_000_000),
                    lastProcessingResult: "No records processed",
                    state: "Creating",
                    stateTransitionReason: "User action",
                    destinationConfig: DestinationConfig(onFailure: OnFailure()),
                    maximumRecordAgeInSeconds: -1,
                    bisectBatchOnFunctionError: false,
                    maximumRetryAttempts: -1,
                    tumblingWindowInSeconds: 0,
                    functionResponseTypes: [],
                    eventSourceMappingArn: "arn:aws:lambda:us-east-1:111111111111:event-source-mapping:\(uuid)"
                )
        )
    }

    @Test func aKafkaMappingIsAConsumerGroupOfItsOwn() async throws {
        try await fixture.makeActive()
        let mapping = try await fixture.mapping(Self.kafka) { $0.topics = ["topic"] }
        #expect(mapping.amazonManagedKafkaEventSourceConfig?.consumerGroupId == mapping.uuid)
        #expect(mapping.startingPosition == .trimHorizon)
        #expect(mapping.topics == ["topic"])
        let named = try await fixture.mapping(Self.kafka) {
            $0.topics = ["other"]
            $0.amazonManagedKafkaEventSourceConfig = AmazonManagedKafkaEventSourceConfig(consumerGroupId: "group")
        }
        #expect(named.amazonManagedKafkaEventSourceConfig?.consumerGroupId == "group")
    }

    @Test func brokersAndDocumentsHaveWhatTheyNeed() async throws {
        try await fixture.makeActive()
        let access = SourceAccessConfiguration(
            type: .basicAuth,
            uri: "arn:aws:secretsmanager:us-east-1:111111111111:secret:s"
        )
        let broker = try await fixture.mapping(Self.broker) {
            $0.queues = ["q"]
            $0.sourceAccessConfigurations = [access]
        }
        #expect(broker.queues == ["q"])
        #expect(broker.sourceAccessConfigurations == [access])
        #expect(broker.destinationConfig == nil)
        let documents = try await fixture.mapping(Self.documents) {
            $0.startingPosition = .latest
            $0.documentDBEventSourceConfig = DocumentDBEventSourceConfig(databaseName: "db")
        }
        #expect(documents.documentDBEventSourceConfig == DocumentDBEventSourceConfig(databaseName: "db"))
    }
}
