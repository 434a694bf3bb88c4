import Foundation
import Testing

@testable import LambdaAPI

struct APIErrorTests {
    private func body(_ error: APIError) -> String { String(decoding: error.body, as: UTF8.self) }

    @Test func bodiesOfModeledErrors() {
        let missing = APIError.resourceNotFoundException("Function not found: x")
        #expect(missing.status == 404)
        #expect(missing.code == "ResourceNotFoundException")
        #expect(body(missing) == #"{"Type":"User","Message":"Function not found: x"}"#)
        #expect(body(.invalidParameterValueException("a\"b")) == #"{"Type":"User","message":"a\"b"}"#)
        #expect(body(.serviceException("x")) == #"{"Type":"Service","Message":"x"}"#)
        #expect(APIError.preconditionFailedException("x").status == 412)
        #expect(APIError.resourceConflictException("x").status == 409)
    }

    @Test func throttling() {
        let error = APIError.tooManyRequestsException(
            "Rate exceeded",
            retryAfterSeconds: "1",
            reason: "CallerRateLimitExceeded"
        )
        #expect(error.status == 429)
        #expect(error.headers == ["Retry-After": "1"])
        #expect(body(error) == #"{"Reason":"CallerRateLimitExceeded","Type":"User","message":"Rate exceeded"}"#)
    }

    @Test func bodiesOfOtherErrors() {
        #expect(body(.accessDeniedException(nil)) == #"{"Message":null}"#)
        #expect(body(.serializationException("x")) == #"{"Message":"x"}"#)
        #expect(
            body(.unrecognizedClientException())
                == #"{"message":"The security token included in the request is invalid."}"#
        )
        #expect(body(.unrecognizedClientException()).utf8.count == 68)
        let violation = ConstraintViolation(value: .null, path: "role", constraint: "Member must not be null")
        #expect(
            body(.validationException([violation]))
                == #"{"message":"1 validation error detected: Value null at 'role' failed to satisfy constraint: Member must not be null"}"#
        )
        #expect(
            APIError.requestEntityTooLargeException(limit: 70_167_211, operation: .createFunction).message
                == "Request must be smaller than 70167211 bytes for the CreateFunction operation"
        )
    }

    @Test func everyServiceFaultIsOfTypeService() {
        for error in [APIError.serviceException(nil), .kmsDisabledException(nil), .invalidRuntimeException(nil)] {
            #expect(error.type == "Service")
            #expect(error.status >= 500)
        }
    }
}
