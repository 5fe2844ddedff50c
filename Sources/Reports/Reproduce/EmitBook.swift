import Execution
import Language

/// What a model says of programs of one kind that repeat its traces.
struct EmitBook {
    /// The model.
    let program: Program
    /// The kind of program.
    let target: EmitNote.Target

    /// The lines of the model itself.
    var modelNotes: [EmitNote] { EmitNote.notes(in: program.documentation, for: target) }

    /// The lines of the thread in a scope.
    func threadNotes(_ scope: EmitScope) -> [EmitNote] { EmitNote.notes(in: scope.threadDocumentation, for: target) }

    /// The lines of an operation or a rule.
    func notes(of action: String) -> [EmitNote] {
        let operation = program.operations.first { $0.routine.name == action }?.routine
        let routine = operation ?? program.rules.first { $0.routine.name == action }?.routine
        return EmitNote.notes(in: routine?.documentation ?? [], for: target)
    }

    /// The lines of the property of that name.
    func notes(ofProperty name: String) -> [EmitNote] {
        let property = program.properties.first { $0.name == name }
        return EmitNote.notes(in: property?.documentation ?? [], for: target)
    }

    /// The calls of a trace, each of which has lines.
    func calls(of example: Counterexample) throws(EmitFault) -> CallSequence {
        let sequence = CallSequence(example.transitions)
        guard !sequence.calls.isEmpty else { throw .noCalls }
        var silent: [String] = []
        for call in sequence.calls where notes(of: call.start.action).isEmpty && !silent.contains(call.start.action) {
            silent.append(call.start.action)
        }
        guard silent.isEmpty else { throw .withoutNote(silent, target) }
        return sequence
    }
}
