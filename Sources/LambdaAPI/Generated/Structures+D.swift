// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `DeadLetterConfig`.
package struct DeadLetterConfig: Sendable, Equatable, Codable {
    /// `TargetArn`
    package var targetArn: String?

    /// Every member, each absent unless given.
    package init(
        targetArn: String? = nil
    ) {
        self.targetArn = targetArn
    }

    private enum CodingKeys: String, CodingKey {
        case targetArn = "TargetArn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.targetArn = document["TargetArn"].flatMap { $0.stringValue }
    }
}

/// The model's `DestinationConfig`.
package struct DestinationConfig: Sendable, Equatable, Codable {
    /// `OnSuccess`
    package var onSuccess: OnSuccess?
    /// `OnFailure`
    package var onFailure: OnFailure?

    /// Every member, each absent unless given.
    package init(
        onSuccess: OnSuccess? = nil,
        onFailure: OnFailure? = nil
    ) {
        self.onSuccess = onSuccess
        self.onFailure = onFailure
    }

    private enum CodingKeys: String, CodingKey {
        case onSuccess = "OnSuccess"
        case onFailure = "OnFailure"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.onSuccess = document["OnSuccess"].flatMap { OnSuccess(document: $0) }
        self.onFailure = document["OnFailure"].flatMap { OnFailure(document: $0) }
    }
}

/// The model's `DocumentDBEventSourceConfig`.
package struct DocumentDBEventSourceConfig: Sendable, Equatable, Codable {
    /// `DatabaseName`
    package var databaseName: String?
    /// `CollectionName`
    package var collectionName: String?
    /// `FullDocument`
    package var fullDocument: FullDocument?

    /// Every member, each absent unless given.
    package init(
        databaseName: String? = nil,
        collectionName: String? = nil,
        fullDocument: FullDocument? = nil
    ) {
        self.databaseName = databaseName
        self.collectionName = collectionName
        self.fullDocument = fullDocument
    }

    private enum CodingKeys: String, CodingKey {
        case databaseName = "DatabaseName"
        case collectionName = "CollectionName"
        case fullDocument = "FullDocument"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.databaseName = document["DatabaseName"].flatMap { $0.stringValue }
        self.collectionName = document["CollectionName"].flatMap { $0.stringValue }
        self.fullDocument = document["FullDocument"].flatMap { $0.stringValue.map(FullDocument.init(rawValue:)) }
    }
}

/// The model's `DurableConfig`.
package struct DurableConfig: Sendable, Equatable, Codable {
    /// `KMSKeyArn`
    package var kmsKeyArn: String?
    /// `RetentionPeriodInDays`
    package var retentionPeriodInDays: Int?
    /// `ExecutionTimeout`
    package var executionTimeout: Int?

    /// Every member, each absent unless given.
    package init(
        kmsKeyArn: String? = nil,
        retentionPeriodInDays: Int? = nil,
        executionTimeout: Int? = nil
    ) {
        self.kmsKeyArn = kmsKeyArn
        self.retentionPeriodInDays = retentionPeriodInDays
        self.executionTimeout = executionTimeout
    }

    private enum CodingKeys: String, CodingKey {
        case kmsKeyArn = "KMSKeyArn"
        case retentionPeriodInDays = "RetentionPeriodInDays"
        case executionTimeout = "ExecutionTimeout"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.kmsKeyArn = document["KMSKeyArn"].flatMap { $0.stringValue }
        self.retentionPeriodInDays = document["RetentionPeriodInDays"].flatMap { $0.integerValue }
        self.executionTimeout = document["ExecutionTimeout"].flatMap { $0.integerValue }
    }
}
