import Foundation
import FoundationXML

/// Reads the XML of an answer into elements.
///
/// Documents of services are small, flat and without a document type: one with a type, whose entities could blow up to
/// anything, is refused, and so is one of too many or too deeply nested elements.
enum XMLReader {
    private static let maximumDepth = 64
    private static let maximumElements = 200_000

    /// - Returns: the root; nil when the data is not a well-formed document within the bounds.
    static func read(_ data: Data) -> ResponseElement? {
        guard !data.isEmpty, data.range(of: Data("<!DOCTYPE".utf8)) == nil else { return nil }
        let builder = Builder()
        let parser = XMLParser(data: data)
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        parser.delegate = builder
        guard parser.parse(), !builder.isRefused else { return nil }
        return builder.root
    }

    private struct Open {
        var name: String
        var text = ""
        var children: [ResponseElement] = []
    }

    private final class Builder: XMLParserDelegate {
        private(set) var root: ResponseElement?
        private(set) var isRefused = false
        private var open: [Open] = []
        private var count = 0

        func parser(
            _ parser: XMLParser,
            didStartElement elementName: String,
            namespaceURI: String?,
            qualifiedName qName: String?,
            attributes attributeDict: [String: String]
        ) {
            count += 1
            guard open.count < XMLReader.maximumDepth, count <= XMLReader.maximumElements else {
                return refuse(parser)
            }
            open.append(Open(name: elementName))
        }

        func parser(
            _ parser: XMLParser,
            didEndElement elementName: String,
            namespaceURI: String?,
            qualifiedName qName: String?
        ) {
            guard let closed = open.popLast() else { return }
            let element = ResponseElement(
                closed.name,
                text: closed.text.trimmingCharacters(in: .whitespacesAndNewlines),
                children: closed.children
            )
            if open.isEmpty {
                root = element
            } else {
                open[open.count - 1].children.append(element)
            }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            guard !open.isEmpty else { return }
            open[open.count - 1].text += string
        }

        func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
            guard !open.isEmpty else { return }
            open[open.count - 1].text += String(decoding: CDATABlock, as: UTF8.self)
        }

        private func refuse(_ parser: XMLParser) {
            isRefused = true
            parser.abortParsing()
        }
    }
}
