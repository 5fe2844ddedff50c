import Engine
import Language
import Reports

/// Why a checkpoint cannot be gone on from.
enum CheckpointProblem: Error, Hashable {
    /// The file cannot be read, is damaged, or is none.
    case unusable(CheckpointError)
    /// It was written by another version of the tool.
    case otherTool(String)
    /// A file that the run has read is another one now.
    case changed(String)
    /// It names files to write, and was not begun by this user here.
    case foreignOutput([String])
    /// The folder that paths are meant in is not there any more.
    case noFolder(String)

    /// What is wrong with the checkpoint at `path`, and what helps: two sentences.
    func text(path: String) -> String {
        let name = "'\(path.withoutInvisible)'"
        switch self {
        case .unusable(.foreign): return "\(name) is no checkpoint. 'interleave check --checkpoint FILE' writes one."
        case .unusable(.otherFormat(let version)):
            return "\(name) is a checkpoint of format \(version), and this is \(CommandLineTool.signature), which has "
                + "another one. Resume it with the version that wrote it, or begin anew with 'interleave check'."
        case .unusable(.truncated):
            return "\(name) is not whole: something is missing at its end, or follows it. A checkpoint takes its place "
                + "whole or not at all, so it was damaged afterwards: use a copy, or begin anew with 'interleave check'."
        case .unusable(.damaged(let what)):
            return "\(name) is damaged: \(what). Use a copy, or begin anew with 'interleave check'."
        case .unusable(.misfit(let what)):
            return "\(name) does not fit: \(what). Begin anew with 'interleave check'."
        case .unusable(.memory):
            return "the states in \(name) do not fit into the memory. Allow more with "
                + "'interleave resume FILE --memory SIZE'."
        case .unusable(.file(let reason)): return "\(name) cannot be read: \(reason)."
        case .otherTool(let tool):
            return "\(name) was written by \(tool.withoutInvisible), and this is \(CommandLineTool.signature). "
                + "Resume it with the version that wrote it, or begin anew with 'interleave check'."
        case .changed(let file):
            return "'\(file.withoutInvisible)' is not what it was when \(name) was written. What was found then "
                + "says nothing of it: put it back, or begin anew with 'interleave check'."
        case .foreignOutput(let files):
            let list = files.map { "'\($0.withoutInvisible)'" }.joined(separator: ", ")
            return "\(name) is of a run that was not begun here by you, as far as is known, and it would write "
                + "\(list). Where that is what you want: interleave resume \(ShellWord.quoted(path)) --accept-output"
        case .noFolder(let folder):
            return "the run of \(name) was begun in '\(folder.withoutInvisible)', which is not there, or cannot "
                + "be entered. Put it back, or begin anew with 'interleave check'."
        }
    }
}
