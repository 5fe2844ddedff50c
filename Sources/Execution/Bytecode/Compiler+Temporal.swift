import Language

extension Compiler {
    /// Compiles the atoms of each formula: code that leaves their values, from the first one on, in the slots from
    /// `atomSlot`.
    func compileAtoms(_ temporal: TemporalInstances) {
        output.atomSlot = reserve(64)
        for instance in temporal.instances where !instance.atoms.isEmpty {
            output.atomEntries[instance.atoms.lowerBound] = position
            for (number, atom) in temporal.atoms[instance.atoms].enumerated() {
                compile(atom, of: instance.property, into: output.atomSlot + Int32(number))
            }
            emit(.halt)
        }
    }

    /// Compiles one atom.
    private func compile(_ atom: TemporalAtom, of id: PropertyID, into target: Int32) {
        property = id
        defer { property = nil }
        let next = Label()
        emit(.move, target, slot(of: 0))
        jump(.section, -1, to: next)
        var env = Environment()
        env.guardedProperty = program.properties[id.index].name
        for binding in atom.bindings {
            env.locals[binding.local] = value(at: .constant(Int64(binding.ordinal)), binding.type)
        }
        switch atom.predicate {
        case .expression(let e):
            let e = Simplifier(facts: facts)(e)
            jump(unless: e, to: next, env)
            if atom.isGuard && e.boolean == nil { coverGuard(e, env) }
        case .isMember(let set, let ordinal):
            let words = operands(block(of: set, env), count: shapes.slotCount(set.type))
            let bit = binary(.testBit, words[ordinal / 64], .constant(Int64(ordinal % 64)))
            jump(.jumpIfZero, slot(bit), to: next)
        case .isInRange(let number, let low, let high):
            jump(.jumpIfLess, slot(of: number), slot(value(of: low, env)), to: next)
            jump(.jumpIfLess, slot(value(of: high, env)), slot(of: number), to: next)
        }
        emit(.move, target, slot(of: 1))
        place(next)
        endRegion()
    }
}
