import Execution
import Language

/// Why no program can be made of a trace.
public enum EmitFault: Error, Hashable, Sendable {
    /// Nothing says how these operations and rules are made to happen.
    case withoutNote([String], EmitNote.Target)
    /// A place names something that nobody knows.
    case unknownPlace(String, action: String, known: [String])
    /// A value that a program cannot hold as it is; `wanted` says what would help.
    case unsuitable(value: String, place: String, action: String, wanted: String)
    /// A resource that no earlier call makes.
    case noResource(String, action: String)
    /// A line that is no call, or no whole line, of the target's language.
    case malformed(String, action: String, wanted: String)
    /// The trace makes no call.
    case noCalls

    /// One sentence without a full stop.
    public var text: String {
        switch self {
        case .withoutNote(let actions, let target):
            "nothing says how a program makes \(Wording.list(actions.map { "'\($0)'" })): write "
                + "'/// emit \(target.rawValue): …' above the declaration"
        case .unknownPlace(let name, let action, let known):
            "'{\(name)}' in what '\(action)' emits is no argument"
                + (known.isEmpty ? "" : "; there is \(Wording.list(known.map { "'{\($0)}'" }))")
        case .unsuitable(let value, let place, let action, let wanted):
            "'\(value)' cannot stand for '{\(place)}' in what '\(action)' emits: \(wanted)"
        case .noResource(let name, let action): "'\(action)' uses '\(name)' before a call makes it"
        case .malformed(let text, let action, let wanted): "what '\(action)' emits is no \(wanted): \(text)"
        case .noCalls: "the trace makes no call"
        }
    }
}
