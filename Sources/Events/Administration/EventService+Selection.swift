import LambdaAPI
import Logging
import Storage

extension EventService {
    /// The event that a selection names.
    ///
    /// - Throws: ResourceNotFoundException when it does not exist, or is another account's.
    func existing(_ selection: EventSelection) async throws(APIError) -> Message {
        let id = selection.id ?? ""
        let message: Message?
        do {
            message = try await store.queue.message(id)
        } catch {
            throw unreadable(error)
        }
        guard let message, message.lane.hasPrefix(selection.lanePrefix) else {
            throw .resourceNotFoundException("There is no event \(id).")
        }
        return message
    }

    func unreadable(_ error: any Error) -> APIError {
        logger.error("events cannot be read or written", metadata: ["error": "\(error)"])
        return .serviceException("The server cannot use its storage now.")
    }
}
