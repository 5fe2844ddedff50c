/// A set of values that moves, with what is to be known of each code: how its image is computed, and what it is made of.
struct SymmetryDomain: Sendable {
    /// How the codes move.
    let action: CodeAction
    /// The position of the entry for code 0 in the table of images.
    let offset: Int
    /// The shape of each code.
    let shapes: [UInt64]
    /// Where the atoms of each code begin, and where those of the last end.
    let atomStarts: [Int32]
    /// The identities that codes are made of.
    let atoms: [CodeAction.Atom]
    /// The first identity, where the codes are the identities of one class.
    let first: Int?
    /// The image of each code when every identity it is made of moves to 0, where images are sums; else empty.
    private let bases: [Int32]
    /// What each atom adds for each step that its identity moves on, where images are sums.
    private let weights: [Int32]

    /// Prepares the domain with that action.
    init(_ action: CodeAction, offset: Int) {
        self.action = action
        self.offset = offset
        if case .identity(let first, _) = action { self.first = first } else { first = nil }
        var (shapes, starts, atoms) = ([UInt64](), [Int32](), [CodeAction.Atom]())
        for code in 0..<action.count {
            let anatomy = action.anatomy(of: code)
            shapes.append(anatomy.shape)
            starts.append(Int32(atoms.count))
            atoms += anatomy.atoms
        }
        starts.append(Int32(atoms.count))
        (self.shapes, self.atomStarts, self.atoms) = (shapes, starts, atoms)
        (bases, weights) = action.hasSubset ? ([], []) : Self.sums(action, starts, atoms)
    }

    /// The terms of images that are sums: an identity that a code is made of twice has its weight at its first atom.
    private static func sums(
        _ action: CodeAction, _ starts: [Int32], _ atoms: [CodeAction.Atom]
    ) -> (bases: [Int32], weights: [Int32]) {
        var (bases, weights) = ([Int32](), [Int32]())
        for code in 0..<action.count {
            let base = action.image(of: code) { _ in 0 }
            bases.append(Int32(base))
            var seen: Set<Int32> = []
            for atom in atoms[Int(starts[code])..<Int(starts[code + 1])] {
                let isFirst = seen.insert(atom.identity).inserted
                let moved = action.image(of: code) { $0 == Int(atom.identity) ? 1 : 0 }
                weights.append(isFirst ? Int32(moved - base) : 0)
            }
        }
        return (bases, weights)
    }

    /// Writes the image of each code into the table that begins at `start` of `table`, when identities move as `members`
    /// tells: the new number within its class of each.
    func fill(_ table: MachineBuffer<Int32>, at start: Int, _ members: MachineBuffer<Int32>) {
        let offset = start + offset
        if let first {
            for code in 0..<count { table[offset + code] = members[first + code] }
        } else if bases.isEmpty {
            for code in 0..<count {
                table[offset + code] = Int32(action.image(of: code) { Int(members[$0]) })
            }
        } else {
            for code in 0..<count {
                var image = bases[code]
                for index in atoms(of: code) { image += weights[index] * members[Int(atoms[index].identity)] }
                table[offset + code] = image
            }
        }
    }

    /// How many codes there are.
    var count: Int { shapes.count }

    /// The positions in `atoms` of what a code is made of.
    private func atoms(of code: Int) -> Range<Int> {
        Int(atomStarts[code])..<Int(atomStarts[code + 1])
    }
}
