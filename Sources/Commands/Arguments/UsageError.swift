import Engine
import Reports

/// What makes no sense on a command line.
enum UsageError: Error, Hashable {
    /// Nothing says what to do.
    case noCommand
    /// A first word that names no command.
    case unknownCommand(String, suggestion: String?)
    /// An option that the command does not have.
    case unknownOption(String, suggestion: String?)
    /// An option at the end of the line, or before another, that takes a value.
    case missingValue(option: String, placeholder: String)
    /// A switch with `=` behind it.
    case unexpectedValue(option: String)
    /// A value that the option cannot take; `wanted` says what it can.
    case invalidValue(option: String, value: String, wanted: String)
    /// Nothing to work on.
    case missingOperand(String)
    /// A word too many.
    case unexpectedOperand(String)
    /// A property that walks do not judge, and why.
    case notOnWalks(String, reason: String)
    /// Something that no model has; `known` are those that there are.
    case unknown(Subject, String, suggestion: String?, known: [String])
    /// A side of a comparison that cannot be read as one; `wanted` says what can.
    case invalidTarget(String, wanted: String)
    /// A cell that the matrix does not have; `known` are its columns or rows.
    case noCell(Axis, String, suggestion: String?, known: [String])
    /// A reduction that is asked for with something that it is not sound for.
    case reductionRefused(option: String, RefusedUse)
    /// A trace that nothing has, of a property or of any; `known` are those that there are.
    case noTrace(of: String?, known: [String])
    /// A file that would be written over although it is read.
    case overwritten(String)
    /// An option that says nothing where a report is read.
    case meaninglessForReport(option: String)
    /// Each name that was given exists, but no model has all of them.
    case nothingSelected

    /// What a reduction is refused for.
    enum RefusedUse: Hashable {
        /// A property, its kind and the file that it is judged in.
        case property(String, kind: String, path: String, ReductionConflict)
        /// Another option.
        case option(String, reason: String)
    }

    /// What a cell is named by.
    enum Axis: String {
        case column, row
    }

    /// What an option names.
    enum Subject: String {
        case scenario, property, tag, parameter
    }
}

extension UsageError {
    /// One sentence without a full stop.
    var text: String {
        switch self {
        case .noCommand: "a command is missing"
        case .unknownCommand(let name, let suggestion): "unknown command '\(name)'" + Self.hint(suggestion)
        case .unknownOption(let name, let suggestion): "unknown option '\(name)'" + Self.hint(suggestion)
        case .missingValue(let option, let placeholder): "'\(option)' needs a value: \(option) \(placeholder)"
        case .unexpectedValue(let option): "'\(option)' takes no value"
        case .invalidValue(let option, let value, let wanted):
            "'\(value)' is no value for '\(option)': it takes \(wanted)"
        case .missingOperand(let name): "\(name) is missing"
        case .unexpectedOperand(let operand): "unexpected '\(operand)'"
        case .unknown(let subject, let name, let suggestion, let known):
            "no model has a \(subject.rawValue) '\(name)'" + Self.hint(suggestion)
                + (suggestion == nil ? Self.list(known) : "")
        case .notOnWalks(let name, let reason): "walks do not judge '\(name)': \(reason)"
        case .invalidTarget(let text, let wanted): "'\(text)' is nothing to compare: it takes \(wanted)"
        case .noCell(let axis, let name, let suggestion, let known):
            "the matrix has no \(axis.rawValue) '\(name)'" + Self.hint(suggestion)
                + (suggestion == nil ? Self.list(known) : "")
        case .reductionRefused(let option, .property(let name, let kind, let path, let conflict)):
            "'\(option)' cannot be used with '\(kind) \(name)' of \(path): \(conflict.reason); "
                + "leave the property out by '--property', or by 'only' or 'skip' in the model"
        case .reductionRefused(let option, .option(let other, let reason)):
            "'\(option)' cannot be used with '\(other)': \(reason)"
        case .noTrace(let property, let known):
            "there is no trace" + (property.map { " of '\($0)'" } ?? "")
                + (known.isEmpty ? ": nothing is violated, reached or in error" : Self.list(known))
        case .overwritten(let path): "'\(path)' is read, and cannot be written to"
        case .meaninglessForReport(let option): "'\(option)' has no meaning with a report: nothing is checked again"
        case .nothingSelected: "no scenario has everything that the options ask for"
        }
    }

    /// The near miss as a question.
    private static func hint(_ suggestion: String?) -> String { suggestion.map { "; did you mean '\($0)'?" } ?? "" }

    /// A short list of what there is.
    private static func list(_ known: [String]) -> String {
        if known.isEmpty { return "; there is none" }
        return "; there " + (known.count == 1 ? "is " : "are ") + known.prefix(12).joined(separator: ", ")
            + (known.count > 12 ? " and \(known.count - 12) more" : "")
    }
}
