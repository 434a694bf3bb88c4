// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `DeleteCapacityProviderResponse`.
package struct DeleteCapacityProviderResponse: Sendable, Equatable, Codable {
    /// `CapacityProvider`
    package var capacityProvider: CapacityProvider?

    /// Every member, each absent unless given.
    package init(
        capacityProvider: CapacityProvider? = nil
    ) {
        self.capacityProvider = capacityProvider
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProvider = "CapacityProvider"
    }
}

/// The model's `DeleteCodeSigningConfigResponse`.
package struct DeleteCodeSigningConfigResponse: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}
}

/// The model's `DeleteDurableExecutionResponse`.
package struct DeleteDurableExecutionResponse: Sendable, Equatable, Codable {
    /// `DeletionRequestTimestamp`
    package var deletionRequestTimestamp: Date?

    /// Every member, each absent unless given.
    package init(
        deletionRequestTimestamp: Date? = nil
    ) {
        self.deletionRequestTimestamp = deletionRequestTimestamp
    }

    private enum CodingKeys: String, CodingKey {
        case deletionRequestTimestamp = "DeletionRequestTimestamp"
    }
}

/// The model's `DeleteFunctionResponse`.
package struct DeleteFunctionResponse: Sendable, Equatable, Codable {
    /// `StatusCode`
    package var statusCode: Int?

    /// Every member, each absent unless given.
    package init(
        statusCode: Int? = nil
    ) {
        self.statusCode = statusCode
    }

    private enum CodingKeys: CodingKey {}
}
