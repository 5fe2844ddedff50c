extension LoadedModel {
    /// What can be taken away in the model, in the order of its files and of their text.
    ///
    /// Only what runs is looked at: operations, rules, procedures and `init`, not functions and properties. The files are
    /// the root and those in the folder beside it that has its name; all of them with `includesImports`. Some of the
    /// results may not compile.
    public func mutations(includesImports: Bool = false) -> [Mutation] {
        guard let root = trees.first.map({ sources[$0.file].path }) else { return [] }
        let stem = root.hasSuffix(".ilv") ? String(root.dropLast(4)) : root
        var collector = MutationCollector(self)
        for tree in trees where includesImports || tree.file == trees[0].file || isBelow(stem, tree) {
            for declaration in tree.declarations { collector.collect(declaration) }
        }
        collector.collectLocks()
        let kinds = Dictionary(uniqueKeysWithValues: zip(MutationKind.allCases, 0...))
        return collector.mutations.enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            let left = (x.span.file.index, x.span.start, kinds[x.kind] ?? 0, a.offset)
            return left < (y.span.file.index, y.span.start, kinds[y.kind] ?? 0, b.offset)
        }.map(\.element)
    }

    /// The model with that mutation.
    public func applying(_ mutation: Mutation) -> LoadedModel {
        var result = self
        result.trees = trees.enumerated().map { index, tree in
            let additions = index == 0 ? mutation.edits.additions : []
            return SyntaxTree(
                file: tree.file, declarations: tree.declarations.map(mutation.edits.apply) + additions)
        }
        return result
    }

    /// Whether a file lies in the folder `stem`.
    private func isBelow(_ stem: String, _ tree: SyntaxTree) -> Bool {
        sources[tree.file].path.hasPrefix(stem + "/")
    }
}
