import Foundation

extension NeighbourService {
    /// Calls an action of the query protocol (IAM, STS, SNS) or of EC2's dialect of it: a form in, XML out.
    ///
    /// - Parameters:
    ///   - version: the version of the service's interface, as its public API reference has it.
    ///   - parameters: names with their indices written out (`SubnetId.1`), in order.
    ///   - isSigned: whether the request carries a signature.
    /// - Returns: the root element of the answer.
    package func query(
        _ action: String,
        version: String,
        _ parameters: [NeighbourField] = [],
        isSigned: Bool = true
    ) async throws(NeighbourError) -> ResponseElement {
        let fields = [NeighbourField("Action", action), NeighbourField("Version", version)] + parameters
        let form = fields.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
        var request = NeighbourRequest(
            method: "POST",
            path: "/",
            headers: [NeighbourField("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            body: Data(form.utf8)
        )
        request.isSigned = isSigned
        let response = try await send(request)
        guard let root = XMLReader.read(response.body) else {
            throw unreadable("it is not XML")
        }
        return root
    }
}
