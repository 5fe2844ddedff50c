import Language
import Reports

/// Reads and parses what the paths of a command line mean.
struct TargetLoader {
    /// The folder that imports cannot leave; the reference's default where there is none.
    let root: String?

    /// A target for each file in order; libraries that a folder holds are left out, for the models import them.
    func targets(at paths: [String]) -> [CheckTarget] {
        var discovery = ModelDiscovery()
        return paths.flatMap { path in
            let found = discovery.candidates(at: path)
            let targets = found.files.compactMap(target)
            return found.isFolder && targets.isEmpty && !found.isKnown
                ? [CheckTarget(path: path, content: .unreadable(.folderWithoutModels))] : targets
        }
    }

    /// Loads one file; `nil` for a library that nobody named.
    private func target(_ candidate: ModelDiscovery.Candidate) -> CheckTarget? {
        switch candidate {
        case .failure(let path, let failure): return CheckTarget(path: path, content: .unreadable(failure))
        case .named(let path): return load(path)
        case .below(let path):
            let target = load(path)
            if case .loaded(let model) = target.content, model.isLibrary { return nil }
            return target
        }
    }

    /// Loads the file at `path`.
    private func load(_ path: String) -> CheckTarget {
        do throws(FileProblem) {
            return CheckTarget(path: path, content: .loaded(try Frontend.load(path: path, root: root)))
        } catch {
            return CheckTarget(path: path, content: .unreadable(ReadFailure(error)))
        }
    }
}

extension ReadFailure {
    /// The failure that `problem` is.
    init(_ problem: FileProblem) {
        self =
            switch problem {
            case .notFound: .missing
            case .isFolder: .folder
            case .isNoFolder, .unreadable: .refused(problem.text)
            }
    }
}
