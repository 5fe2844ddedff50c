import Reports

/// A trace as a file holds it: what it is a trace of, and a line for each step, as lists of moves show them. Lines that
/// begin with `#` are comments.
///
/// ```
/// interleave trace 1
/// model race
/// scenario unguarded
/// set RECHECK = false
/// vcpu: fault() ...
/// host: punch_hole() ...
/// ```
struct TraceFile: Hashable {
    /// The model's name.
    var model: String
    /// The scenario's name.
    var scenario: String
    /// The parameters that are not as the model declares them, each as `NAME = VALUE`.
    var settings: [String] = []
    /// The number of the initial state, from 1.
    var start = 1
    /// The steps.
    var steps: [Step] = []

    /// A step.
    struct Step: Hashable {
        /// The line of the file, from 1.
        var line: Int
        /// What it says.
        var text: String
    }

    /// Why a text is no trace.
    struct Problem: Error {
        /// A clause.
        let reason: String
    }

    /// The first line.
    private static let head = "interleave trace 1"

    /// Makes a trace from its parts.
    init(model: String, scenario: String, settings: [String], start: Int, steps: [String]) {
        (self.model, self.scenario, self.settings, self.start) = (model, scenario, settings, start)
        self.steps = steps.enumerated().map { Step(line: $0.offset + 1, text: $0.element) }
    }

    /// Reads the text of a file.
    init(_ text: String) throws(Problem) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).trimmed }
        guard lines.first == Self.head else { throw Problem(reason: "its first line is not '\(Self.head)'") }
        (model, scenario) = ("", "")
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty && !line.hasPrefix("#") {
            if steps.isEmpty, let word = line.split(separator: " ").first, !line.contains(": ") {
                try read(String(word), String(line.dropFirst(word.count)).trimmed, at: index + 1)
            } else {
                steps.append(Step(line: index + 1, text: line))
            }
        }
    }

    /// Reads a line before the steps.
    private mutating func read(_ word: String, _ rest: String, at line: Int) throws(Problem) {
        switch word {
        case "model": model = rest
        case "scenario": scenario = rest
        case "set": settings.append(rest)
        case "start":
            guard let number = Int(rest), number > 0 else { throw Problem(reason: "line \(line) has no number") }
            start = number
        default:
            throw Problem(reason: "line \(line) is neither a step nor one of 'model', 'scenario', 'set' and 'start'")
        }
    }

    /// The text of the file.
    var text: String {
        let heads = [Self.head, "model \(model)", "scenario \(scenario)"] + settings.map { "set \($0)" }
        let begin = start == 1 ? [] : ["start \(start)"]
        return (heads + begin + steps.map(\.text)).map { $0 + "\n" }.joined()
    }
}
