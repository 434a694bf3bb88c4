import LambdaAPI
import Neighbours
import Testing

@testable import ControlPlane

struct S3RefusalTests {
    private func refusal(_ error: NeighbourError) -> APIError {
        S3Refusal.of(error, bucket: "bucket", key: "a/key")
    }

    @Test func answerOfTheStoreIsPassedOn() {
        #expect(
            refusal(.service(code: "NoSuchBucket", message: "The specified bucket does not exist", status: 404))
                == .invalidParameterValueException(
                    "Error occurred while GetObject. S3 Error Code: NoSuchBucket. "
                        + "S3 Error Message: The specified bucket does not exist"
                )
        )
    }

    @Test func deniedAccessIsDenied() {
        let error = refusal(.service(code: "AccessDenied", message: "Access Denied", status: 403))
        #expect(error.code == "AccessDeniedException")
        #expect(
            error.message
                == "Your access has been denied by S3, please make sure your request credentials have permission to "
                + "GetObject for bucket/a/key. S3 Error Code: AccessDenied. S3 Error Message: Access Denied"
        )
    }

    @Test func objectThatIsTooLargeIsTooLargeUnzipped() {
        #expect(
            refusal(.tooLarge(limit: 1))
                == .invalidParameterValueException("Unzipped size must be smaller than 262144000 bytes")
        )
    }

    @Test func storeThatCannotBeReachedIsNamed() {
        #expect(refusal(.notConfigured(service: "s3")) == S3Refusal.notConfigured)
        #expect(refusal(.unreachable("connection refused")).message?.contains("connection refused") == true)
    }
}
