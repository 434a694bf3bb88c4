import ControlPlane
import LambdaAPI
import Testing

/// Event source mappings from their creation to their end.
struct EventSourceMappingTests {
    let fixture = Fixture()

    private let queue = EventSourceRulesTests.queue

    private func settled(_ uuid: String?, _ state: String) async throws {
        try await eventually { try await fixture.mapping(uuid: uuid).state == state }
    }

    private func inUse(_ verb: String) -> APIError {
        .resourceInUseException("Cannot \(verb) the event source mapping because it is in use.")
    }

    private let gone = APIError.resourceNotFoundException("The resource you requested does not exist.")

    @Test func createdChangedDisabledAndDeleted() async throws {
        try await fixture.makeActive()
        let uuid = try await fixture.mapping(queue).uuid
        try await settled(uuid, "Enabled")
        let updated = try await fixture.updateMapping(uuid) {
            $0.batchSize = 5
            $0.scalingConfig = ScalingConfig(maximumConcurrency: 7)
            $0.filterCriteria = FilterCriteria(filters: [Filter(pattern: #"{"body":["x"]}"#)])
            $0.functionResponseTypes = [.reportBatchItemFailures]
        }
        #expect(updated.state == "Updating")
        try await settled(uuid, "Enabled")
        let disabling = try await fixture.updateMapping(uuid) {
            $0.enabled = false
            $0.scalingConfig = ScalingConfig()
            $0.filterCriteria = FilterCriteria(filters: [])
        }
        #expect(disabling.state == "Disabling")
        #expect(disabling.batchSize == 5)
        #expect(disabling.scalingConfig == nil)
        #expect(disabling.filterCriteria == nil)
        #expect(disabling.functionResponseTypes == [.reportBatchItemFailures])
        try await settled(uuid, "Disabled")
        #expect(try await fixture.updateMapping(uuid) { $0.enabled = true }.state == "Enabling")
        try await settled(uuid, "Enabled")
        #expect(try await fixture.deleteMapping(uuid).state == "Deleting")
        try await eventually { await refusal { _ = try await fixture.mapping(uuid: uuid) } == gone }
        #expect(await refusal { _ = try await fixture.updateMapping(uuid) } == gone)
        #expect(await refusal { try await fixture.deleteMapping(uuid) } == gone)
        #expect(try await fixture.mappings().eventSourceMappings == [])
        _ = try await fixture.mapping(queue)
    }

    @Test func aMappingBetweenTwoStatesIsInUse() async throws {
        let configuration = ControlPlaneConfiguration(stateTransitionDelay: .seconds(5))
        let fixture = Fixture(configuration: configuration)
        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        let uuid = try await fixture.mapping(queue).uuid
        #expect(await refusal { _ = try await fixture.updateMapping(uuid) } == inUse("update"))
        #expect(await refusal { try await fixture.deleteMapping(uuid) } == inUse("delete"))
        fixture.clock.advance(by: .seconds(5))
        try await eventually { try await fixture.mapping(uuid: uuid).state == "Enabled" }
    }

    @Test func aRefusedUpdateChangesNothing() async throws {
        try await fixture.makeActive()
        let uuid = try await fixture.mapping(queue).uuid
        try await settled(uuid, "Enabled")
        let before = try await fixture.mapping(uuid: uuid)
        #expect(
            await refusal { _ = try await fixture.updateMapping(uuid) { $0.batchSize = 11 } }
                == .invalidParameterValueException(
                    "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10"
                )
        )
        #expect(
            await refusal { _ = try await fixture.updateMapping(uuid) { $0.functionName = "other" } }
                == .invalidParameterValueException("Function does not exist")
        )
        #expect(try await fixture.mapping(uuid: uuid) == before)
    }

    @Test func theSameSourceJoinsTheSameFunctionOnce() async throws {
        try await fixture.makeActive()
        try await fixture.publish()
        let queued = try await fixture.mapping(queue).uuid ?? ""
        let streamed =
            try await fixture.mapping(EventSourceRulesTests.stream) { $0.startingPosition = .latest }.uuid ?? ""
        let selfManaged: (inout CreateEventSourceMappingRequest) -> Void = {
            $0.topics = ["topic"]
            $0.sourceAccessConfigurations = []
            $0.selfManagedEventSource = SelfManagedEventSource(endpoints: ["KAFKA_BOOTSTRAP_SERVERS": ["kafka:1000"]])
        }
        let kafka = try await fixture.mapping(nil, selfManaged).uuid ?? ""
        let ending = "already exists. Please update or delete the existing mapping with UUID"
        #expect(
            await refusal { try await fixture.mapping(queue) }
                == .resourceConflictException(
                    "An event source mapping with SQS arn (\" \(queue) \") and function (\" fn \") \(ending) \(queued)"
                )
        )
        #expect(
            await refusal {
                try await fixture.mapping(EventSourceRulesTests.stream) { $0.startingPosition = .trimHorizon }
            }
                == .resourceConflictException(
                    "The event source arn (\" \(EventSourceRulesTests.stream) \") and function (\" fn \") provided mapping"
                        + " \(ending) \(streamed)"
                )
        )
        #expect(
            await refusal { try await fixture.mapping(nil, selfManaged) }
                == .resourceConflictException(
                    "An event source mapping with event source (\"kafka:1000\"), function (\"\(fixture.arn())\"),"
                        + " topics (\"topic\") \(ending) \(kafka)"
                )
        )
        // A version is another target.
        let version = try await fixture.mapping(queue) { $0.functionName = "fn:1" }
        #expect(version.functionArn == fixture.arn() + ":1")
        try await settled(version.uuid, "Enabled")
        #expect(
            await refusal { _ = try await fixture.updateMapping(version.uuid) { $0.functionName = "fn" } }?.code
                == "ResourceConflictException"
        )
    }

    @Test func callersThatComeTogetherMakeOneMapping() async throws {
        try await fixture.makeActive()
        let made = try await withThrowingTaskGroup(of: Bool.self) { [fixture, queue] group in
            for _ in 0..<8 {
                group.addTask {
                    let error = await refusal { try await fixture.mapping(queue) }
                    #expect(error == nil || error?.code == "ResourceConflictException")
                    return error == nil
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(made == 1)
        #expect(try await fixture.mappings().eventSourceMappings?.count == 1)
    }

    @Test func mappingsSurviveTheirFunctionAndMoveToAnother() async throws {
        try await fixture.makeActive()
        try await fixture.makeActive("other")
        let uuid = try await fixture.mapping(queue).uuid
        try await settled(uuid, "Enabled")
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        #expect(try await fixture.mapping(uuid: uuid).state == "Enabled")
        #expect(try await fixture.updateMapping(uuid) { $0.functionName = "other" }.functionArn == fixture.arn("other"))
    }

    @Test func listsAreFilteredAndPaged() async throws {
        try await fixture.makeActive()
        try await fixture.makeActive("other")
        try await fixture.publish()
        let arns = (0..<5).map { "arn:aws:sqs:us-east-1:111111111111:queue-\($0)" }
        for arn in arns { try await fixture.mapping(arn) }
        try await fixture.mapping(arns[0]) { $0.functionName = "other" }
        try await fixture.mapping(arns[0]) { $0.functionName = "fn:1" }
        #expect(try await fixture.mappings { $0.eventSourceArn = arns[0] }.eventSourceMappings?.count == 3)
        #expect(try await fixture.mappings { $0.functionName = "fn" }.eventSourceMappings?.count == 6)
        #expect(try await fixture.mappings { $0.functionName = "fn:1" }.eventSourceMappings?.count == 1)
        #expect(try await fixture.mappings { $0.functionName = "nobody" }.eventSourceMappings == [])
        var seen: [String?] = []
        var marker: String?
        repeat {
            let page = try await fixture.mappings {
                $0.maxItems = 2
                $0.marker = marker
            }
            seen += page.eventSourceMappings?.map(\.uuid) ?? []
            marker = page.nextMarker
        } while marker != nil
        #expect(seen.count == 7)
        #expect(Set(seen).count == 7)
    }

    @Test func aChangeThatTheEndOfTheServerInterruptedIsFinishedByTheNext() async throws {
        let store = MemoryStore()
        let slow = ControlPlaneConfiguration(stateTransitionDelay: .seconds(1000))
        let first = Fixture(store: store, configuration: slow)
        _ = try await first.controlPlane.createFunction(Fixture.creation(), first.caller)
        let uuid = try await first.mapping(queue).uuid
        await first.controlPlane.shutdown()
        #expect(try await first.mapping(uuid: uuid).state == "Creating")
        let second = Fixture(store: store)
        try await second.controlPlane.start()
        try await eventually { try await second.mapping(uuid: uuid).state == "Enabled" }
    }
}
