/// What a piece of text means, which decides its colour.
public enum TextStyle: Hashable, Sendable {
    case plain
    /// Names and headings.
    case strong
    /// As it should be.
    case good
    /// Not as it should be.
    case bad
    /// Not known, or worth a look.
    case caution
    /// Read last.
    case faint

    /// The parameters of the terminal's colour command; `nil` for none.
    var colorCode: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .good: "32"
        case .bad: "1;31"
        case .caution: "33"
        case .faint: "2"
        }
    }
}
