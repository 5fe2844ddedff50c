import Engine
import Language

/// Reads the view of a model in its states, part by part.
final class ViewReader {
    /// The model.
    private let system: ModelSystem
    /// The numbers of events.
    private let events: EventTable
    /// The expressions that are looked at.
    private let views: [View]
    /// The bits of a state on which they depend.
    private let projection: StateProjection
    /// The numbers of the views that were read, by these bits.
    private var known: [[UInt64]: Int32] = [:]
    /// The bits of the state that is looked at.
    private var projected: [UInt64]
    /// How values lie in slots.
    private let shapes: Shapes

    /// Reads the parts of the view of `system` with those names.
    init(_ system: ModelSystem, _ names: [String], _ events: EventTable) {
        self.system = system
        self.events = events
        let program = system.program
        views = names.compactMap { name in program.views.first { $0.name == name } }
        projection = StateProjection(of: views.map(\.predicate.expression), program: program, system.compiled.map)
        projected = Array(repeating: 0, count: system.layout.wordCount)
        shapes = Shapes(program: program)
    }

    /// The number of the event that shows the view in a state; -1 where there is no view.
    func number(in state: [UInt64]) -> Int32 {
        if views.isEmpty { return -1 }
        for index in projected.indices { projected[index] = state[index] & projection.masks[index] }
        if let number = known[projected] { return number }
        let number = events.number(of: .view(parts(in: state)))
        known[projected] = number
        return number
    }

    /// The parts of the view in a state. What meets an error has no value.
    private func parts(in state: [UInt64]) -> [TransitionDescription.Binding] {
        let context = StateContext(
            compiled: system.compiled, shapes: shapes, current: system.compiled.map.unpack(state), before: nil,
            step: nil)
        var list: [TransitionDescription.Binding] = []
        for view in views {
            var evaluator = ExpressionEvaluator(
                program: system.program, context: context,
                locals: Array(repeating: .unset, count: view.predicate.locals.count))
            if let value = try? evaluator.evaluate(view.predicate.expression) {
                append(view.name, value, view.predicate.expression.type, to: &list)
            } else {
                list.append(TransitionDescription.Binding(name: view.name, value: "(error)"))
            }
        }
        return list
    }

    /// Appends a value: structures and arrays part by part.
    private func append(
        _ path: String, _ value: Value, _ type: Type, to list: inout [TransitionDescription.Binding]
    ) {
        let program = system.program
        switch (type, value) {
        case (.structure(let id), .aggregate(let parts)):
            for (part, field) in zip(parts, program.structures[id.index].fields) {
                append("\(path).\(field.name)", part, field.type, to: &list)
            }
        case (.array(let index, let element), .aggregate(let parts)):
            for (position, part) in parts.enumerated() {
                let key = program.value(at: position, in: index).map { program.text(of: $0, type: index) } ?? "?"
                append("\(path)[\(key)]", part, element, to: &list)
            }
        default:
            list.append(TransitionDescription.Binding(name: path, value: program.text(of: value, type: type)))
        }
    }
}
