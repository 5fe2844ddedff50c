import Execution
import Reports

/// Why a line of an exploration cannot be done.
enum ExploreFault: Error {
    /// No command begins like that.
    case unknownCommand(String, suggestion: String?)
    /// Several do.
    case ambiguous(String, [String])
    /// A command without what it needs.
    case missing(ExploreWord)
    /// A command with something that it does not take.
    case unwanted(ExploreWord, String)
    /// Not a number where one is wanted.
    case noNumber(String, wanted: String)
    /// A move that there is not; so many there are.
    case noMove(Int, count: Int)
    /// A call that cannot be made here.
    case impossible(String)
    /// A call that can be made in several ways: these, and so many more.
    case several(String, [TerminalExplore.Move], more: Int)
    /// A text that names no call.
    case noCall(String, CallPattern.Fault)
    /// An expression with something wrong, told in full.
    case expression(String)
    /// An expression whose evaluation goes wrong in this state.
    case noValue(String, reason: String)
    /// An expression that is true or false is wanted.
    case noCondition
    /// Nothing to take back, or to make again.
    case noStep(ExploreWord)
    /// The model has no initial state.
    case noStart
    /// The last step ended in an error, so there is no state to look at.
    case noState
    /// A file that cannot be read or written.
    case file(String, reason: String)
    /// A file that holds no trace, or one of another model.
    case noTrace(String, reason: String)
    /// A step that the model does not have: its line or number, what it says, and what is true instead.
    case misfit(place: String, step: String, reason: String)

    /// What is wrong, told in full lines.
    func text(_ options: TerminalReport.Options) -> String {
        switch self {
        case .expression(let text): return text
        case .several(_, let moves, let more):
            return line(options) + TerminalExplore.moves(moves, more: more, options: options)
        default: return line(options)
        }
    }

    /// The code of a script that ends with it.
    var exitCode: ExitCode { if case .file = self { .input } else { .usage } }

    /// The sentence as a line.
    private func line(_ options: TerminalReport.Options) -> String {
        TerminalExplore.note("error: \(sentence)", .bad, indent: 0, options: options)
    }

    /// One sentence without a full stop.
    private var sentence: String {
        switch self {
        case .unknownCommand(let word, let suggestion):
            "no command begins with '\(word)'"
                + (suggestion.map { "; did you mean '\($0)'?" } ?? "; 'help' lists them")
        case .ambiguous(let word, let words): "'\(word)' is short for \(Wording.list(words)): write more of it"
        case .missing(let word): "'\(word.rawValue)' needs more: \(word.form)"
        case .unwanted(let word, let text): "'\(word.rawValue)' takes no '\(text)'"
        case .noNumber(let text, let wanted): "'\(text)' is no \(wanted)"
        case .noMove(let number, let count):
            count == 0
                ? "there is no move \(number): nothing can be done here"
                : "there is no move \(number): they are 1 to \(count)"
        case .impossible(let text): "'\(text)' cannot be done here; 'why \(text)' says what keeps it from that"
        case .several(let text, _, _): "'\(text)' can be done in several ways: take one by its number"
        case .noCall(let text, let fault): "'\(text)' names no call: it takes \(fault.wanted)"
        case .expression(let text): text
        case .noValue(let text, let reason): "'\(text)' has no value here: \(reason)"
        case .noCondition: "a condition is wanted: an expression that is true or false"
        case .noStep(let word): word == .back ? "there is no step to take back" : "no step was taken back"
        case .noStart: "there is no initial state"
        case .noState: "the last step ended in an error, so there is no state here; 'back' takes it back"
        case .file(let path, let reason): "'\(path)': \(reason)"
        case .noTrace(let path, let reason): "'\(path)' holds no trace of this: \(reason)"
        case .misfit(let place, let step, let reason): "\(place) does not fit the model: '\(step)': \(reason)"
        }
    }
}
