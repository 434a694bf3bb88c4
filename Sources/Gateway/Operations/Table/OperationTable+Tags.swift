import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Tags of every kind of resource.
    static let tags: [APIOperation: Handler] = [
        .listTags: answer(ListTagsRequest.init(document:), ControlPlane.listTags),
        .tagResource: done(TagResourceRequest.init(document:), ControlPlane.tagResource),
        .untagResource: done(UntagResourceRequest.init(document:), ControlPlane.untagResource),
    ]
}
