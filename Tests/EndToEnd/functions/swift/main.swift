// A runtime in Swift, on the C library alone: echoes events, fails or ends when they ask for it.
import Glibc

let failure = #"{"errorType":"FunctionError","errorMessage":"Error: some_error_msg"}"#

func connected(to address: String) -> UnsafeMutablePointer<FILE> {
    let parts = address.split(separator: ":")
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = UInt16(parts[1])!.bigEndian
    inet_pton(AF_INET, String(parts[0]), &place.sin_addr)
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: &place) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
    }
    guard status == 0, let file = fdopen(descriptor, "r+") else { exit(3) }
    return file
}

let connection = connected(to: String(cString: getenv("AWS_LAMBDA_RUNTIME_API")))

/// Sends a request; the id of the invocation that comes with the response, and its body.
func call(_ method: String, _ path: String, _ body: String = "") -> (id: String, body: String) {
    let head = "\(method) /2018-06-01/runtime/\(path) HTTP/1.1\r\nHost: lambda\r\nContent-Length: \(body.utf8.count)"
    fputs("\(head)\r\n\r\n\(body)", connection)
    fflush(connection)
    var (id, length) = ("", 0)
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), connection) != nil {
        let text = String(cString: line).filter { $0 != "\r\n" }
        guard !text.isEmpty else { break }
        let value = text.drop { $0 != " " }.dropFirst()
        if text.lowercased().hasPrefix("content-length:") { length = Int(value)! }
        if text.lowercased().hasPrefix("lambda-runtime-aws-request-id:") { id = String(value) }
    }
    var bytes = [UInt8](repeating: 0, count: length)
    guard fread(&bytes, 1, length, connection) == length else { exit(1) }
    // Between reading and writing the stream wants to be told.
    fseek(connection, 0, SEEK_CUR)
    return (id, String(decoding: bytes, as: UTF8.self))
}

while true {
    let (id, event) = call("GET", "invocation/next")
    precondition(!event.contains("panic"), "asked to")
    if event.contains("fail") {
        _ = call("POST", "invocation/\(id)/error", failure)
    } else {
        _ = call("POST", "invocation/\(id)/response", event)
    }
}
