// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `AcceleratorConfig`.
package struct AcceleratorConfig: Sendable, Equatable, Codable {
    /// `AcceleratorMemorySize`
    package var acceleratorMemorySize: Int?

    /// Every member, each absent unless given.
    package init(
        acceleratorMemorySize: Int? = nil
    ) {
        self.acceleratorMemorySize = acceleratorMemorySize
    }

    private enum CodingKeys: String, CodingKey {
        case acceleratorMemorySize = "AcceleratorMemorySize"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.acceleratorMemorySize = document["AcceleratorMemorySize"].flatMap { $0.integerValue }
    }
}

/// The model's `AccountLimit`.
package struct AccountLimit: Sendable, Equatable, Codable {
    /// `TotalCodeSize`
    package var totalCodeSize: Int?
    /// `CodeSizeUnzipped`
    package var codeSizeUnzipped: Int?
    /// `CodeSizeZipped`
    package var codeSizeZipped: Int?
    /// `ConcurrentExecutions`
    package var concurrentExecutions: Int?
    /// `UnreservedConcurrentExecutions`
    package var unreservedConcurrentExecutions: Int?

    /// Every member, each absent unless given.
    package init(
        totalCodeSize: Int? = nil,
        codeSizeUnzipped: Int? = nil,
        codeSizeZipped: Int? = nil,
        concurrentExecutions: Int? = nil,
        unreservedConcurrentExecutions: Int? = nil
    ) {
        self.totalCodeSize = totalCodeSize
        self.codeSizeUnzipped = codeSizeUnzipped
        self.codeSizeZipped = codeSizeZipped
        self.concurrentExecutions = concurrentExecutions
        self.unreservedConcurrentExecutions = unreservedConcurrentExecutions
    }

    private enum CodingKeys: String, CodingKey {
        case totalCodeSize = "TotalCodeSize"
        case codeSizeUnzipped = "CodeSizeUnzipped"
        case codeSizeZipped = "CodeSizeZipped"
        case concurrentExecutions = "ConcurrentExecutions"
        case unreservedConcurrentExecutions = "UnreservedConcurrentExecutions"
    }
}

/// The model's `AccountUsage`.
package struct AccountUsage: Sendable, Equatable, Codable {
    /// `TotalCodeSize`
    package var totalCodeSize: Int?
    /// `FunctionCount`
    package var functionCount: Int?

    /// Every member, each absent unless given.
    package init(
        totalCodeSize: Int? = nil,
        functionCount: Int? = nil
    ) {
        self.totalCodeSize = totalCodeSize
        self.functionCount = functionCount
    }

    private enum CodingKeys: String, CodingKey {
        case totalCodeSize = "TotalCodeSize"
        case functionCount = "FunctionCount"
    }
}

/// The model's `AliasRoutingConfiguration`.
package struct AliasRoutingConfiguration: Sendable, Equatable, Codable {
    /// `AdditionalVersionWeights`
    package var additionalVersionWeights: [String: Double]?

    /// Every member, each absent unless given.
    package init(
        additionalVersionWeights: [String: Double]? = nil
    ) {
        self.additionalVersionWeights = additionalVersionWeights
    }

    private enum CodingKeys: String, CodingKey {
        case additionalVersionWeights = "AdditionalVersionWeights"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.additionalVersionWeights = document["AdditionalVersionWeights"].flatMap { $0.objectValue?.compactMapValues { $0.numberValue } }
    }
}

/// The model's `AllowedPublishers`.
package struct AllowedPublishers: Sendable, Equatable, Codable {
    /// `SigningProfileVersionArns`
    package var signingProfileVersionArns: [String]?

    /// Every member, each absent unless given.
    package init(
        signingProfileVersionArns: [String]? = nil
    ) {
        self.signingProfileVersionArns = signingProfileVersionArns
    }

    private enum CodingKeys: String, CodingKey {
        case signingProfileVersionArns = "SigningProfileVersionArns"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.signingProfileVersionArns = document["SigningProfileVersionArns"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
    }
}

/// The model's `AmazonManagedKafkaEventSourceConfig`.
package struct AmazonManagedKafkaEventSourceConfig: Sendable, Equatable, Codable {
    /// `ConsumerGroupId`
    package var consumerGroupId: String?
    /// `SchemaRegistryConfig`
    package var schemaRegistryConfig: KafkaSchemaRegistryConfig?

    /// Every member, each absent unless given.
    package init(
        consumerGroupId: String? = nil,
        schemaRegistryConfig: KafkaSchemaRegistryConfig? = nil
    ) {
        self.consumerGroupId = consumerGroupId
        self.schemaRegistryConfig = schemaRegistryConfig
    }

    private enum CodingKeys: String, CodingKey {
        case consumerGroupId = "ConsumerGroupId"
        case schemaRegistryConfig = "SchemaRegistryConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.consumerGroupId = document["ConsumerGroupId"].flatMap { $0.stringValue }
        self.schemaRegistryConfig = document["SchemaRegistryConfig"].flatMap { KafkaSchemaRegistryConfig(document: $0) }
    }
}
