// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `InvocationResponse`.
package struct InvocationResponse: Sendable, Equatable, Codable {
    /// `StatusCode`
    package var statusCode: Int?
    /// `FunctionError`
    package var functionError: String?
    /// `LogResult`
    package var logResult: String?
    /// `Payload`
    package var payload: Data?
    /// `ExecutedVersion`
    package var executedVersion: String?
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?

    /// Every member, each absent unless given.
    package init(
        statusCode: Int? = nil,
        functionError: String? = nil,
        logResult: String? = nil,
        payload: Data? = nil,
        executedVersion: String? = nil,
        durableExecutionArn: String? = nil
    ) {
        self.statusCode = statusCode
        self.functionError = functionError
        self.logResult = logResult
        self.payload = payload
        self.executedVersion = executedVersion
        self.durableExecutionArn = durableExecutionArn
    }

    private enum CodingKeys: String, CodingKey {
        case payload = "Payload"
    }
}

/// The model's `InvokeAsyncResponse`.
package struct InvokeAsyncResponse: Sendable, Equatable, Codable {
    /// `Status`
    package var status: Int?

    /// Every member, each absent unless given.
    package init(
        status: Int? = nil
    ) {
        self.status = status
    }

    private enum CodingKeys: CodingKey {}
}

/// The model's `InvokeWithResponseStreamResponse`.
package struct InvokeWithResponseStreamResponse: Sendable, Equatable, Codable {
    /// `StatusCode`
    package var statusCode: Int?
    /// `ExecutedVersion`
    package var executedVersion: String?
    /// `ResponseStreamContentType`
    package var responseStreamContentType: String?

    /// Every member, each absent unless given.
    package init(
        statusCode: Int? = nil,
        executedVersion: String? = nil,
        responseStreamContentType: String? = nil
    ) {
        self.statusCode = statusCode
        self.executedVersion = executedVersion
        self.responseStreamContentType = responseStreamContentType
    }

    private enum CodingKeys: CodingKey {}
}
