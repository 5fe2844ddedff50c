import Testing

@testable import Reports

@Suite struct PaletteTests {
    /// The colours of one of the blocks of the style sheet: on light screens, on dark ones, on paper.
    private static func colors(_ block: Int) -> [String: String] {
        let text = HTMLStyle.palette.split(separator: ":root {")[block].prefix { $0 != "}" }
        var colors: [String: String] = [:]
        for match in text.matches(of: /--([a-z0-9-]+): (#[0-9a-f]+);/) { colors[String(match.1)] = String(match.2) }
        return colors
    }

    /// How bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance).
    private static func luminance(_ color: String) -> Double {
        let digits = color.dropFirst().map { Int(String($0), radix: 16) ?? 0 }
        let values =
            digits.count == 3
            ? digits.map { $0 * 17 }
            : stride(from: 0, to: 6, by: 2).map {
                digits[$0] * 16 + digits[$0 + 1]
            }
        let linear = values.map { value -> Double in
            let part = Double(value) / 255
            return part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// `base` to the power of 2.4: the fifth root of its twelfth power, by Newton's method.
    private static func power(_ base: Double) -> Double {
        let wanted = (0..<12).reduce(1.0) { product, _ in product * base }
        var root = 1.0
        for _ in 0..<200 { root -= (root * root * root * root * root - wanted) / (5 * root * root * root * root) }
        return root
    }

    /// The contrast of two colours, from 1 to 21.
    private static func contrast(_ one: String, _ other: String) -> Double {
        let values = [luminance(one), luminance(other)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    @Test func contrastIsMeasuredAsTheStandardSays() {
        #expect(Self.contrast("#000", "#ffffff") == 21)
        #expect(abs(Self.contrast("#777777", "#ffffff") - 4.478) < 0.001)
    }

    @Test(arguments: [0, 1, 2])
    func textCanBeReadOnAllThatItStandsOn(block: Int) throws {
        let colors = Self.colors(block)
        let pairs = [
            "text": ["page", "band", "current", "changed", "good-back", "bad-back", "caution-back"],
            "faint": ["page", "band", "current", "caution-back", "bad-back"], "link": ["page", "band", "current"],
            "good": ["page", "band", "good-back", "current"], "bad": ["page", "band", "bad-back", "current"],
            "caution": ["page", "band", "caution-back", "current"], "lock-2": ["page", "changed"],
        ]
        for (front, backs) in pairs {
            for back in backs {
                let contrast = Self.contrast(try #require(colors[front]), try #require(colors[back]))
                #expect(contrast >= 4.5, "\(front) on \(back): \(contrast)")
            }
        }
    }

    @Test(arguments: [0, 1, 2])
    func barsAndLinesCanBeSeen(block: Int) throws {
        let colors = Self.colors(block)
        for front in ["bar-edge", "faint", "lock-1", "lock-2", "lock-3", "lock-4", "lock-5", "lock-6"] {
            for back in ["page", "current"] {
                let contrast = Self.contrast(try #require(colors[front]), try #require(colors[back]))
                #expect(contrast >= 3, "\(front) on \(back): \(contrast)")
            }
        }
    }
}
