import Language
import Reports

/// Reads the text of a baseline.
///
/// ```
/// # A line that begins with '#' is a comment.
/// race.ilv#unguarded
///   violated no_stale_mapping
///   until    2027-03-31
///   reason   The recheck comes with v7 of the series.
/// ```
///
/// An entry begins with a line that is not indented. The indented lines behind it, in any order, say what is accepted
/// (`violated P`, `unreachable P`, `deadlock` or `error "part"`, as behind `expect` in a scenario), until which day, and
/// why; several lines `reason` are one text.
struct BaselineParser {
    /// The entries that are complete.
    private var entries: [KnownViolation] = []
    /// The entry that lines are read for.
    private var draft: Draft?

    /// An entry in the making.
    private struct Draft {
        /// The path of the model.
        let model: String
        /// The name of the scenario.
        let scenario: String
        /// The line that it begins on.
        let line: Int
        /// What is accepted.
        var subject: KnownViolation.Subject?
        /// Until when.
        var expiry: CalendarDate?
        /// Why, line by line.
        var reason: [String] = []
    }

    /// The words that indented lines begin with.
    private static let words = ["violated", "unreachable", "deadlock", "error", "until", "reason"]

    /// The entries of `text`.
    mutating func parse(_ text: String) throws(BaselineProblem) -> [KnownViolation] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let content = line.trimmed
            if content.isEmpty || content.hasPrefix("#") { continue }
            let isIndented = line.first?.isWhitespace == true
            if !isIndented { try finish() }
            do throws(BaselineProblem.Fault) {
                if isIndented { try readDetail(content) } else { try begin(content, line: index + 1) }
            } catch {
                throw .wrong(error, line: index + 1)
            }
        }
        try finish()
        return entries
    }

    /// Begins an entry with `MODEL#SCENARIO`.
    private mutating func begin(_ content: String, line: Int) throws(BaselineProblem.Fault) {
        // The name of a file may have the sign; that of a scenario cannot.
        let parts =
            content.lastIndex(of: "#").map {
                [String(content[..<$0]), String(content[content.index(after: $0)...])]
            } ?? []
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !parts[1].contains(where: \.isWhitespace) else {
            throw .noTarget(content)
        }
        if parts[0].hasPrefix("/") { throw .absolutePath(parts[0]) }
        draft = Draft(model: parts[0], scenario: parts[1], line: line)
    }

    /// Reads an indented line.
    private mutating func readDetail(_ content: String) throws(BaselineProblem.Fault) {
        guard draft != nil else { throw .noEntry }
        let word = String(content.prefix { !$0.isWhitespace })
        let value = content.dropFirst(word.count).trimmed
        guard Self.words.contains(word) else {
            throw .unknownWord(word, suggestion: NearMiss.best(for: word, among: Self.words))
        }
        if word == "deadlock" {
            if !value.isEmpty { throw .unexpectedValue(value) }
            return try set(.deadlock, word)
        }
        if value.isEmpty { throw .missingValue(word) }
        switch word {
        case "violated": try set(.violated(property: Self.name(value)), word)
        case "unreachable": try set(.unreachable(property: Self.name(value)), word)
        case "error":
            guard value.count > 2, value.hasPrefix("\""), value.hasSuffix("\"") else { throw .noQuotes(value) }
            try set(.error(part: String(value.dropFirst().dropLast())), word)
        case "until":
            guard let date = CalendarDate(value) else { throw .noDate(value) }
            if draft?.expiry != nil { throw .repeated(word) }
            draft?.expiry = date
        default: draft?.reason.append(value)
        }
    }

    /// Sets what the entry accepts.
    private mutating func set(
        _ subject: KnownViolation.Subject, _ word: String
    ) throws(BaselineProblem.Fault) {
        if draft?.subject != nil { throw .repeated(word) }
        draft?.subject = subject
    }

    /// A value that is one name.
    private static func name(_ value: String) throws(BaselineProblem.Fault) -> String {
        if let blank = value.firstIndex(where: \.isWhitespace) {
            throw .unexpectedValue(value[blank...].trimmed)
        }
        return value
    }

    /// Completes the entry that lines were read for; what it lacks is said of the line that it begins on.
    private mutating func finish() throws(BaselineProblem) {
        guard let draft else { return }
        guard let subject = draft.subject else {
            throw .wrong(
                .incomplete("'violated P', 'unreachable P', 'deadlock' or 'error \"part\"'"), line: draft.line)
        }
        guard let expiry = draft.expiry else { throw .wrong(.incomplete("'until YYYY-MM-DD'"), line: draft.line) }
        guard !draft.reason.isEmpty else { throw .wrong(.incomplete("'reason' with a reason"), line: draft.line) }
        let same = entries.first {
            FilePath.normalized($0.model) == FilePath.normalized(draft.model) && $0.scenario == draft.scenario
                && $0.subject == subject
        }
        if let same { throw .wrong(.duplicate(line: same.line), line: draft.line) }
        entries.append(
            KnownViolation(
                model: draft.model, scenario: draft.scenario, subject: subject, expiry: expiry,
                reason: draft.reason.joined(separator: " "), line: draft.line))
        self.draft = nil
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
