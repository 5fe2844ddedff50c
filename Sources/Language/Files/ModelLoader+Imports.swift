extension ModelLoader {
    /// The tree of the file that `path` names in `file`; reports what is wrong with it at `span`.
    mutating func resolve(_ path: String, at span: SourceSpan, from file: FileID) -> SyntaxTree? {
        guard let target = locate(path, at: span, from: file) else { return nil }
        guard parsed[target.identity] != nil || sources.files.count < Self.mostFiles else {
            diagnostics.append(Diagnostic(FileMessage.tooManyFiles(Self.mostFiles), at: span))
            return nil
        }
        guard parsed[target.identity] != nil || totalSize < SourceFile.largestSize else {
            diagnostics.append(Diagnostic(FileMessage.filesTooLarge, at: span))
            return nil
        }
        do {
            let tree = try read(target.identity, displayed: target.displayed)
            guard let name = tree.modelNames.first else { return tree }
            let note = DiagnosticNote("its 'model' line", at: name.span)
            diagnostics.append(Diagnostic(FileMessage.importOfModel(path), at: span, notes: [note]))
        } catch {
            report(error, of: path, at: span)
        }
        return nil
    }

    /// How many bytes were read.
    private var totalSize: Int { sources.files.reduce(0) { $0 + $1.text.count } }

    /// The identity and the displayed path of the file that `path` names in `file`, if it may be imported.
    mutating func locate(
        _ path: String, at span: SourceSpan, from file: FileID
    ) -> (identity: String, displayed: String)? {
        guard !path.hasPrefix("/") else {
            diagnostics.append(Diagnostic(FileMessage.importIsAbsolute(path), at: span))
            return nil
        }
        let folder = FilePath.folder(of: identities[file] ?? "/")
        let identity: String
        do {
            identity = try provider.identity(of: folder + "/" + path)
        } catch {
            reportMissing(path, in: folder, at: span)
            return nil
        }
        guard FilePath.isInside(identity, root) else {
            diagnostics.append(Diagnostic(FileMessage.importOutsideRoot(path, root: displayedRoot), at: span))
            return nil
        }
        guard !provider.isStream(identity) else {
            diagnostics.append(Diagnostic(FileMessage.importIsStream(path), at: span))
            return nil
        }
        let displayed = FilePath.join(FilePath.folder(of: sources[file].path), path)
        let isSame = (try? provider.identity(of: displayed)) == identity
        return (identity, isSame ? displayed : identity)
    }

    /// Reports an import of nothing, with the file that was probably meant.
    private mutating func reportMissing(_ path: String, in folder: String, at span: SourceSpan) {
        let known = provider.names(in: FilePath.normalized(folder + "/" + path + "/..")).filter { $0.hasSuffix(".ilv") }
        let name = FilePath.name(of: path)
        let near = known.contains(name + ".ilv") ? name + ".ilv" : NearMiss.best(for: name, among: known)
        let suggestion = near.map { near in
            DiagnosticSuggestion(replace: span, with: "\"\(path.dropLast(name.count))\(near)\"")
        }
        diagnostics.append(Diagnostic(FileMessage.importNotFound(path), at: span, suggestion: suggestion))
    }

    /// Reports a file that exists and cannot be read.
    mutating func report(_ problem: FileProblem, of path: String, at span: SourceSpan) {
        let shown: FileProblem =
            switch problem {
            case .notFound: .notFound(path: path)
            case .isFolder: .isFolder(path: path)
            case .isNoFolder: .isNoFolder(path: path)
            case .unreadable(_, let reason): .unreadable(path: path, reason: reason)
            }
        diagnostics.append(Diagnostic(FileMessage.importUnreadable(shown.text), at: span))
    }
}
