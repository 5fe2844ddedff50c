import Foundation
import Testing

@testable import Reports

/// How JSON is written.
@Suite struct JSONTextTests {
    @Test func whatFitsOnALineStandsOnOne() {
        let value = JSONValue.object([
            ("a", .integer(1)), ("b", .null), ("none", nil), ("c", .array([.bool(true), .number(0.5)])),
        ])
        #expect(JSONText.render(value) == "{\"a\": 1, \"b\": null, \"c\": [true, 0.5]}\n")
    }

    @Test func whatDoesNotFitIsIndented() {
        let long = String(repeating: "x", count: 110)
        let value = JSONValue.object([("list", .array([.string(long), .array([])]))])
        #expect(JSONText.render(value) == "{\n  \"list\": [\n    \"\(long)\",\n    []\n  ]\n}\n")
    }

    @Test func whatCouldBeTakenForSomethingElseIsEscaped() throws {
        let text = "\"\\</script><!-- < \u{7}\u{202E}\u{2028}\r\n\t\u{1F600}é\u{E0001}"
        let json = JSONText.render(.string(text))
        #expect(
            json == #""\"\\\u003C/script>\u003C!-- < \u0007\u202E\u2028\r\n\t😀é\uDB40\uDC01""# + "\n")
        #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
    }

    @Test func numbersThatAreNoneAreNull() { #expect(JSONText.render(.number(.infinity)) == "null\n") }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1000),
            "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
        ),
    ])
    func hashesAreThoseOfTheStandard(_ text: String, _ digits: String) {
        #expect(SHA256.digits(of: Array(text.utf8)) == digits)
    }
}
