/// The sizes that the reference allows (section 3), and those that keep the machine's stack in bounds.
enum Limits {
    /// The values of a range.
    static let rangeValues = 1 << 31
    /// The scalars of an array, and of a sequence at its bound.
    static let arrayScalars = 65_536
    /// The values of the type of a set's members.
    static let setValues = 4_096
    /// The combinations that one list of bound names ranges over.
    static let combinations = 1 << 20
    /// The identities of a symmetric type, and the members of a thread.
    static let members = 65_536
    /// The parts of a structure, those of its parts included, each array counted with one element.
    static let structureParts = 4_096
    /// How deeply types nest.
    static let typeDepth = 64
    /// How deeply expressions and blocks nest, those of the definitions that they need included.
    static let syntaxDepth = 256
    /// How deeply calls of functions and procedures nest.
    static let callDepth = 64
}
