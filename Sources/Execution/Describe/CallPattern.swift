import Language

/// Calls that a user asks about: an operation or rule, with some of its arguments, by some thread.
public struct CallPattern: Hashable, Sendable {
    /// The operation or rule.
    public let action: Action
    /// For each parameter the ordinal of the value that is asked for; `nil` for any.
    public let arguments: [Int?]
    /// The position of the thread in `ModelSystem.threadNames`; `nil` for any that can make the call.
    public let thread: Int?

    /// Makes it from its parts.
    public init(action: Action, arguments: [Int?], thread: Int?) {
        self.action = action
        self.arguments = arguments
        self.thread = thread
    }

    /// Why a text names no calls; each with the words that would.
    public enum Fault: Error, Hashable, Sendable {
        /// It is not of the form `NAME(VALUE, …) by THREAD`.
        case form
        /// No operation or rule has that name.
        case unknownAction(String, known: [String])
        /// The operation has another number of parameters.
        case argumentCount(String, expected: Int)
        /// A parameter has no such value.
        case unknownValue(String, parameter: String, known: [String])
        /// No thread has that name, or it cannot make the call.
        case unknownThread(String, known: [String])
    }

    /// The texts of values that are named in a fault, at most.
    private static let mostNamed = 64

    /// Reads `fault(file1, _) by vcpu[vm1]`, as traces print calls: arguments and thread may be left out, `_` is any value.
    public init(_ text: String, in system: ModelSystem) throws(Fault) {
        guard let match = text.wholeMatch(of: /\s*([A-Za-z0-9_]+)\s*(?:\((.*)\))?\s*(?:by\s+(.*?))?\s*/) else {
            throw .form
        }
        let (program, name) = (system.program, String(match.output.1))
        let routine: Routine
        if let index = program.operations.firstIndex(where: { $0.routine.name == name }) {
            action = .operation(OperationID(index))
            routine = program.operations[index].routine
        } else if let index = program.rules.firstIndex(where: { $0.routine.name == name }) {
            action = .rule(RuleID(index))
            routine = program.rules[index].routine
        } else {
            throw .unknownAction(
                name, known: (program.operations.map(\.routine) + program.rules.map(\.routine)).map(\.name))
        }
        arguments = try Self.arguments(match.output.2.map { String($0) }, routine, program)
        guard let wanted = match.output.3 else {
            thread = nil
            return
        }
        let callers = system.callers(of: action)
        guard let found = callers.first(where: { system.threadNames[$0] == wanted }) else {
            throw .unknownThread(String(wanted), known: callers.map { system.threadNames[$0] })
        }
        thread = found
    }

    /// The ordinals of the values that `text` lists.
    private static func arguments(_ text: String?, _ routine: Routine, _ program: Program) throws(Fault) -> [Int?] {
        guard let text else { return routine.parameters.map { _ in nil } }
        let words = parts(of: text)
        guard words.count == routine.parameters.count else {
            throw .argumentCount(routine.name, expected: routine.parameters.count)
        }
        var ordinals: [Int?] = []
        for (parameter, word) in zip(routine.parameters, words) {
            let local = routine.locals[parameter.index]
            if word == "_" {
                ordinals.append(nil)
                continue
            }
            let values = program.values(of: local.type).map { program.text(of: $0, type: local.type) }
            guard let ordinal = values.firstIndex(where: { $0.filter { $0 != " " } == word.filter { $0 != " " } })
            else { throw .unknownValue(word, parameter: local.name, known: Array(values.prefix(mostNamed))) }
            ordinals.append(ordinal)
        }
        return ordinals
    }

    /// The parts of a list between commas that stand in no brackets.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var depth = 0
        for character in text {
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth -= 1 }
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        let trimmed = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        return trimmed == [""] ? [] : trimmed
    }
}

extension ModelSystem {
    /// The positions of the threads that can make a call; a rule belongs to none.
    func callers(of action: Action) -> [Int] {
        guard case .operation(let id) = action else { return [] }
        return program.operations[id.index].threads.flatMap { by -> [Int] in
            let thread = compiled.map.threads[by.thread.index]
            return Array(thread.firstMember..<thread.firstMember + thread.count)
        }.sorted()
    }
}
