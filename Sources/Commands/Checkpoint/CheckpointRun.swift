import Engine
import Foundation
import Language

/// What a checkpoint says of the run that it was written in, beside how far this has come.
struct CheckpointRun: Codable, Hashable {
    /// The tool that wrote it, with its version.
    var tool: String
    /// What tells the run from all others; `nil` where nobody needs to know.
    var name: String?
    /// The words behind `check`.
    var arguments: [String]
    /// The folder that paths are meant in.
    var folder: String
    /// The day on which entries of a baseline have expired or not.
    var today: String
    /// The files that the run has read, in order.
    var files: [File]
    /// Whether everything that was asked for is done.
    var isOver = false

    /// A file, and what was in it.
    struct File: Codable, Hashable {
        /// The path as the user sees it.
        var path: String
        /// A digest of its bytes; `nil` where it could not be read.
        var digest: String?
    }
}

extension CheckpointRun {
    /// The files that `targets` were made of, and the baseline.
    static func files(of targets: [CheckTarget], baseline: String?) -> [File] {
        let models = targets.flatMap { target -> [File] in
            guard case .loaded(let model) = target.content else { return [File(path: target.path)] }
            return model.sources.files.map { File(path: $0.path, digest: CheckpointDigest.text(of: $0.text)) }
        }
        let accepted = baseline.map { path in
            let text = FileManager.default.contents(atPath: path)
            return File(path: path, digest: text.map { CheckpointDigest.text(of: [UInt8]($0)) })
        }
        return models + (accepted.map { [$0] } ?? [])
    }

    /// The first file in which the two lists differ; `nil` where they are the same.
    static func firstChange(from before: [File], to now: [File]) -> String? {
        if before == now { return nil }
        let changed = zip(before, now).first { $0 != $1 }
        return changed.map { $0.path == $1.path ? $0.path : ($0.path < $1.path ? $0.path : $1.path) }
            ?? (before.count > now.count ? before[now.count] : now[before.count]).path
    }
}
