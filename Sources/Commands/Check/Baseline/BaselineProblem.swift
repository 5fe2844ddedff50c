import Language
import Reports

/// Why a baseline cannot be used.
enum BaselineProblem: Error, Hashable {
    /// It cannot be read.
    case unreadable(ReadFailure)
    /// A line of it is wrong.
    case wrong(Fault, line: Int)

    /// What can be wrong with a line.
    enum Fault: Error, Hashable {
        /// The file is larger than any that people write.
        case tooLarge
        /// The file is not UTF-8.
        case notText
        /// A line that begins an entry is not `PATH#SCENARIO`.
        case noTarget(String)
        /// The path begins at the root of the file system.
        case absolutePath(String)
        /// An indented line before the first entry.
        case noEntry
        /// A word that says nothing of an entry.
        case unknownWord(String, suggestion: String?)
        /// A second line of the kind.
        case repeated(String)
        /// A word without what belongs behind it.
        case missingValue(String)
        /// More behind a word than belongs there.
        case unexpectedValue(String)
        /// No date.
        case noDate(String)
        /// A text without its quotes.
        case noQuotes(String)
        /// An entry without that line.
        case incomplete(String)
        /// The same as an entry before, which begins on that line.
        case duplicate(line: Int)
    }

    /// The code that the process ends with.
    var exitCode: ExitCode {
        switch self {
        case .unreadable: .input
        case .wrong: .model
        }
    }

    /// The line on the standard error, for the file at `path`; what a terminal would obey is shown as an escape.
    func text(path: String) -> String {
        switch self {
        case .unreadable(let failure): "\(path): error: \(failure.text)".withoutInvisible
        case .wrong(let fault, let line): "\(path):\(line): error: \(fault.text)".withoutInvisible
        }
    }
}

extension BaselineProblem.Fault {
    /// What is wrong, without a full stop.
    var text: String {
        switch self {
        case .tooLarge: "the file is too large for a baseline"
        case .notText: "the file is not UTF-8"
        case .noTarget(let text): "'\(text)' is no entry: it begins with MODEL#SCENARIO"
        case .absolutePath(let path): "'\(path)' is absolute: the path of a model is relative to the baseline"
        case .noEntry: "this line belongs to no entry: an entry begins with MODEL#SCENARIO, not indented"
        case .unknownWord(let word, let suggestion):
            "unknown word '\(word)'" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
        case .repeated(let word): "a second '\(word)': an entry accepts one violation, until one day"
        case .missingValue("reason"): "this entry has no reason yet: write it behind 'reason'"
        case .missingValue(let word): "behind '\(word)' \(Self.wanted(word)) is missing"
        case .unexpectedValue(let text): "unexpected '\(text)'"
        case .noDate(let text): "'\(text)' is no date: it takes YYYY-MM-DD"
        case .noQuotes(let text): "'\(text)' stands in double quotes"
        case .incomplete(let what): "\(what) is missing in this entry"
        case .duplicate(let line): "line \(line) accepts the same"
        }
    }

    /// What belongs behind a word.
    private static func wanted(_ word: String) -> String {
        switch word {
        case "until": "the last day, YYYY-MM-DD,"
        case "error": "a part of the message, in double quotes,"
        default: "the name of a property"
        }
    }
}
