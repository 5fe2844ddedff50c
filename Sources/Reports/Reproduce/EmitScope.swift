import Execution
import Language

/// What the places in a line stand for: the arguments of a call, and who makes it.
struct EmitScope {
    /// The model.
    let program: Program
    /// What is emitted for: an operation, a thread, or the model.
    let action: String
    /// Who makes the call; `nil` where nobody does.
    var lane: TraceLane?
    /// The arguments and the indices of the thread, by name.
    private(set) var values: [(name: String, text: String, type: Type)] = []

    /// The name of the thread that makes the call.
    static let caller = "self"

    /// The scope of the model's own lines.
    init(program: Program) {
        self.program = program
        action = program.name
    }

    /// The scope of the lines of a thread.
    init(program: Program, lane: TraceLane) {
        self.program = program
        self.lane = lane
        action = lane.name
        if let (declaration, member) = declaration { bindIndices(of: declaration, member, names: nil) }
    }

    /// The scope of the lines of a call.
    init(program: Program, _ call: CallSequence.Call) {
        self.program = program
        lane = call.lane.isEnvironment ? nil : call.lane
        action = call.start.action
        let operation = program.operations.first { $0.routine.name == action }
        let routine = operation?.routine ?? program.rules.first { $0.routine.name == action }?.routine
        guard let routine else { return }
        for (parameter, argument) in zip(routine.parameters, call.start.arguments) {
            let local = routine.locals[parameter.index]
            values.append((local.name, argument.value, local.type))
        }
        guard let (declaration, member) = declaration,
            let by = operation?.threads.first(where: { $0.thread.index == declaration })
        else { return }
        bindIndices(of: declaration, member, names: by.indices.map { routine.locals[$0.index].name })
    }

    /// The position of the declaration of the thread that makes the call, and the number of the member.
    private var declaration: (index: Int, member: Int)? {
        guard let lane else { return nil }
        var first = 0
        for (index, thread) in program.threads.enumerated() {
            if lane.index < first + thread.count { return (index, lane.index - first) }
            first += thread.count
        }
        return nil
    }

    /// Adds the indices of a member of a thread, under their own names where `names` is `nil`.
    private mutating func bindIndices(of index: Int, _ member: Int, names: [String]?) {
        guard case .indexed(let parts) = program.threads[index].shape,
            let own = program.values(at: member, in: parts.map(\.type))
        else { return }
        for (position, value) in own.enumerated() {
            let name = names.map { position < $0.count ? $0[position] : "" } ?? parts[position].name
            values.append((name, program.text(of: value, type: parts[position].type), parts[position].type))
        }
    }

    /// The names that places can have.
    var names: [String] { values.map(\.name) + (lane == nil ? [] : [Self.caller]) }

    /// The documentation of the thread that makes the call.
    var threadDocumentation: [String] { declaration.map { program.threads[$0.index].documentation } ?? [] }

    /// The value of that name.
    func value(_ name: String) -> (text: String, type: Type)? {
        values.first { $0.name == name }.map { ($0.text, $0.type) }
    }

    /// What stands at a place that is not written as itself; `nil` where it is.
    func formed(_ place: EmitTemplate.Place) throws(EmitFault) -> String? {
        switch place.form {
        case .plain: return nil
        case .number: return String(try number(place.name))
        case .product(let factor):
            let (product, overflows) = try number(place.name).multipliedReportingOverflow(by: factor)
            guard !overflows, product >= 0 else { throw unsuitable(place.name, "the product is too large") }
            return "0x" + String(product, radix: 16)
        case .table(let entries):
            guard let value = value(place.name) else { throw unknown(place.name) }
            guard let entry = entries.first(where: { $0.value == value.text }) else {
                throw unsuitable(place.name, "its table has no entry for it")
            }
            return entry.text
        }
    }

    /// The integer that a value is, or its number among the values of its type.
    private func number(_ name: String) throws(EmitFault) -> Int {
        if name == Self.caller, let member = declaration?.member { return member }
        guard let (text, type) = value(name) else { throw unknown(name) }
        if let number = Int(text) { return number }
        guard program.isEnumerable(type), program.cardinality(of: type) <= 1 << 16,
            let position = program.values(of: type).firstIndex(where: { program.text(of: $0, type: type) == text })
        else { throw unsuitable(name, "it has no number") }
        return position
    }

    /// That nobody knows the name.
    func unknown(_ name: String) -> EmitFault { .unknownPlace(name, action: action, known: names) }

    /// That the value cannot stand there.
    func unsuitable(_ name: String, _ wanted: String) -> EmitFault {
        .unsuitable(value: value(name)?.text ?? name, place: name, action: action, wanted: wanted)
    }
}
