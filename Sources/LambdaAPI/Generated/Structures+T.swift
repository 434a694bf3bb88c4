// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `TagsError`.
package struct TagsError: Sendable, Equatable, Codable {
    /// `ErrorCode`
    package var errorCode: String?
    /// `Message`
    package var message: String?

    /// Every member, each absent unless given.
    package init(
        errorCode: String? = nil,
        message: String? = nil
    ) {
        self.errorCode = errorCode
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case errorCode = "ErrorCode"
        case message = "Message"
    }
}

/// The model's `TargetTrackingScalingPolicy`.
package struct TargetTrackingScalingPolicy: Sendable, Equatable, Codable {
    /// `PredefinedMetricType`
    package var predefinedMetricType: CapacityProviderPredefinedMetricType?
    /// `TargetValue`
    package var targetValue: Double?

    /// Every member, each absent unless given.
    package init(
        predefinedMetricType: CapacityProviderPredefinedMetricType? = nil,
        targetValue: Double? = nil
    ) {
        self.predefinedMetricType = predefinedMetricType
        self.targetValue = targetValue
    }

    private enum CodingKeys: String, CodingKey {
        case predefinedMetricType = "PredefinedMetricType"
        case targetValue = "TargetValue"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.predefinedMetricType = document["PredefinedMetricType"].flatMap { $0.stringValue.map(CapacityProviderPredefinedMetricType.init(rawValue:)) }
        self.targetValue = document["TargetValue"].flatMap { $0.numberValue }
    }
}

/// The model's `TenancyConfig`.
package struct TenancyConfig: Sendable, Equatable, Codable {
    /// `TenantIsolationMode`
    package var tenantIsolationMode: TenantIsolationMode?

    /// Every member, each absent unless given.
    package init(
        tenantIsolationMode: TenantIsolationMode? = nil
    ) {
        self.tenantIsolationMode = tenantIsolationMode
    }

    private enum CodingKeys: String, CodingKey {
        case tenantIsolationMode = "TenantIsolationMode"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.tenantIsolationMode = document["TenantIsolationMode"].flatMap { $0.stringValue.map(TenantIsolationMode.init(rawValue:)) }
    }
}

/// The model's `TraceHeader`.
package struct TraceHeader: Sendable, Equatable, Codable {
    /// `XAmznTraceId`
    package var xAmznTraceId: String?

    /// Every member, each absent unless given.
    package init(
        xAmznTraceId: String? = nil
    ) {
        self.xAmznTraceId = xAmznTraceId
    }

    private enum CodingKeys: String, CodingKey {
        case xAmznTraceId = "XAmznTraceId"
    }
}

/// The model's `TracingConfig`.
package struct TracingConfig: Sendable, Equatable, Codable {
    /// `Mode`
    package var mode: TracingMode?

    /// Every member, each absent unless given.
    package init(
        mode: TracingMode? = nil
    ) {
        self.mode = mode
    }

    private enum CodingKeys: String, CodingKey {
        case mode = "Mode"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.mode = document["Mode"].flatMap { $0.stringValue.map(TracingMode.init(rawValue:)) }
    }
}

/// The model's `TracingConfigResponse`.
package struct TracingConfigResponse: Sendable, Equatable, Codable {
    /// `Mode`
    package var mode: TracingMode?

    /// Every member, each absent unless given.
    package init(
        mode: TracingMode? = nil
    ) {
        self.mode = mode
    }

    private enum CodingKeys: String, CodingKey {
        case mode = "Mode"
    }
}
