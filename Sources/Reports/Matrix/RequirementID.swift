/// The identity of a requirement in a catalogue: the part of a property's name before its first `_`, if that is letters,
/// digits and perhaps a lower-case letter: `D1`, `D2a`, `S11`.
public struct RequirementID: Hashable, Comparable, Sendable {
    /// The letters, which say which list of the catalogue it comes from.
    public let group: String
    /// The number within the list.
    public let number: Int
    /// The letter behind the number, if there is one.
    public let suffix: String

    /// The lists in the order of the catalogue; others follow by name.
    private static let groups = ["D", "S", "A", "V", "L", "O", "G", "U"]

    /// Reads the identity at the beginning of a property's name; `nil` where there is none.
    public init?(ofProperty name: String) {
        let head = name.prefix { $0 != "_" }
        let group = head.prefix { $0.isASCII && $0.isUppercase }
        let digits = head.dropFirst(group.count).prefix { $0.isASCII && $0.isNumber }
        let suffix = head.dropFirst(group.count + digits.count)
        guard !group.isEmpty, let number = Int(digits), suffix.count <= 1,
            suffix.allSatisfy({ $0.isASCII && $0.isLowercase })
        else { return nil }
        (self.group, self.number, self.suffix) = (String(group), number, String(suffix))
    }

    /// `D2a`.
    public var text: String { "\(group)\(number)\(suffix)" }

    /// The order of the catalogue.
    public static func < (a: RequirementID, b: RequirementID) -> Bool {
        let (x, y) = (a.rank, b.rank)
        return (x, x < groups.count ? "" : a.group, a.number, a.suffix)
            < (y, y < groups.count ? "" : b.group, b.number, b.suffix)
    }

    /// The position of the list in the catalogue.
    private var rank: Int { Self.groups.firstIndex(of: group) ?? Self.groups.count }
}
