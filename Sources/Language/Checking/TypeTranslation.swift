/// Finds in one program the types that correspond to those of another: symmetric types of the same name and count,
/// enumerations of the same name and members, structures of the same name and fields.
public struct TypeTranslation: Sendable {
    /// The program whose types are given.
    public let source: Program
    /// The program whose types are looked for.
    public let target: Program

    /// Translates the types of one program to those of another.
    public init(source: Program, target: Program) {
        self.source = source
        self.target = target
    }

    /// The type of `target` that corresponds to `type` of `source`, if there is one.
    public func callAsFunction(_ type: Type) -> Type? {
        switch type {
        case .boolean, .range, .errno, .unknown: type
        case .enumeration(let id): enumeration(source.enumerations[id.index]).map(Type.enumeration)
        case .symmetric(let id): symmetric(source.symmetricTypes[id.index]).map(Type.symmetric)
        case .structure(let id): structure(source.structures[id.index]).map(Type.structure)
        case .optional(let wrapped): self(wrapped).map(Type.optional)
        case .array(let index, let element):
            self(index).flatMap { index in self(element).map { .array(index: index, element: $0) } }
        case .set(let element): self(element).map(Type.set)
        case .sequence(let bound, let element): self(element).map { .sequence(bound: bound, $0) }
        case .thread, .mutex, .rwlock, .seqcount, .srcu, .snapshot: nil
        }
    }

    /// The enumeration of the same name and members.
    private func enumeration(_ wanted: Enumeration) -> EnumerationID? {
        target.enumerations.firstIndex { $0.name == wanted.name && $0.members == wanted.members }
            .map { EnumerationID($0) }
    }

    /// The symmetric type of the same name and count.
    private func symmetric(_ wanted: SymmetricType) -> SymmetricID? {
        target.symmetricTypes.firstIndex { $0.name == wanted.name && $0.count == wanted.count }.map { SymmetricID($0) }
    }

    /// The structure of the same name whose fields have the same names and types that correspond.
    private func structure(_ wanted: Structure) -> StructureID? {
        target.structures.firstIndex { found in
            found.name == wanted.name && found.fields.count == wanted.fields.count
                && zip(found.fields, wanted.fields).allSatisfy { $0.name == $1.name && self($1.type) == $0.type }
        }.map { StructureID($0) }
    }
}
