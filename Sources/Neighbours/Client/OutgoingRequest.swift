import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import SignatureV4

/// A request as it goes over the wire: addressed, with all its headers, signed when there are credentials.
struct OutgoingRequest {
    let httpRequest: HTTPClientRequest

    init(
        _ request: NeighbourRequest,
        service: String,
        endpoint: NeighbourEndpoint,
        region: String,
        credentials: SigningCredentials?,
        date: Date
    ) {
        let path = endpoint.basePath + request.path
        let query = request.query
            .map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
        var headers = request.headers.map { (name: $0.name, value: $0.value) }
        headers.append((name: "Host", value: endpoint.authority))
        if let credentials {
            let signer = Signer(credentials: credentials, region: region, service: service)
            headers += signer.sign(
                RequestToSign(
                    method: request.method,
                    path: path,
                    query: query,
                    headers: headers,
                    payloadHash: PayloadHash.of(request.body)
                ),
                at: date
            )
        }
        let root = "\(endpoint.scheme)://\(endpoint.authority)"
        var outgoing = HTTPClientRequest(url: root + path + (query.isEmpty ? "" : "?" + query))
        outgoing.method = HTTPMethod(rawValue: request.method)
        outgoing.headers = HTTPHeaders(headers.map { ($0.name, $0.value) })
        if !request.body.isEmpty {
            outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        }
        httpRequest = outgoing
    }
}
