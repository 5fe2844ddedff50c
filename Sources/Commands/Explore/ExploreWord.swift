import Language

/// A command of an exploration.
enum ExploreWord: String, CaseIterable {
    case take, back, forward, restart
    case state, moves, blocked, trace, check
    case find, eval, why
    case save, load, replay
    case help, quit

    /// How it is written.
    var form: String {
        switch self {
        case .take: "NUMBER | take CALL"
        case .back: "back [COUNT]"
        case .forward: "forward [COUNT]"
        case .restart: "restart [NUMBER]"
        case .find: "find CONDITION"
        case .eval: "eval EXPR"
        case .why: "why CALL"
        case .save: "save FILE"
        case .load: "load FILE"
        case .replay: "replay FILE [NAME]"
        case .state, .moves, .blocked, .trace, .check, .help, .quit: rawValue
        }
    }

    /// What it does.
    var summary: String {
        switch self {
        case .take: "make that move: its number, or e.g. 'fault(file1, _) by vcpu[vm1]', or a thread"
        case .back: "take back the last step, or so many"
        case .forward: "make a step again that was taken back, or so many"
        case .restart: "go to the initial state; where there are several, to that one"
        case .state: "show the state"
        case .moves: "list what can be done"
        case .blocked: "say what keeps everything else from being done"
        case .trace: "show the steps so far"
        case .check: "say which properties hold here"
        case .find: "go the shortest way to a state where that is true"
        case .eval: "compute an expression"
        case .why: "say whether a call can be made, or what keeps it from that"
        case .save: "write the steps so far to a file"
        case .load: "make the steps that a file holds, as far as the model has them"
        case .replay: "make the steps of a report in JSON to what NAME is, or to the first bad thing"
        case .help: "list the commands"
        case .quit: "end"
        }
    }
}

/// A line that somebody enters.
enum ExploreLine: Hashable {
    /// Nothing, or a comment.
    case nothing
    /// A command with what stands behind it.
    case command(ExploreWord, String)
    /// The number of a move.
    case number(Int)
    /// A call, or a thread.
    case call(String)

    /// Reads a line; `names` are those of operations, rules and threads, whose calls need no command.
    ///
    /// A command may be shortened as long as no other begins alike.
    init(_ line: String, names: Set<String>) throws(ExploreFault) {
        let text = line.withoutComment.trimmed
        if text.isEmpty || text.hasPrefix("#") {
            self = .nothing
            return
        }
        if let number = Int(text) {
            self = .number(number)
            return
        }
        let word = String(text.prefix { !$0.isWhitespace && $0 != "(" })
        let rest = String(text.dropFirst(word.count)).trimmed
        if let command = ExploreWord(rawValue: word), !text.dropFirst(word.count).hasPrefix("(") {
            self = .command(command, rest)
            return
        }
        if names.contains(text) || names.contains(word) {
            self = .call(text)
            return
        }
        let matching = ExploreWord.allCases.filter { !word.isEmpty && $0.rawValue.hasPrefix(word) }
        guard matching.count < 2 else { throw .ambiguous(word, matching.map(\.rawValue)) }
        guard let command = matching.first else {
            let known = ExploreWord.allCases.map(\.rawValue) + names.sorted()
            throw .unknownCommand(word.isEmpty ? text : word, suggestion: NearMiss.best(for: word, among: known))
        }
        self = .command(command, rest)
    }
}

extension String {
    /// The text before a comment: before `//`, or `#` and a blank, which stand at the beginning or behind a blank and not in
    /// double quotes.
    var withoutComment: String {
        var (isBehindBlank, isQuoted) = (true, false)
        for index in indices {
            let rest = self[index...]
            if rest.hasPrefix("\"") { isQuoted.toggle() }
            if isBehindBlank, !isQuoted, rest.hasPrefix("//") || rest.hasPrefix("# ") || rest == "#" {
                return String(self[..<index])
            }
            isBehindBlank = self[index].isWhitespace
        }
        return self
    }

    /// The first word and what stands behind it; blanks in double quotes belong to the word, which is told without these.
    var firstWord: (word: String, rest: String) {
        let end = dropFirst().firstIndex(of: "\"")
        if hasPrefix("\""), let end {
            return (String(self[..<end].dropFirst()), String(self[end...].dropFirst()).trimmed)
        }
        let word = prefix { !$0.isWhitespace }
        return (String(word), String(dropFirst(word.count)).trimmed)
    }

    /// The text without the double quotes around it, where there are any.
    var unquoted: String {
        let (word, rest) = firstWord
        return hasPrefix("\"") && rest.isEmpty ? word : self
    }

    /// The text without the blanks around it.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
