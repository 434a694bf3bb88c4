/// What is known of the request that a task works for, where no call passes it on.
enum RequestContext {
    /// How the client reached the server: `http://host:port`. Locations that it is given must lead back the same way.
    @TaskLocal static var baseURL: String?
}
