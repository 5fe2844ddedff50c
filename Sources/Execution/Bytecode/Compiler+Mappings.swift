import Language

extension Compiler {
    /// Compiles the mapping of each selected refinement: it leaves the specification's state in slots of its own, and
    /// finds the property where no expression met an error.
    func compileMappings(_ selected: [Int]) {
        for (number, index) in selected.enumerated() {
            guard case .refinement(let refinement) = program.properties[index].content else { continue }
            property = PropertyID(index)
            let types = refinement.specification.variables.map(\.type).map(TypeTranslation(refinement, program).type)
            let slots = reserve(max(1, types.reduce(0) { $0 + shapes.slotCount($1) }))
            output.mappings.append(MappingCode(property: PropertyID(index), entry: position, slots: slots))
            compile(refinement.mapping, as: types, into: slots, number)
            property = nil
        }
    }

    /// Compiles the expressions of one mapping.
    private func compile(_ mapping: [Expression], as types: [Type], into slots: Int32, _ number: Int) {
        let end = Label()
        jump(.section, Int32(number), to: end)
        var target = slots
        for (expression, type) in zip(mapping, types) {
            let mark = temporaryMark
            let value = Simplifier(facts: facts)(expression)
            let count = shapes.slotCount(type)
            move(
                converted(block(of: value, Environment()), from: value.type, to: type, at: value.span), to: target,
                count)
            target += Int32(count)
            temporaryMark = mark
        }
        emit(.found, Int32(number))
        place(end)
        emit(.halt)
        endRegion()
    }
}

extension TypeTranslation {
    /// Translates the types of a refinement's specification to those of the program that it is of.
    fileprivate init(_ refinement: Refinement, _ program: Program) {
        self.init(source: refinement.specification, target: program)
    }

    /// The type that corresponds to one for which there is one, as the checker has made sure.
    fileprivate func type(_ type: Type) -> Type { self(type) ?? .unknown }
}
