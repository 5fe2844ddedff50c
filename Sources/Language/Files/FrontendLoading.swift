/// The way from the text of a model to a program, as the command line and the tests take it.
public enum Frontend {
    /// Reads the model `path` with its imports and puts its scenarios together.
    ///
    /// Imports stay, links resolved, inside the folder `root`; without one, inside the nearest enclosing folder named
    /// `Models`, else the folder of the file. What is wrong with imports and text is in the diagnostics of the result.
    ///
    /// - Parameters:
    ///   - path: the root file; imports are shown relative to the same place.
    ///   - root: the folder that imports stay in.
    ///   - files: where files come from.
    /// - Throws: why the root file or the folder `root` cannot be read.
    /// - Complexity: linear in the size of the files.
    public static func load(
        path: String, root: String? = nil, files: some FileProvider = DiskFiles()
    ) throws(FileProblem) -> LoadedModel {
        let identity = try files.identity(of: path)
        let folder = try rootFolder(of: identity, asked: root, files)
        var loader = ModelLoader(files, root: folder.identity, displayedRoot: folder.displayed)
        var model = LoadedModel()
        do {
            model.trees = try loader.load(identity, displayed: path)
        } catch {
            throw error.shown(as: path)
        }
        model.describe(path)
        let (scenarios, problems) = ScenarioResolver.scenarios(of: model.trees)
        model.scenarios = scenarios
        model.specifications = loader.loadSpecifications(of: model.trees)
        model.sources = loader.sources
        model.diagnostics = (loader.diagnostics + problems).shown()
        return model
    }

    /// Reads a model that is made of those files, by their paths; `path` is its root.
    ///
    /// - Throws: `FileProblem.notFound` if `path` is none of them.
    public static func load(_ texts: [String: String], path: String) throws(FileProblem) -> LoadedModel {
        try load(path: path, root: "/", files: MemoryFiles(texts))
    }

    /// The folder that imports stay in.
    private static func rootFolder(
        of identity: String, asked root: String?, _ files: some FileProvider
    ) throws(FileProblem) -> (identity: String, displayed: String) {
        if let root {
            do {
                return (try files.identity(of: root), root)
            } catch {
                throw .isNoFolder(path: root)
            }
        }
        var folder = FilePath.folder(of: identity)
        while folder != "/", FilePath.name(of: folder) != "Models" { folder = FilePath.folder(of: folder) }
        if folder == "/" { folder = FilePath.folder(of: identity) }
        return (folder, folder)
    }
}

extension LoadedModel {
    /// Takes name and title from the `model` line of the root file, or the name from its path.
    fileprivate mutating func describe(_ path: String) {
        isLibrary = true
        name = FilePath.stem(of: path)
        for declaration in trees.first?.declarations ?? [] {
            guard case .model(let declared, let title) = declaration.kind, isLibrary else { continue }
            isLibrary = false
            if !declared.text.isEmpty { name = declared.text }
            self.title = title
        }
    }
}

extension FileProblem {
    /// The problem with the path that the user gave.
    fileprivate func shown(as path: String) -> FileProblem {
        switch self {
        case .notFound: .notFound(path: path)
        case .isFolder: .isFolder(path: path)
        case .isNoFolder: .isNoFolder(path: path)
        case .unreadable(_, let reason): .unreadable(path: path, reason: reason)
        }
    }
}
