import Engine
import Foundation
import Language

/// A checkpoint that a run goes on from.
struct Resumption {
    /// The path of the file, whatever the present folder is.
    let path: String
    /// The path as the user sees it.
    let shownPath: String
    /// What was asked for.
    let run: CheckpointRun
    /// What is in the file.
    let reader: CheckpointReader

    /// Reads the checkpoint at `path`.
    init(path: String) throws(CheckpointProblem) {
        shownPath = path
        self.path = FilePath.absolute(OutputFile(path: path).target)
        do throws(CheckpointError) {
            reader = try CheckpointReader(CheckpointFileBytes(path: self.path))
            guard let bytes = try reader.bytes(.run),
                let run = try? JSONDecoder().decode(CheckpointRun.self, from: Data(bytes))
            else { throw .damaged("what the run was asked for makes no sense") }
            self.run = run
        } catch {
            throw .unusable(error)
        }
        guard run.tool == CommandLineTool.signature else { throw .otherTool(run.tool) }
    }
}

extension FilePath {
    /// The path from the root to what `path` means in the present folder.
    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
