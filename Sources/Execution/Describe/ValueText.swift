import Language

/// Writes the values in the slots of a state as the language does.
struct ValueText {
    let compiled: CompiledModel
    let shapes: Shapes

    init(_ compiled: CompiledModel) {
        self.compiled = compiled
        shapes = Shapes(program: compiled.program)
    }

    private var program: Program { compiled.program }

    /// The text of the value of that type that begins at a slot.
    func text(at slot: Int, _ type: Type, in slots: [Int64]) -> String {
        switch type {
        case .mutex: return slots[slot] == 0 ? "free" : "held by \(names(1 << UInt64(slots[slot] - 1)))"
        case .rwlock:
            if slots[slot] == 0 { return "free" }
            if slots[slot] < 0 { return "held by \(names(1 << UInt64(-slots[slot] - 1)))" }
            return "shared by \(names(UInt64(bitPattern: slots[slot])))"
        case .srcu:
            return slots[slot] == 0 ? "no readers" : "read by \(names(UInt64(bitPattern: slots[slot])))"
        default:
            var position = slot
            return program.text(of: shapes.value(at: &position, type: type, in: slots), type: type)
        }
    }

    /// The names of a set of threads, a bit each.
    func names(_ threads: UInt64) -> String {
        compiled.threadNames.enumerated().filter { threads >> UInt64($0.offset) & 1 == 1 }.map(\.element)
            .joined(separator: ", ")
    }

    /// Calls `visit` with the path, the slot and the type of each part of a variable that is shown on a line of its own.
    func forEachPart(of variable: VariableID, _ visit: (String, Int, Type) -> Void) {
        let info = program.variables[variable.index]
        var slot = Int(compiled.map.variables[variable.index])
        forEachPart(info.name, info.type, &slot, visit)
    }

    private func forEachPart(_ path: String, _ type: Type, _ slot: inout Int, _ visit: (String, Int, Type) -> Void) {
        switch type {
        case .structure(let id):
            for field in program.structures[id.index].fields {
                forEachPart("\(path).\(field.name)", field.type, &slot, visit)
            }
        case .array(let index, let element):
            for position in 0..<program.cardinality(of: index) {
                let key = program.value(at: position, in: index).map { program.text(of: $0, type: index) } ?? "?"
                forEachPart("\(path)[\(key)]", element, &slot, visit)
            }
        case .seqcount: slot += 1
        default:
            visit(path, slot, type)
            slot += shapes.slotCount(type)
        }
    }

    /// The path of the lock or srcu in a slot.
    func path(ofPlaceIn wanted: Int32) -> String {
        var found = "?"
        for index in program.variables.indices {
            forEachPart(of: VariableID(index)) { path, slot, _ in if slot == Int(wanted) { found = path } }
        }
        return found
    }

    /// What differs between two states in the variables, in their order.
    func changes(from before: [Int64], to after: [Int64]) -> [TransitionDescription.Change] {
        var list: [TransitionDescription.Change] = []
        for index in program.variables.indices {
            forEachPart(of: VariableID(index)) { path, slot, type in
                let range = slot..<slot + shapes.slotCount(type)
                guard before[range] != after[range] else { return }
                list.append(
                    TransitionDescription.Change(
                        path: path, before: text(at: slot, type, in: before), after: text(at: slot, type, in: after)))
            }
        }
        return list
    }
}
