import Execution
import Language

/// A trace as a program for syzkaller, made of what the model says its calls are; calls that overlap others are `(async)`.
///
/// An identity stands for the resource that a call made under its name: `{f} = ioctl$…(…)` makes the resource of the file
/// that `f` is, and `{f}` in a later call uses it.
public struct SyzProgram {
    /// What the model says.
    private let book: EmitBook
    /// The numbers of the resources by what they stand for.
    private var resources: [String: Int] = [:]
    /// How many resources were made.
    private var resourceCount = 0
    /// The lines so far.
    private var lines: [String] = []

    /// The program that repeats `example`.
    public static func render(_ example: Counterexample, program: Program) throws(EmitFault) -> String {
        var syz = SyzProgram(book: EmitBook(program: program, target: .syz))
        try syz.write(example)
        return syz.lines.joined(separator: "\n") + "\n"
    }

    /// Begins a program.
    private init(book: EmitBook) { self.book = book }

    /// Writes everything.
    private mutating func write(_ example: Counterexample) throws(EmitFault) {
        let sequence = try book.calls(of: example)
        comment("\(example.model), \(ReportWording.configuration(example.scenario, example.settings))")
        comment(example.finding)
        comment("syz-execprog -threaded -repeat=0 FILE")
        for note in book.modelNotes { try write(note, EmitScope(program: book.program)) }
        var met: Set<TraceLane> = []
        for call in sequence.calls where !call.lane.isEnvironment && met.insert(call.lane).inserted {
            let scope = EmitScope(program: book.program, lane: call.lane)
            for note in book.threadNotes(scope) { try write(note, scope) }
        }
        for (index, call) in sequence.calls.enumerated() {
            let notes = book.notes(of: call.start.action).filter { !$0.isNothing }
            let scope = EmitScope(program: book.program, call)
            comment("\(call.lane.name): \(call.start.callText)")
            for (position, note) in notes.enumerated() {
                let isAsync = position == notes.count - 1 && sequence.overlapsNext(index)
                try write(note, scope, suffix: isAsync ? " (async)" : "")
            }
        }
    }

    /// Adds a comment.
    private mutating func comment(_ text: String) { lines.append("# \(text.withoutInvisible)") }

    /// Adds the call of a note.
    private mutating func write(_ note: EmitNote, _ scope: EmitScope, suffix: String = "") throws(EmitFault) {
        if note.isNothing { return }
        var pieces = EmitTemplate(note.text).pieces[...]
        var made: String?
        if case .place(let place) = pieces.first, place.form == .plain, pieces.count > 1,
            case .text(let text) = pieces[1], text.drop(while: { $0 == " " }).hasPrefix("=")
        {
            made = key(place.name, scope)
            let rest = text.drop { $0 == " " }.dropFirst().drop { $0 == " " }
            pieces = [.text(String(rest))] + pieces.dropFirst(2)
        }
        var line = ""
        for piece in pieces {
            switch piece {
            case .text(let text): line += text
            case .place(let place): line += try text(of: place, scope)
            }
        }
        guard line.wholeMatch(of: /[a-z_][A-Za-z0-9_]*(\$[A-Za-z0-9_]+)?\(.*\)/) != nil, SourceShape.isWhole(line),
            !line.contains("#")
        else { throw .malformed(line, action: scope.action, wanted: "call of syzkaller") }
        if let made {
            resources[made] = resourceCount
            line = "r\(resourceCount) = \(line)"
            resourceCount += 1
        }
        lines.append(line + suffix)
    }

    /// What a resource of that name stands for.
    private func key(_ name: String, _ scope: EmitScope) -> String {
        if name == EmitScope.caller, let lane = scope.lane { return "self " + lane.name }
        return scope.value(name).map { "value " + $0.text } ?? name
    }

    /// What stands at a place.
    private func text(of place: EmitTemplate.Place, _ scope: EmitScope) throws(EmitFault) -> String {
        if let text = try scope.formed(place) { return text }
        guard let (text, type) = scope.value(place.name) else {
            if let number = resources[key(place.name, scope)] { return "r\(number)" }
            throw place.name == EmitScope.caller
                ? .noResource(scope.lane?.name ?? "self", action: scope.action) : scope.unknown(place.name)
        }
        switch type {
        case .boolean: return text == "true" ? "0x1" : "0x0"
        case .range:
            guard let number = Int(text) else { break }
            return (number < 0 ? "-0x" : "0x") + String(number.magnitude, radix: 16)
        case .symmetric, .thread:
            guard let number = resources[key(place.name, scope)] else {
                throw .noResource(text, action: scope.action)
            }
            return "r\(number)"
        default: break
        }
        throw scope.unsuitable(place.name, "write a table such as '{\(place.name):\(text)=0x0}'")
    }
}
