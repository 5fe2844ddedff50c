import Foundation
import FoundationXML
import Testing

@testable import Reports

/// Pictures that browsers draw.
@Suite struct SVGPictureTests {
    /// A picture with a loop, an end, what is refused, and names that mean something to a browser.
    private let picture = GraphPicture(
        name: "p", title: ["a <b> & c", "second"],
        nodes: [
            .init(lines: ["one", "</text><script>"], note: "2 states", isInitial: true),
            .init(lines: ["two"], isInitial: false, isEnd: true),
        ],
        edges: [
            .init(from: 0, to: 1, lines: ["go(\"x\")"]), .init(from: 1, to: 0, lines: ["back"]),
            .init(from: 1, to: 1, lines: ["no: EBUSY"], isRefusal: true),
        ])

    /// Collects the names of elements and the text in them.
    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [String: Int] = [:]
        var texts: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements[name, default: 0] += 1
            texts.append("")
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { texts[texts.count - 1] += text }
    }

    /// What a reader of XML finds in the picture.
    private func read(_ text: String) -> (elements: [String: Int], texts: [String])? {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        return parser.parse() ? (reader.elements, reader.texts) : nil
    }

    @Test func itIsXMLWhateverTheNames() throws {
        let found = try #require(read(SVGPicture.render(picture)))
        let texts = found.texts.map { $0.trimmingCharacters(in: .newlines) }
        for text in [
            "a <b> & c", "second", "one", "</text><script>", "2 states", "two", "go(\"x\")", "back", "no: EBUSY",
        ] {
            #expect(texts.filter { $0 == text }.count == 1, "\(text)")
        }
        #expect(found.elements["script"] == nil)
        #expect(found.elements["text"] == 9)
    }

    @Test func everyEdgeHasALineAndAHead() throws {
        let text = SVGPicture.render(picture)
        // Two edges, a loop, and the arrow before the initial node.
        #expect(text.components(separatedBy: "<path class=\"edge").count - 1 == 4)
        #expect(text.components(separatedBy: "class=\"head\" d=").count - 1 == 4)
        #expect(text.components(separatedBy: "refusal\" d=").count - 1 == 1)
    }

    @Test func anEmptyGraphIsAPictureToo() {
        #expect(read(SVGPicture.render(GraphPicture(name: "p", title: [], nodes: [], edges: []))) != nil)
    }

    @Test func numbersAreShort() {
        #expect(
            [0, 1, -1, 2.25, 2.04, -0.04, 1234.5678].map(SVGPicture.number) == [
                "0", "1", "-1", "2.3", "2", "0", "1234.6",
            ])
    }
}
