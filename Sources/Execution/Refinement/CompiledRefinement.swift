import Engine
import Language

/// A refinement with its specification compiled: what the judges of all instances share.
struct CompiledRefinement: Sendable {
    /// The property.
    let property: PropertyID
    /// What it goes by in a search.
    let subject: SubjectID
    /// The code of the mapping.
    let code: MappingCode
    /// The specification, of which nothing is judged.
    let specification: CompiledModel
    /// The bits of the model's state that the mapping looks at.
    let projection: StateProjection
    /// Where the code leaves each field of the specification's state.
    let fields: [Field]

    /// A field of a packed state of the specification.
    struct Field: Sendable {
        /// The slot in the memory of the model's machine.
        let slot: Int32
        /// Where it is packed.
        let packed: StateMap.PackedField
    }

    /// Compiles the specification of a refinement of `program`, whose code `code` is.
    init(
        _ refinement: Refinement, _ code: MappingCode, subject: SubjectID, of program: Program, _ map: StateMap
    ) throws(ExecutionLimit) {
        property = code.property
        self.subject = subject
        self.code = code
        specification = try CompiledModel(refinement.specification, Selection(properties: [], deadlock: false))
        projection = StateProjection(of: refinement.mapping, program: program, map)
        let first = specification.map.variables.first ?? 0
        let end = specification.map.threads.first?.first ?? Int32(specification.map.slotCount)
        fields = specification.map.fields.filter { $0.slot < end }.map { field in
            Field(slot: code.slots + field.slot - first, packed: field)
        }
    }
}
