/// A line `emit TARGET: TEXT` in the documentation of a declaration: what stands for it in a program that repeats a trace.
///
/// Of a model, `emit TARGET file: TEXT` gives a line that stands in the file, outside any function, and
/// `emit TARGET end: TEXT` one that comes behind everything else.
public struct EmitNote: Hashable, Sendable {
    /// What programs can be made of a trace.
    public enum Target: String, Hashable, Sendable {
        /// A program of syzkaller.
        case syz
        /// A KVM selftest in C.
        case selftest
    }

    /// Where a line stands.
    public enum Place: String, Hashable, Sendable {
        /// Where the call is made, or before all calls.
        case here = ""
        /// In the file, outside any function.
        case file
        /// Behind everything else.
        case end
    }

    /// The target.
    public let target: Target
    /// Where the line stands.
    public let place: Place
    /// What stands behind the colon.
    public let text: String

    /// The word for what happens by itself, or needs no line of its own.
    public static let nothing = "nothing"

    /// Whether nothing is to be done.
    public var isNothing: Bool { text == Self.nothing }

    /// The notes for a target in a documentation, in order.
    public static func notes(in documentation: [String], for target: Target) -> [EmitNote] {
        documentation.compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let words = line[..<colon].split(whereSeparator: \.isWhitespace)
            guard words.first == "emit", words.count > 1, words[1] == target.rawValue,
                words.count < 4, let place = Place(rawValue: words.count == 3 ? String(words[2]) : "")
            else { return nil }
            let text = line[line.index(after: colon)...].drop(while: \.isWhitespace)
            return EmitNote(target: target, place: place, text: String(text).trimmingBlanks)
        }
    }

    /// Makes a note.
    public init(target: Target, place: Place = .here, text: String) {
        self.target = target
        self.place = place
        self.text = text
    }
}

extension String {
    /// The text without blanks at its end.
    fileprivate var trimmingBlanks: String {
        var text = self
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
