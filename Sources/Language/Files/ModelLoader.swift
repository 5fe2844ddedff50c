/// Reads a file with all that it imports.
///
/// Files are numbered in the order in which they are read: a file, then each of its imports, as written, with that one's
/// own imports before the next. The work is a stack, not a recursion, so that imports may form chains of any length.
struct ModelLoader<Provider: FileProvider> {
    /// Where files come from.
    let provider: Provider
    /// The identity of the folder that imports stay in.
    let root: String
    /// The folder as diagnostics show it.
    let displayedRoot: String
    /// The files read so far.
    var sources = SourceMap()
    /// The parsed files by identity, links resolved.
    var parsed: [String: SyntaxTree] = [:]
    /// The identities of files by their numbers.
    var identities: [FileID: String] = [:]
    /// What is wrong so far.
    var diagnostics: [Diagnostic] = []

    /// Makes a loader whose imports stay in `root`.
    init(_ provider: Provider, root: String, displayedRoot: String) {
        self.provider = provider
        self.root = root
        self.displayedRoot = displayedRoot
    }

    /// The most files that a model may have; beyond them imports are reported.
    static var mostFiles: Int { 1_000 }

    /// The file `identity` and everything that it imports, in order.
    mutating func load(_ identity: String, displayed: String) throws(FileProblem) -> [SyntaxTree] {
        let first = try read(identity, displayed: displayed)
        var trees = [first]
        var listed: Set<FileID> = [first.file]
        var pending = imports(of: first)
        while let next = pending.popLast() {
            guard let tree = resolve(next.path, at: next.span, from: next.span.file) else { continue }
            guard listed.insert(tree.file).inserted else { continue }
            trees.append(tree)
            pending += imports(of: tree)
        }
        return trees
    }

    /// The imports of a file, the last first.
    private func imports(of tree: SyntaxTree) -> [(path: String, span: SourceSpan)] {
        tree.declarations.reversed().compactMap {
            if case .importFile(let path, let span) = $0.kind { (path, span) } else { nil }
        }
    }

    /// The tree of a file, which is read at most once.
    mutating func read(_ identity: String, displayed: String) throws(FileProblem) -> SyntaxTree {
        if let known = parsed[identity] { return known }
        let file = sources.add(SourceFile(path: displayed, text: try provider.contents(of: identity)))
        identities[file] = identity
        let (tree, problems) = Parser.parse(file, of: sources)
        parsed[identity] = tree
        diagnostics += problems
        reportSecondModelLine(in: tree)
        return tree
    }

    /// Reports every `model` line of a file but the first.
    private mutating func reportSecondModelLine(in tree: SyntaxTree) {
        let names = tree.modelNames
        for name in names.dropFirst() {
            let note = DiagnosticNote("the first is here", at: names[0].span)
            diagnostics.append(Diagnostic(FileMessage.secondModelLine, at: name.span, notes: [note]))
        }
    }
}

extension SyntaxTree {
    /// The names on the `model` lines.
    var modelNames: [Name] {
        declarations.compactMap { if case .model(let name, _) = $0.kind { name } else { nil } }
    }
}
