import FuzzingSupport

/// What needs nothing but the front end.
enum LanguageTarget: String, FuzzTarget {
    case lexer, parser, checker, override

    /// The one that the environment names.
    static let chosen = named

    /// Has it read `bytes`.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .lexer: LanguageFuzzers.lex(bytes)
        case .parser: LanguageFuzzers.parse(bytes)
        case .checker: LanguageFuzzers.check(bytes)
        case .override: LanguageFuzzers.override(bytes)
        }
    }
}
