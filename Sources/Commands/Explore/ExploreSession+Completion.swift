import Engine
import Execution
import Language

extension ExploreSession {
    /// What a line could be completed to behind `head`: commands and calls at its beginning, names of the model behind a
    /// command.
    func completion(of head: String) -> LineEditor.Completion {
        let fragment = String(head.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
        let command = head.dropLast(fragment.count).split(separator: " ").first.map(String.init)
        let words: [String]
        if let command {
            words = isAboutCalls(command) ? calls : command == "by" ? system.threadNames : vocabulary
        } else {
            words = ExploreWord.allCases.map(\.rawValue) + calls
        }
        let matching = Set(words.filter { $0.hasPrefix(fragment) && $0 != fragment }).sorted()
        return LineEditor.Completion(replaced: fragment.count, words: matching)
    }

    /// Whether a command takes a call.
    private func isAboutCalls(_ word: String) -> Bool {
        let found = ExploreWord.allCases.filter { $0.rawValue.hasPrefix(word) }
        return found.count == 1 && [.take, .why].contains(found[0])
    }

    /// Operations and rules, and threads.
    private var calls: [String] { names.sorted() }

    /// The names that an expression can hold.
    private var vocabulary: [String] {
        let program = target.program
        let parts = program.variables.map(\.name) + program.functions.map(\.name) + program.parameters.map(\.name)
        let members = program.enumerations.flatMap(\.members)
        let fields = program.structures.flatMap { $0.fields.map(\.name) }
        let words = ["forall", "exists", "count", "true", "false", "none", "held", "holds", "idle", "is", "in", "at"]
        return parts + members + fields + calls + words
    }
}
