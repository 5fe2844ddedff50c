extension ModelLoader {
    /// The programs that `refines` names, by the place of the path; what cannot be read is reported there.
    mutating func loadSpecifications(of trees: [SyntaxTree]) -> [SourceSpan: Specification] {
        var found: [SourceSpan: Specification] = [:]
        for tree in trees {
            for case .refines(_, let path, let span, _, _, _) in tree.declarations.map(\.kind) {
                guard let target = locate(path, at: span, from: tree.file) else { continue }
                do {
                    let trees = try load(target.identity, displayed: target.displayed)
                    let name = trees.first?.modelNames.first?.text
                    found[span] = Specification(name: name ?? FilePath.stem(of: path), trees: trees)
                } catch {
                    report(error, of: path, at: span)
                }
            }
        }
        return found
    }
}
