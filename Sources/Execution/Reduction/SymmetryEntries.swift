/// What is to be known of the codes of all domains, in one list: the entries of a domain begin at its offset.
struct SymmetryEntries: Sendable {
    /// The offset of each domain.
    let offsets: [Int32]
    /// The shape of each code.
    let shapes: [UInt64]
    /// Where the atoms of each code begin, and where those of the last end.
    private let atomStarts: [Int32]
    /// The identities that codes are made of.
    let atoms: [CodeAction.Atom]

    /// Joins the lists of `domains`, whose offsets are in order.
    init(_ domains: [SymmetryDomain]) {
        offsets = domains.map { Int32($0.offset) }
        shapes = domains.flatMap(\.shapes)
        atoms = domains.flatMap(\.atoms)
        var (starts, start) = ([Int32](), Int32(0))
        for domain in domains {
            starts += domain.atomStarts.dropLast().map { start + $0 }
            start += Int32(domain.atoms.count)
        }
        atomStarts = starts + [start]
    }

    /// The positions in `atoms` of what a code is made of.
    @inline(__always) func atoms(of entry: Int) -> Range<Int> {
        Int(atomStarts[entry])..<Int(atomStarts[entry + 1])
    }
}
