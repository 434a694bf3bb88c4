package import LambdaAPI

extension ControlPlane {
    /// Adds tags to a resource, and gives those it has another value.
    ///
    /// - Throws: the refusals of ``TaggedResource``; InvalidParameterValueException for no tags and for too many, with
    ///   nothing applied (recorded from the service).
    package func tagResource(_ request: TagResourceRequest, _ caller: Caller) async throws(APIError) {
        let resource = try TaggedResource(request.resource, caller: caller)
        let added = request.tags ?? [:]
        try await changeTags(of: resource) { tags throws(APIError) in
            guard !added.isEmpty else {
                throw .invalidParameterValueException("An error occurred and the request cannot be processed.")
            }
            tags.merge(added) { $1 }
            try TagRules.check(tags)
        }
    }

    /// Removes tags from a resource; keys that it does not have are no error.
    package func untagResource(_ request: UntagResourceRequest, _ caller: Caller) async throws(APIError) {
        let resource = try TaggedResource(request.resource, caller: caller)
        guard let keys = request.tagKeys else { throw .missing("tagKeys") }
        try await changeTags(of: resource) { tags throws(APIError) in
            for key in keys { tags[key] = nil }
        }
    }

    /// The tags of a resource, an empty map when it has none.
    package func listTags(_ request: ListTagsRequest, _ caller: Caller) async throws(APIError) -> ListTagsResponse {
        ListTagsResponse(tags: try await tags(of: TaggedResource(request.resource, caller: caller)))
    }
}
